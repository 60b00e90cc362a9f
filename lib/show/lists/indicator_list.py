"""The catalogue as a table in HTML: theme by theme, one row an indicator, the areas beside each other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.side_by_side import compared_areas
from lib.show import escape, words
from lib.show.lists.side_figures import side_picture
from lib.show.plots.pair import TICK, sign
from lib.show.wording.side_texts import earlier, elsewhere, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lib.model.side_by_side import Line
    from lib.store import Package


def indicator_list(package: Package, lines: Sequence[Line], address: Callable[[str], str], lang: str) -> str:
    """Write the lines as a table; `address` gives the address that opens an indicator by its id.

    It does not show which indicator is chosen (see `chosen`), so that it stays as it is when another one is.
    """
    _ = catalogue(lang).gettext
    areas = compared_areas(package).to_dict("records")
    hues = {area["area_id"]: area["hue"] for area in areas}
    pictures = {line.indicator["indicator_id"]: side_picture(package, line) for line in lines}
    drawn = pictures if any(pictures.values()) else None
    first = escape.html(_("Indicator and unit"))
    heads = [f'<th scope="col">{first}</th>']
    heads += [
        f'<th scope="col" class="area {area["hue"]}-ink">{sign(area["hue"])}{escape.html(area[f"name_{lang}"])}</th>'
        for area in areas
    ]
    titles = [_("Reference or other territory"), *([_("From 0 to the largest")] if drawn else []), _("Status")]
    heads += [f'<th scope="col">{escape.html(title)}</th>' for title in titles]
    groups = [(theme, list(group)) for theme, group in groupby(lines, key=lambda line: line.indicator["theme_id"])]
    bodies = []
    for theme, group in groups:
        rows = "".join(_row(line, hues, drawn, address, lang) for line in group)
        head = f'<th scope="rowgroup" colspan="{len(heads)}">{_theme(package, theme, len(groups) == 1, lang)}</th>'
        bodies.append(f"<tbody><tr>{head}</tr>{rows}</tbody>")
    label = escape.html(_("Indicators with their figures, area beside area"))
    table = '<table class="drawn">' if drawn else "<table>"
    return (
        f'<div class="indicator-list" role="region" aria-label="{label}" tabindex="0">'
        f"{table}<thead><tr>{''.join(heads)}</tr></thead>{''.join(bodies)}</table></div>"
    )


def chosen(indicator_id: str) -> str:
    """Write the style that marks the row of the chosen indicator."""
    row = f".indicator-list tr[id='item-{indicator_id}']"
    return (
        f"<style>{row} {{ background: var(--chosen); box-shadow: inset 4px 0 var(--chosen-edge);"
        f" scroll-initial-target: nearest; }}"
        f"{row} a {{ font-weight: 650; }}</style>"
    )


def _theme(package: Package, theme: str, defined: bool, lang: str) -> str:
    """Write the theme's name, and its definition where it is the only one."""
    row = package.tables["themes"].set_index("theme_id").loc[theme]
    definition = f" <small>{escape.html(row[f'definition_{lang}'])}</small>" if defined else ""
    return escape.html(row[f"name_{lang}"]) + definition


def _row(
    line: Line, hues: dict[str, str], pictures: dict[str, str] | None, address: Callable[[str], str], lang: str
) -> str:
    about = line.indicator
    name, unit = escape.html(about[f"name_{lang}"]), escape.html(about[f"unit_{lang}"])
    link = f'<a href="{escape.html(address(about["indicator_id"]))}" data-soft="">{name}</a>'
    cells = [f'<th scope="row">{link} <small>{unit}</small></th>', *_figures(line, hues, lang)]
    if pictures is None:
        cells.append(f"<td>{_elsewhere(line, lang)}</td>")
    elif pictures[about["indicator_id"]]:
        cells.append(f"<td>{_elsewhere(line, lang)}</td><td>{pictures[about['indicator_id']]}</td>")
    else:
        cells.append(f'<td colspan="2">{_elsewhere(line, lang)}</td>')
    cells.append(f"<td><small>{escape.html(words.short_statuses(lang)[about['status']])}</small></td>")
    return f'<tr id="item-{escape.html(about["indicator_id"])}">{"".join(cells)}</tr>'


def _figures(line: Line, hues: dict[str, str], lang: str) -> list[str]:
    cells = []
    for area, hue in hues.items():
        row = line.areas.get(area)
        text = escape.html(figure(line.indicator, row, lang))
        without = row is None or all(pd.isna(row[column]) for column in ("value", "lower", "upper"))
        cells.append(f'<td class="without">{text}</td>' if without else f'<td class="figure {hue}-ink">{text}</td>')
    return cells


def _elsewhere(line: Line, lang: str) -> str:
    """Write the figures that are not the areas' own; for what nobody published, what would fill it."""
    mark = TICK if line.about_areas else ""
    parts = [
        f"{mark}<b>{escape.html(text)}</b> <small>{escape.html(about)}</small>" for text, about in elsewhere(line, lang)
    ]
    notes = [] if line.about_areas else [earlier(line, lang)]
    if line.indicator["status"] == "not published":
        missing = catalogue(lang).gettext("To fill it: {what}").format(what=line.indicator[f"missing_{lang}"])
        notes.append(missing if line.indicator[f"missing_{lang}"] else "")
    return " ".join(["<br>".join(parts), *(f"<small>{escape.html(note)}</small>" for note in notes if note)])
