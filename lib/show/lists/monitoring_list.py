"""Monitoring as a table in HTML: one row an indicator, in the order and the groups that were asked for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.monitoring.monitoring import AGE, BY_STATUS, CATALOGUE, COVERAGE, NAME
from lib.show import escape, numbers, words
from lib.show.plots.pair import sign
from lib.show.wording import monitoring_words
from lib.show.wording.monitoring_words import icon, labelled
from lib.show.wording.side_texts import territory
from lib.show.wording.target_texts import came, gap, plan
from lib.show.wording.trend_texts import trend_text
from lib.store.codes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lib.model.monitoring.monitored import Figure
    from lib.model.monitoring.monitoring import Row
    from lib.store import Package

WIDER = ("province", "region")
"""Levels that a compared city's name does not tell."""

MOST_FIGURES = 2
"""Of more places than these a row tells the smallest and the largest figure."""


def monitoring_list(
    package: Package,
    rows: Sequence[Row],
    sort: str,
    address: Callable[[str], str],
    sorted_by: Callable[[str], str],
    lang: str,
) -> str:
    """Write rows, already in the order of `sort`, as a table grouped by status or theme where that is the order.

    address: opens a row by its id. sorted_by: orders the list. The table does not show which row is chosen
    (see `chosen`), so that it stays as it is when another one is.
    """
    heads = _heads(package, sort, sorted_by, lang)
    bodies = []
    for title, group in groupby(rows, key=lambda row: _group(package, row, sort, lang)):
        listed = list(group)
        lines = "".join(_row(package, row, address, lang) for row in listed)
        head = f'<tr><th scope="rowgroup" colspan="{len(heads)}">{title} <small>{len(listed)}</small></th></tr>'
        bodies.append(f"<tbody>{head if title else ''}{lines}</tbody>")
    label = escape.html(catalogue(lang).gettext("Indicators with status, figure, target, trend, age and coverage"))
    return (
        f'<div class="indicator-list monitoring" role="region" aria-label="{label}" tabindex="0">'
        f"<table><thead><tr>{''.join(heads)}</tr></thead>{''.join(bodies)}</table></div>"
    )


def chosen(row_id: str) -> str:
    """Write the style that marks the chosen row."""
    row = f".monitoring tr[id='row-{row_id}']"
    return (
        f"<style>{row} {{ background: var(--chosen); box-shadow: inset 4px 0 var(--chosen-edge);"
        f" scroll-initial-target: nearest; }}"
        f"{row} th a {{ font-weight: 650; }}</style>"
    )


def _heads(package: Package, sort: str, sorted_by: Callable[[str], str], lang: str) -> list[str]:
    _ = catalogue(lang).gettext
    figure = escape.html(_("Figure"))
    if package.config.kind == Kind.CITY:
        rows = package.tables["areas"]
        rows = rows[(rows["level"] == "neighbourhood") & (rows["hue"] != "")]
        named = zip(rows["hue"], rows[f"name_{lang}"], strict=True)
        figure += " " + " ".join(f"<small>{sign(hue)}{escape.html(name)}</small>" for hue, name in named)
    titles = [
        (escape.html(_("Indicator and unit")), NAME),
        (escape.html(_("Status")), BY_STATUS),
        (figure, ""),
        (escape.html(_("Target")), ""),
        (escape.html(_("Trend")), ""),
        (escape.html(_("Age")), AGE),
        (escape.html(_("Coverage")), COVERAGE),
    ]
    return [_head(title, by, sort, sorted_by) for title, by in titles]


def _head(title: str, by: str, sort: str, sorted_by: Callable[[str], str]) -> str:
    if not by:
        return f'<th scope="col">{title}</th>'
    order = {AGE: "descending"}.get(by, "ascending")
    state = f' aria-sort="{order}"' if by == sort else ""
    return f'<th scope="col"{state}><a href="{escape.html(sorted_by(by))}" data-soft="">{title}</a></th>'


def _group(package: Package, row: Row, sort: str, lang: str) -> str:
    """Write the heading that a row stands under; empty where the order has none."""
    compared = package.config.kind == Kind.COMPARISON
    if sort == BY_STATUS:
        name = monitoring_words.statuses(lang, compared=compared)[row.status]
        return f"{icon(row.status)}{escape.html(name[:1].upper() + name[1:])}"
    if sort != CATALOGUE:
        return ""
    if not row.theme_id:
        return escape.html(catalogue(lang).gettext("Dates and sums of the project"))
    return escape.html(package.tables["themes"].set_index("theme_id").at[row.theme_id, f"name_{lang}"])


