"""The two data packages the dashboard shows: loaded once, shared by all visitors, never changed."""

from __future__ import annotations

import json
import os
import sys
from functools import lru_cache
from pathlib import Path

from lib.locale import LANGUAGES
from lib.model.stories import problems
from lib.store import Package, PackageError
from lib.store.apart import load_apart
from lib.store.problem import Origin
from lib.store.story_file import PATH

DATA = Path(__file__).parents[2] / "data"
CITY_VARIABLE = "DORA_PACKAGE"
COMPARISON_VARIABLE = "DORA_COMPARISON"


def _only_city_package() -> Path:
    """Where no package is named: the one city package under data/, found by its descriptor."""
    for descriptor in sorted(DATA.glob("*/datapackage.json")):
        if json.loads(descriptor.read_text(encoding="utf-8")).get("dora", {}).get("kind") == "city":
            return descriptor.parent
    raise FileNotFoundError(f"no city package under {DATA}; name one in {CITY_VARIABLE}")


def _folders() -> tuple[Path, Path]:
    named = os.environ.get(CITY_VARIABLE)
    city_folder = Path(named) if named else _only_city_package()
    return city_folder, Path(os.environ.get(COMPARISON_VARIABLE) or DATA / "italy")


@lru_cache(maxsize=1)
def both() -> tuple[Package, Package]:
    """Both packages; a server does not start on one that is not in order, and says what is wrong with it."""
    try:
        first, second = load_apart(_folders())
        _check_story(first, second)
    except PackageError as failure:
        sys.exit("\n".join(failure.text(lang) for lang in LANGUAGES))
    return first, second


def _check_story(city: Package, comparison: Package) -> None:
    """Compare the city's own story with both packages. Raises PackageError with all that is not there."""
    found = problems(city.story, city, comparison, Origin(city.name, PATH)) if city.story else ()
    if found:
        raise PackageError(found)


def city() -> Package:
    """The city package: the one named in DORA_PACKAGE, else the one under data/."""
    return both()[0]


def comparison() -> Package:
    """The comparison package: the one named in DORA_COMPARISON, else data/italy."""
    return both()[1]
