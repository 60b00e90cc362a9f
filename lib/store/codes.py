"""The closed lists of words that a data package may use: one place, one tuple each."""

from enum import StrEnum


class Kind(StrEnum):
    """What a package describes: one city from inside, or many beside each other."""

    CITY = "city"
    COMPARISON = "comparison"


class Status(StrEnum):
    """How a figure came about, or why there is none."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    INDICATIVE = "indicative"
    NOT_PUBLISHED = "not published"
    NOT_COMPUTABLE = "not computable"


WITHOUT_FIGURE = (Status.NOT_PUBLISHED, Status.NOT_COMPUTABLE)

THEMES = (
    "perceived-safety",
    "recorded-safety",
    "evening-activity",
    "access",
    "care-of-places",
    "community",
    "capacity",
    "context",
)
STATUSES = tuple(Status)
CATALOGUE_STATUSES = (Status.COMPUTED, Status.PUBLISHED, Status.NOT_PUBLISHED)
CONFIDENCES = ("high", "medium", "low", "none")
DIRECTIONS = ("higher", "lower", "context")
MEASURES = ("number", "yes-no")
INTERVALS = ("poisson", "published", "position", "none")
TIME_BANDS = ("", "day", "evening", "night", "weekend-night")

AREA_LEVELS = ("neighbourhood", "zone", "stretch")
CELL = "cell"
TERRITORY_LEVELS = (
    "pilot",
    "city",
    "district",
    "neighbourhood",
    "postcode",
    "zone",
    "square",
    "country",
)
CITY_LEVELS = ("area", *TERRITORY_LEVELS)
COMPARISON_LEVELS = ("comune", "province", "region", "urban-audit")

BOUNDARIES = ("official", "grouped", "indicative")
HUES = ("", "warm", "cool")
PLACE_KINDS = (
    "redeveloped",
    "university",
    "library",
    "hub",
    "venue",
    "market",
    "square",
    "business",
    "residence",
    "park",
    "focus",
)
EVENT_KINDS = (
    "funding",
    "project",
    "communication",
    "research",
    "governance",
    "co-design",
    "works",
    "call",
    "transfer",
    "technology",
    "local-project",
    "follow-up",
    "award",
)
MODEL_PARTS = (
    "context",
    "identity",
    "aim",
    "procedure",
    "governance",
    "challenge",
    "result",
    "transfer",
    "workshop",
)
VENUE_KINDS = ("bar", "restaurant")
RIVER_PARTS = ("banks", "centreline")
STREET_RANKS = ("main", "local")
CITY_SETS = ("core", "extra")
TARGET_KINDS = ("number", "date")
TARGET_COMPARISONS = ("at-least", "at-most", "equal", "by")

POINTS = ("Point",)
LINES = ("LineString", "MultiLineString")
SURFACES = ("Polygon", "MultiPolygon")