def _row(package: Package, row: Row, address: Callable[[str], str], lang: str) -> str:
    unit = row.indicator[f"unit_{lang}"] if row.indicator else ""
    link = f'<a href="{escape.html(address(row.id))}" data-soft="">{escape.html(getattr(row, f"name_{lang}"))}</a>'
    cells = [
        f'<th scope="row">{link} <small>{escape.html(unit)}</small></th>',
        f'<td class="status">{_status(package, row, lang)}</td>',
        f'<td class="figures">{_figures(row, lang)}</td>',
        f'<td class="targets">{_targets(row, lang)}</td>',
        f"<td>{_trend(row, lang)}</td>",
        f"<td>{_age(row, lang)}</td>",
        f"<td>{_coverage(row)}</td>",
    ]
    return f'<tr id="row-{escape.html(row.id)}">{"".join(cells)}</tr>'


def _status(package: Package, row: Row, lang: str) -> str:
    compared = package.config.kind == Kind.COMPARISON
    return labelled(row.status, monitoring_words.statuses(lang, compared=compared)[row.status])


def _figures(row: Row, lang: str) -> str:
    known = [figure for figure in row.figures if figure.known]
    if row.indicator is None:
        return escape.html(came(row.targets[0], lang))
    if not known:
        return numbers.MISSING
    if len(known) > MOST_FIGURES:
        return _span(row, known, lang)
    parts = [_figure(row, figure, lang) for figure in row.figures]
    level = words.levels(lang)[row.indicator["level"]] if row.indicator["level"] in WIDER else ""
    about = [
        " · ".join(filter(None, (territory(_named(figure), lang), level))) for figure in known if not figure.subject.hue
    ]
    when = [numbers.when(figure.record, lang) for figure in known if figure.subject.hue]
    small = "; ".join(dict.fromkeys((*about, *when)))
    return f"{''.join(parts)}<small>{escape.html(small)}</small>"


def _figure(row: Row, figure: Figure, lang: str) -> str:
    assert row.indicator is not None
    name, hue = escape.html(getattr(figure.subject, f"name_{lang}")), figure.subject.hue
    text = numbers.value(figure.record, int(row.indicator["decimals"]), lang)
    if not figure.known:
        text = words.short_statuses(lang)[figure.record["status"]]
    before = f'<span class="aside">{name} </span>{sign(hue)}' if hue else ""
    weight = "b" if figure.known else "small"
    return f'<span class="one {hue}-ink">{before}<{weight}>{escape.html(text)}</{weight}></span> '


def _span(row: Row, known: list[Figure], lang: str) -> str:
    """Write the smallest and the largest of many figures."""
    assert row.indicator is not None
    ordered = sorted(known, key=lambda figure: float(figure.record["value"]))
    ends = [numbers.value(figure.record, int(row.indicator["decimals"]), lang) for figure in (ordered[0], ordered[-1])]
    many = catalogue(lang).gettext("{count} places").format(count=len(known))
    when = numbers.when(known[0].record, lang)
    return f"<b>{escape.html('–'.join(ends))}</b> <small>{escape.html(f'{many}, {when}')}</small>"


def _named(figure: Figure) -> dict[str, object]:
    return figure.record | {"name_it": figure.subject.name_it, "name_en": figure.subject.name_en}


def _targets(row: Row, lang: str) -> str:
    """Write every target of a row: what was planned, and how far the outcome lies from it."""
    parts = []
    for target in row.targets:
        apart = gap(target, lang) or came(target, lang)
        parts.append(f"{escape.html(plan(target, lang))}<small>{escape.html(apart)}</small>")
    return "".join(f"<p>{part}</p>" for part in parts) or numbers.MISSING


def _trend(row: Row, lang: str) -> str:
    if row.trend is None or row.indicator is None:
        return numbers.MISSING
    text = trend_text(row.trend, row.indicator, lang)
    small = ", ".join(filter(None, (text.before, text.certain)))
    return f"{labelled(text.way, f'{text.change} {text.word}')} <small>{escape.html(small)}</small>"


def _age(row: Row, lang: str) -> str:
    state = monitoring_words.states(lang)[row.age.state]
    if row.age.months is None:
        return f"<small>{labelled(row.age.state, state)}</small>"
    return f"{escape.html(monitoring_words.age(row.age, lang))} <small>{labelled(row.age.state, state)}</small>"


def _coverage(row: Row) -> str:
    return "/".join(map(str, row.coverage)) if row.coverage else numbers.MISSING
