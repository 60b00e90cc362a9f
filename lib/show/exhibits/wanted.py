"""A view as those who make an exhibit of it need it: read by the vocabulary of two packages, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.address import vocabulary
from lib.model.asked import Asked
from lib.store.view import View

if TYPE_CHECKING:
    from lib.model.address import Key, Value
    from lib.store import Package


class NoExhibitError(ValueError):
    """There is nothing to show: no such page or chart, or these packages have no figures for it."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is asked for: the part of a page by its names, the keys of the address, the packages, the language."""

    page: str
    chart: str
    asked: Asked
    city: Package
    comparison: Package
    lang: str

    def view(self, **values: Value) -> View:
        """The view with every key that decides it, as the address writes them."""
        keys = self.asked.keys
        return View(self.page, self.chart, tuple((name, keys[name].text(value)) for name, value in values.items()))


def wanted(view: View, chart: str, city: Package, comparison: Package, lang: str) -> Wanted:
    """Read a view; `chart` is the part that is shown where the view does not say."""
    return Wanted(view.page, chart, Asked(view.query, _keys(city, comparison)), city, comparison, lang)


@lru_cache(maxsize=4)
def _keys(city: Package, comparison: Package) -> dict[str, Key]:
    return vocabulary(city, comparison)
