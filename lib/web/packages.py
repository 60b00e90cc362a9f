"""The two data packages the dashboard shows: loaded once, shared by all visitors, never changed."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from lib.store import Package, load_package

DATA = Path(__file__).parents[2] / "data"
CITY_VARIABLE = "DORA_PACKAGE"
COMPARISON_VARIABLE = "DORA_COMPARISON"


def _only_city_package() -> Path:
    """Where no package is named: the one city package under data/, found by its descriptor."""
    import json

    for descriptor in sorted(DATA.glob("*/datapackage.json")):
        if json.loads(descriptor.read_text(encoding="utf-8")).get("dora", {}).get("kind") == "city":
            return descriptor.parent
    raise FileNotFoundError(f"no city package under {DATA}; name one in {CITY_VARIABLE}")


@lru_cache(maxsize=1)
def city() -> Package:
    """The city package: the one named in DORA_PACKAGE, else the one under data/."""
    named = os.environ.get(CITY_VARIABLE)
    return load_package(Path(named) if named else _only_city_package())


@lru_cache(maxsize=1)
def comparison() -> Package:
    """The comparison package: the one named in DORA_COMPARISON, else data/italy."""
    return load_package(Path(os.environ.get(COMPARISON_VARIABLE) or DATA / "italy"))
