"""What exhibits of compared cities share: what has to be known to read them, from when and from whom they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.model.address import NONE
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits.drawings import Dot
from lib.show.exhibits.sources import of_rows
from lib.show.selected.city_view import CityView, city_view
from lib.show.wording import city_words, comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lib.model.address import Value
    from lib.model.records import Record
    from lib.show.exhibits.exhibit import Source
    from lib.show.exhibits.wanted import Wanted


def view_of(wanted: Wanted) -> CityView:
    """What the page of cities shows for the view that is asked for."""
    return city_view(wanted.comparison, wanted.city.config.istat_code, wanted.asked)


def keys(wanted: Wanted, view: CityView) -> dict[str, Value]:
    """The keys that every part of the page depends on, and the panel that is open for this one."""
    found: dict[str, Value] = {
        "city_indicator": view.id,
        "city": view.city or NONE,
        "workshop": "1" if view.workshop else "0",
        "panel": wanted.chart,
    }
    return found | ({"period": view.period} if view.period else {})


def about(view: CityView, lang: str) -> tuple[str, ...]:
    """Unit, direction, level, coverage, the filter, notes of single figures, what to be careful about."""
    parts = (
        *city_words.conditions(view, lang),
        *city_words.filtered(view, lang),
        *city_words.notes(view.known(), lang),
        view.indicator[f"caveat_{lang}"],
    )
    return tuple(text for text in parts if text)


def interval(view: CityView, lang: str) -> str:
    """How the intervals of the figures were found; "" where there are none."""
    known = view.known()
    bounded = (known["value"].notna() & known["lower"].notna()).any()
    kind = view.indicator["interval"]
    return words.intervals(lang)[kind] if bounded and kind != "none" else ""


def figure_dot(view: CityView, row: Record, name: str, lang: str) -> Dot:
    """A unit with its figure as a dot."""
    text = comparison.figure(row, view.decimals, lang)
    mark = view.marks.of(row["unit_id"])
    return Dot(row["unit_id"], name, row["value"], row["lower"], row["upper"], text, mark)


def without(view: CityView, lang: str) -> tuple[str, ...]:
    """The names of the units without a figure."""
    rows = view.rows()
    return tuple(rows.loc[rows["status"] == "", f"name_{lang}"])


def sources(view: CityView, lang: str) -> tuple[Source, ...]:
    """The sources of the figures that are drawn; the indicator's own where none is."""
    return cited(view, records(view.known()), lang)


def cited(view: CityView, rows: Iterable[Mapping[str, str]], lang: str) -> tuple[Source, ...]:
    """The sources of some rows; the indicator's own where they name none."""
    found = of_rows(view.package, rows, lang)
    return found or of_rows(view.package, [{"source_id": view.indicator["source_id"], "url": ""}], lang)


def period(view: CityView, lang: str) -> str:
    """The period of the figures in words."""
    return numbers.period(view.period, lang) if view.period else ""
