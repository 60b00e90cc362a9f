"""From a view to its exhibit: which maker each part of a page has."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from lib.locale import catalogue
from lib.show.exhibits.wanted import NoExhibitError, Wanted, wanted
from lib.store.view import CHARTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package
    from lib.store.view import View

__all__ = ["MAKERS", "NoExhibitError", "exhibit"]

MAKERS = {
    ("", "map"): "overview_map:overview_map",
    ("", "timeline"): "timeline:timeline",
    ("", "darkness"): "darkness:of_areas",
    ("", "knowledge"): "knowledge:knowledge",
    ("", "model"): "model:model",
    ("map", "map"): "area_map:area_map",
    ("map", "areas"): "area_bars:area_bars",
    ("map", "spread"): "spread:spread",
    ("map", "composite"): "composite:of_areas",
    ("indicators", "list"): "indicators:indicators",
    ("cities", "ranking"): "ranking:ranking",
    ("cities", "change"): "change:change",
    ("cities", "scatter"): "scatter:scatter",
    ("cities", "map"): "country_map:country_map",
    ("cities", "table"): "city_list:city_list",
    ("cities", "darkness"): "darkness:of_cities",
    ("cities", "like"): "likeness:likest",
    ("cities", "composite"): "composite:of_cities",
    ("monitoring", "status"): "monitoring:monitoring",
}
"""Module and function of each part. They are loaded when a part is asked for: some need the chart library, which a
server that shows maps has no room for."""


@lru_cache(maxsize=512)
def exhibit(view: View, city: Package, comparison: Package, lang: str) -> Exhibit:
    """What a view shows, in one language: made once and shared, so nobody changes its table.

    Keys that are missing, unknown or do not go together take their usual values, as on the pages; the `view` of the
    result has all of them written out, and the name of its chart.
    Raises NoExhibitError for a page without charts, for a chart it does not have, and where the packages have no
    figures for it.
    """
    charts = CHARTS.get(view.page, ())
    chart = view.chart or next(iter(charts), "")
    if (view.page, chart) not in MAKERS:
        text = catalogue(lang).gettext("There is nothing to show alone: page “{page}”, chart “{chart}”.")
        raise NoExhibitError(text.format(page=view.page, chart=chart))
    return _maker(view.page, chart)(wanted(view, chart, city, comparison, lang))


@lru_cache(maxsize=64)
def _maker(page: str, chart: str) -> Callable[[Wanted], Exhibit]:
    module, _colon, name = MAKERS[page, chart].partition(":")
    return cast("Callable[[Wanted], Exhibit]", getattr(import_module(f"lib.show.exhibits.{module}"), name))
