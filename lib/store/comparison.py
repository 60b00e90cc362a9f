"""What the package that compares cities must hold."""

from lib.store import codes
from lib.store.codes import SURFACES
from lib.store.columns import both, code, integer, number, one_of, text, truth
from lib.store.tables import Content, Link, Table, indicators, observations, outline, sources, table, themes

CITY_CODE = ("[0-9]{6}", "058091")
REGION_CODE = ("[0-9]{2}", "05")


def cities() -> Table:
    """Declare the cities, with what ISTAT says of their size and place."""
    columns = {
        "istat_code": code(*CITY_CODE),
        "name": text(required=True),
        "province_code": code("[0-9]{3}", "058"),
        "region_code": code(*REGION_CODE),
        "nuts3": code("[A-Z]{2}[0-9A-Z]{3}", "ITI43"),
        "lat": number(-90, 90, required=True),
        "lon": number(-180, 180, required=True),
        "population": integer(1),
        "population_year": integer(1861),
        "legal_population_2021": integer(1),
        "area_km2": number(0, required=True),
        "set": one_of(codes.CITY_SETS),
        "in_workshop": truth(),
        **both("workshop_note"),
    }
    return table(columns, Link("region_code", "regions"), needs_rows=True)


def regions() -> Table:
    """Declare the regions."""
    return table({"region_code": code(*REGION_CODE), **both("name", required=True)}, needs_rows=True)


COMPARISON = Content(
    {
        "themes": themes(),
        "sources": sources(),
        "indicators": indicators(codes.COMPARISON_LEVELS),
        "cities": cities(),
        "regions": regions(),
        "observations": observations("istat_code", code(*CITY_CODE), "cities"),
        "region_observations": observations("region_code", code(*REGION_CODE), "regions"),
    },
    {"regions": outline("region_code", code(*REGION_CODE), *SURFACES)},
)
