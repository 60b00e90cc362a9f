"""What exhibits of areas and cells share: what has to be known to read them, from when and from whom they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits.drawings import Dot
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows, together
from lib.show.lists.area_bars import ordered, without_figure
from lib.show.maps.areas import OUTLINED
from lib.show.tables.area_table import area_table
from lib.show.wording import comparison

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.records import Record
    from lib.show.exhibits.exhibit import Drawing, Source
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.area_view import AreaView
    from lib.store.view import View

MANY_PERIODS = 3


def exhibit_of(
    wanted: Wanted,
    view: AreaView,
    shown: View,
    drawing: Drawing,
    finding: str,
    *,
    table: pd.DataFrame | None = None,
    method: str = "",
    layers: tuple[Source, ...] = (),
) -> Exhibit:
    """An exhibit of one indicator on one scale; `table` is `area_table` unless another one is given."""
    lang, about = wanted.lang, view.indicator
    rows = known(view)
    return Exhibit(
        view=shown,
        lang=lang,
        name=str(about[f"name_{lang}"]),
        finding=finding,
        about=_about(view, rows, lang),
        period=periods([numbers.when(row, lang) for row in rows]),
        method=sentence(method, *_how(view, rows, lang)),
        table=area_table(view.package, view.id, view.scale, lang) if table is None else table,
        sources=together(of_rows(view.package, _cited(view, rows), lang), layers),
        drawing=drawing,
    )


def known(view: AreaView) -> list[Record]:
    """The areas that have a figure, the largest first."""
    rows = records(ordered(view.package, view.id, view.scale))
    return [row for row in rows if not all(math.isnan(row[column]) for column in ("value", "lower", "upper"))]


def dot(row: Record, decimals: int, chosen: str, lang: str) -> Dot:
    """A row as a dot: neighbourhoods have their own colours, of others the chosen one is marked."""
    hue = row["hue"] if row["level"] == OUTLINED else ""
    mark = hue or ("chosen" if row["area_id"] == chosen else row["hue"])
    text = comparison.figure(row, decimals, lang)
    return Dot(row["area_id"], row[f"name_{lang}"], row["value"], row["lower"], row["upper"], text, mark)


def missing(view: AreaView, lang: str) -> tuple[str, ...]:
    """The areas without a figure, each group with the reason."""
    groups = without_figure(view.package, view.id, view.scale, lang)
    return tuple(f"{names}: {words.statuses(lang)[status]}" for status, names in groups)


def periods(found: list[str]) -> str:
    """Several periods in words as one text; "" where none is known."""
    each = [text for text in dict.fromkeys(found) if text and text != numbers.MISSING]
    return ", ".join(each) if len(each) <= MANY_PERIODS else f"{each[0]} … {each[-1]}"


def sentence(*parts: str) -> str:
    """Several remarks as one text."""
    return "; ".join(part for part in parts if part)


def _about(view: AreaView, rows: list[Record], lang: str) -> tuple[str, ...]:
    about = view.indicator
    statuses = dict.fromkeys(words.statuses(lang)[row["status"]] for row in rows)
    return tuple(
        text
        for text in (
            about[f"unit_{lang}"],
            words.scales(lang)[view.scale],
            words.directions(lang)[about["direction"]],
            *statuses,
            about[f"caveat_{lang}"],
            *(missing(view, lang) if rows else ()),
        )
        if text
    )


def _how(view: AreaView, rows: list[Record], lang: str) -> list[str]:
    _, about = catalogue(lang).gettext, view.indicator
    bounded = any(not math.isnan(row["value"]) and not math.isnan(row["lower"]) for row in rows)
    formula = about[f"formula_{lang}"] if about["status"] == "computed" else ""
    interval = words.intervals(lang)[about["interval"]] if bounded and about["interval"] != "none" else ""
    labelled = ((_("Formula"), formula), (_("Interval"), interval))
    return [f"{label}: {text}" for label, text in labelled if text]


def _cited(view: AreaView, rows: list[Record]) -> list[Record]:
    """Figures name their sources, or their indicator does."""
    usual = view.indicator["source_id"]
    cited = [row if row["source_id"] else {"source_id": usual, "url": ""} for row in rows]
    return cited or [{"source_id": usual, "url": ""}]
