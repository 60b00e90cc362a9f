"""The ranks of a composite as a list in HTML: for each unit a line over the ranks it takes, and a dot on their median.

A list and not a chart, because the page with the map draws it too: a chart library would be fetched for it alone.
Each row is a link that chooses its unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.records import records
from lib.show import escape, numbers
from lib.show.plots.dot_plot import GLYPHS
from lib.show.plots.marks import CHOSEN, HOME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lib.model.composite import Composite
    from lib.model.composites.sensitivity import Sensitivity
    from lib.show.plots.marks import Marks

ENDS = 10
"""So many are shown from either end where there are more than `ALL`."""
ALL = 40


@dataclass(frozen=True)
class Line:
    """One unit: the median of its ranks, the interval around it, and its rank by the method that was chosen."""

    unit_id: str
    name: str
    median: int
    low: int
    high: int
    own: int


def lines(found: Sensitivity, made: Composite, names: Mapping[str, str]) -> tuple[Line, ...]:
    """The units that have a composite, from the best median rank."""
    rows = found.table().reset_index()
    own = made.rank.to_dict()
    return tuple(
        Line(
            each["unit_id"],
            names[each["unit_id"]],
            int(each["median"]),
            int(each["low"]),
            int(each["high"]),
            int(own[each["unit_id"]]),
        )
        for each in records(rows)
    )


def shortened(every: Sequence[Line], chosen: str) -> list[Line | int]:
    """The first and the last ten of many, and the chosen one; where others are left out, how many."""
    if len(every) <= ALL:
        return list(every)
    kept = [
        place
        for place, line in enumerate(every)
        if place < ENDS or place >= len(every) - ENDS or line.unit_id == chosen
    ]
    found: list[Line | int] = []
    for before, place in zip([-1, *kept], kept, strict=False):
        found += [place - before - 1] if place - before > 1 else []
        found.append(every[place])
    return found


def picture(every: Sequence[Line], marks: Marks, address: Callable[[str], str], lang: str) -> str:
    """The list, its axis above it; `address` gives the address that chooses a unit. Ranks run from 1, the best."""
    _ = catalogue(lang).gettext
    label = escape.html(
        _("Places by the composite, from the best: median, and interval from the 5th to the 95th percentile")
    )
    ends = f"<u>1</u><u>{numbers.decimal(len(every), 0, lang)}</u>"
    place, median = escape.html(_("Place")), escape.html(_("median (5–95%)"))
    head = f"<span>{place}</span><i>{ends}</i><strong>{median}</strong>"
    rows = "".join(
        _gap(each, lang) if isinstance(each, int) else _item(each, len(every), marks, address(each.unit_id), lang)
        for each in shortened(every, marks.chosen)
    )
    return f'<div class="ranks"><p aria-hidden="true">{head}</p><ol aria-label="{label}">{rows}</ol></div>'


def signs(every: Sequence[Line], marks: Marks, lang: str) -> list[tuple[str, str]]:
    """What the signs in the picture stand for."""
    _ = catalogue(lang).gettext
    units = {line.unit_id for line in every}
    found = [("━", _("places from the 5th to the 95th percentile")), (GLYPHS[""], _("median place"))]
    found.append(("│", _("place by the method and weights chosen here")))
    if marks.chosen in units:
        found.append((GLYPHS[CHOSEN], _("the chosen one")))
    if marks.home in units - {marks.chosen}:
        found.append((GLYPHS[HOME], _("the city of this dashboard")))
    return found


def _item(line: Line, total: int, marks: Marks, address: str, lang: str) -> str:
    low, high, median, own = (_at(rank, total) for rank in (line.low, line.high, line.median, line.own))
    mark = marks.of(line.unit_id)
    current = ' aria-current="true"' if mark == CHOSEN else ""
    drawn = (
        f'<u style="left:{low:.2%};width:{high - low:.2%}"></u><s style="left:{own:.2%}"></s>'
        f'<b class="{mark}" style="left:{median:.2%}"></b>'
    )
    return (
        f'<li><a href="{escape.html(address)}" data-soft target="_self"{current}>'
        f"<span>{escape.html(line.name)}</span><i>{drawn}</i><strong>{escape.html(_text(line, lang))}</strong></a></li>"
    )


def _at(rank: int, total: int) -> float:
    return (rank - 1) / (total - 1)


def _text(line: Line, lang: str) -> str:
    median, low, high = (numbers.decimal(rank, 0, lang) for rank in (line.median, line.low, line.high))
    return f"{median} ({low}–{high})"


def _gap(others: int, lang: str) -> str:
    text = catalogue(lang).gettext("… {count} others between them")
    return f'<li class="gap">{escape.html(text.format(count=numbers.decimal(others, 0, lang)))}</li>'
