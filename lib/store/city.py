"""What the package of one city must hold."""

import pandera.pandas as pa

from lib.store import codes
from lib.store.codes import LINES, POINTS, SURFACES
from lib.store.columns import H3_CELL, address, both, code, identifier, integer, moment, number, one_of, text
from lib.store.tables import (
    Columns,
    Content,
    Link,
    Table,
    evidence,
    indicators,
    layer,
    observations,
    outline,
    sources,
    table,
    themes,
)

TO_AREA = Link("area_id", "areas")
TO_SOURCE = Link("source_id", "sources")
TO_TERRITORY = Link("territory_id", "territories")


def areas() -> Table:
    """Declare the areas on the map: their limits, and what their boundary is worth."""
    columns = {
        "area_id": identifier(),
        "order": integer(),
        "level": one_of(codes.AREA_LEVELS),
        "parent_id": identifier(required=False),
        **both("name", required=True),
        **both("limits", required=True),
        "boundary": one_of(codes.BOUNDARIES),
        **both("boundary_note"),
        "zone_codes": text(),
        "hue": one_of(codes.HUES),
        "source_id": identifier(),
    }
    parent = Link("parent_id", "areas")
    return table(columns, parent, Link("zone_codes", "city_zones", many=True), TO_SOURCE, needs_rows=True)


def cell_id() -> pa.Column:
    """Hold the index of a hexagon of the H3 grid."""
    return code(H3_CELL, "8a1f9640005ffff")


def cells() -> Table:
    """Declare the hexagons that the areas are cut into: the areas each centre lies in, the nearest street."""
    columns = {
        "cell_id": cell_id(),
        "order": integer(),
        "area_id": identifier(),
        "zone_id": identifier(required=False),
        "stretch_id": identifier(required=False),
        **both("name", required=True),
        "street": text(),
        "street_m": number(0),
        "inside_share": number(0, 1, required=True),
        "source_id": identifier(),
    }
    return table(columns, TO_AREA, Link("zone_id", "areas"), Link("stretch_id", "areas"), TO_SOURCE)


def targets() -> Table:
    """Declare what was planned, by number or by date, and what came of it, as far as both were published."""
    columns = {
        "target_id": identifier(),
        "order": integer(),
        "indicator_id": identifier(required=False),
        "area_id": identifier(required=False),
        "territory_id": identifier(required=False),
        "kind": one_of(codes.TARGET_KINDS),
        "comparison": one_of(codes.TARGET_COMPARISONS),
        **both("name", required=True),
        "planned": number(),
        "planned_date": moment(),
        "actual": number(),
        "actual_date": moment(),
        **both("unit"),
        **evidence(),
    }
    return table(columns, Link("indicator_id", "indicators"), TO_AREA, TO_TERRITORY, TO_SOURCE)


def territories() -> Table:
    """Declare what figures are about when it is none of the areas."""
    columns: Columns = {"territory_id": identifier(), "level": one_of(codes.TERRITORY_LEVELS)}
    return table({**columns, **both("name", required=True), **both("note")})


def city_zones() -> Table:
    """Declare every zone of the city: the distribution in which an area has its place."""
    zone = code("[0-9A-Za-z]+", "04")
    return table({"zone_code": zone, "name": text(required=True), "residents": integer(), "bars": integer()})


def places() -> Table:
    """Declare places with a name, and the works done there."""
    columns = {
        "place_id": identifier(),
        "name": text(required=True),
        "kind": one_of(codes.PLACE_KINDS),
        "area_id": identifier(required=False),
        "accuracy_m": number(0),
        "surface_m2": number(0),
        "cost_eur": number(0),
        "started": moment(),
        "opened": moment(),
        "programme": text(),
        **evidence(),
    }
    return table(columns, TO_AREA, TO_SOURCE)


def local_projects() -> Table:
    """Declare the projects funded, as far as they are known."""
    columns = {
        "project_id": identifier(),
        "name": text(required=True),
        "lead": text(),
        "area_id": identifier(required=False),
        **both("area_basis"),
        **both("topic"),
        **both("place"),
        "address": text(),
        "accuracy_m": number(0),
        **both("position_method"),
        "grant_eur": number(0),
        "opened": moment(),
        **evidence(),
    }
    return table(columns, TO_AREA, TO_SOURCE)


def timeline() -> Table:
    """Declare what happened, and when."""
    columns = {"event_id": identifier(), "start": moment(required=True), "end": moment()}
    words = {"kind": one_of(codes.EVENT_KINDS), **both("name", required=True), **both("place")}
    return table({**columns, **words, **evidence()}, TO_SOURCE)


def model() -> Table:
    """Declare what is documented of how the city went about it."""
    columns = {
        "statement_id": identifier(),
        "order": integer(),
        "part": one_of(codes.MODEL_PARTS),
        **both("statement", required=True),
        "source_id": identifier(required=False),
        "url": address(),
        "confidence": one_of(codes.CONFIDENCES),
    }
    return table(columns, TO_SOURCE)


def frameworks() -> Table:
    """Declare how other frameworks define indicators of the evening, by our themes."""
    columns = {
        "framework_id": identifier(),
        "order": integer(),
        "framework": text(required=True),
        **both("group"),
        **both("name", required=True),
        **both("definition"),
        **both("unit"),
        "theme_id": identifier(),
        "used_by_project": text(),
        "url": address(),
        "confidence": one_of(codes.CONFIDENCES),
        **both("note"),
    }
    return table(columns, Link("theme_id", "themes"))


def highlights() -> Table:
    """Declare the figures that tell the project, among the context observations."""
    columns = {"highlight_id": identifier(), "order": integer()}
    pointers = {"indicator_id": identifier(), "territory_id": identifier(), "period": text()}
    links = (Link("indicator_id", "indicators"), TO_TERRITORY)
    return table({**columns, **pointers, **both("label", required=True)}, *links)


CITY = Content(
    {
        "themes": themes(),
        "sources": sources(),
        "indicators": indicators(codes.CITY_LEVELS),
        "areas": areas(),
        "cells": cells(),
        "territories": territories(),
        "observations": observations("area_id", identifier(), "areas"),
        "cell_observations": observations("cell_id", cell_id(), "cells"),
        "context_observations": observations("territory_id", identifier(), "territories"),
        "city_zones": city_zones(),
        "places": places(),
        "local_projects": local_projects(),
        "targets": targets(),
        "timeline": timeline(),
        "model": model(),
        "frameworks": frameworks(),
        "highlights": highlights(),
    },
    {
        "areas": outline("area_id", identifier(), *SURFACES),
        "cells": outline("cell_id", cell_id(), *SURFACES),
        "places": outline("place_id", identifier(), *POINTS),
        "local_projects": outline("project_id", identifier(), *POINTS, may_lack_shape=True),
        "stops": layer({"stop_id": identifier(), "name": text(), "lines": text(), "night_lines": text()}, *POINTS),
        "venues": layer({"venue_id": identifier(), "name": text(), "kind": one_of(codes.VENUE_KINDS)}, *POINTS),
        "gardens": layer({"garden_id": identifier(), "name": text()}, *POINTS),
        "crossings": layer({"crossing_id": identifier(), "name": text(), "river": text(required=True)}, *POINTS),
        "river": layer(
            {"river_id": identifier(), "name": text(required=True), "part": one_of(codes.RIVER_PARTS)},
            *LINES,
            *SURFACES,
        ),
        "streets": layer({"street_id": identifier(), "name": text(), "rank": one_of(codes.STREET_RANKS)}, *LINES),
    },
    frozenset({"cells", "cell_observations", "targets"}),
)
