"""The evidence beside a figure, in words: what it is, from when, from whom, how sure, and what others say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.figures import area_figures, indicator
from lib.model.profile import against_area, place_in_city, place_in_scale
from lib.model.records import records
from lib.show import escape, numbers, words

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

Entries = tuple[tuple[str, str], ...]
"""Labels, each with its text as Markdown."""


@lru_cache(maxsize=4096)
def source_link(package: Package, source_id: str, url: str = "") -> str:
    """A source as Markdown: its publisher, linked to the figure's own address or the source's."""
    sources = package.tables["sources"]
    found = sources[sources["source_id"] == source_id]
    if found.empty:
        return numbers.MISSING
    source = found.iloc[0]
    name = escape.markdown(f"{source['publisher']}, {source['year']}" if source["year"] else source["publisher"])
    address = escape.address(url or source["url"])
    return f"[{name}](<{address}>)" if address else name


def facts(package: Package, about: pd.Series, row: dict[str, Any], lang: str) -> Entries:
    """Everything that is known about where a figure comes from; `about` is its catalogue row."""
    _ = catalogue(lang).gettext
    band = words.time_bands(lang).get(row["time_band"], "")
    found = [
        (_("Period"), escape.markdown(numbers.when(row, lang))),
        (_("Time of day"), band),
        (_("Source"), source_link(package, row["source_id"] or about["source_id"], row["url"])),
        (_("Status"), f"{words.STATUS_ICONS[row['status']]} {words.statuses(lang)[row['status']]}"),
        (_("How sure"), words.confidences(lang)[row["confidence"]]),
        (
            _("Formula"),
            escape.markdown(about[f"formula_{lang}"] if row["status"] in ("computed", "indicative") else ""),
        ),
        (_("Note"), escape.markdown(row[f"note_{lang}"])),
        (_("Other sources say"), escape.markdown(row[f"disagreement_{lang}"])),
        (_("Careful"), escape.markdown(about[f"caveat_{lang}"])),
        (
            _("What would fill it"),
            escape.markdown(about[f"missing_{lang}"] if row["status"] == "not published" else ""),
        ),
    ]
    return tuple((label, text) for label, text in found if text)


def written(entries: Entries) -> str:
    """The entries as one Markdown text, a line each."""
    return "  \n".join(f"**{label}** {text}" for label, text in entries)


def figure(about: pd.Series, row: dict[str, Any], lang: str) -> tuple[str, str]:
    """A figure with its unit, or why there is none; and its interval in words, or nothing."""
    decimals = int(about["decimals"])
    text = numbers.value(row, decimals, lang) if row["status"] else numbers.MISSING
    between = numbers.interval(row, decimals, lang)
    if text == numbers.MISSING:
        return words.short_statuses(lang)[row["status"]], ""
    return f"{text} {about[f'unit_{lang}']}".strip(), words.interval(about["interval"], between, lang)


def headline(label: str, value: str, interval: str) -> str:
    """A figure as HTML, large, under what it is."""
    below = f"<small>{escape.html(interval)}</small>" if interval else ""
    return f'<p class="headline"><span>{escape.html(label)}</span><b>{escape.html(value)}</b>{below}</p>'


@dataclass(frozen=True)
class Profile:
    """One area's figure with everything that explains it, ready to be written (Markdown but for the first three)."""

    name: str
    value: str
    interval: str
    places: str
    definition: str
    evidence: str
    formula: str
    limits: str
    boundary: str


@lru_cache(maxsize=1024)
def area_profile(package: Package, indicator_id: str, area_id: str, lang: str) -> Profile:
    """The profile of an area on one indicator."""
    about, figures = indicator(package, indicator_id), area_figures(package, indicator_id)
    (row,) = records(figures[figures["area_id"] == area_id])
    value, interval = figure(about, row, lang)
    formula = catalogue(lang).gettext("Formula")
    entries = tuple(entry for entry in facts(package, about, row, lang) if entry[0] != formula)
    return Profile(
        name=about[f"name_{lang}"],
        value=value,
        interval=interval,
        places="  \n".join(
            f":material/leaderboard: {escape.markdown(each)}" for each in places(package, about, area_id, lang)
        ),
        definition=escape.markdown(about[f"definition_{lang}"]),
        evidence=written(entries),
        formula=escape.markdown(about[f"formula_{lang}"]),
        limits=escape.markdown(limits(package, area_id, lang)),
        boundary=escape.markdown(row[f"boundary_note_{lang}"]),
    )


def limits(package: Package, area_id: str, lang: str) -> str:
    """Where an area ends; of a cell what it is, and how much of it lies inside the areas. Plain text."""
    cells = package.tables["cells"]
    found = cells[cells["cell_id"] == area_id]
    if found.empty:
        return str(package.tables["areas"].set_index("area_id").at[area_id, f"limits_{lang}"])
    template = catalogue(lang).gettext(
        "Hexagon {cell} of the H3 grid; {share}% of it lies inside the mapped areas. Distances are from its centre, "
        "{metres} m from {street}."
    )
    (cell,) = records(found)
    return template.format(
        cell=area_id,
        share=numbers.decimal(cell["inside_share"] * 100, 0, lang),
        metres=numbers.decimal(cell["street_m"], 0, lang),
        street=cell["street"],
    )


def _against_parent(package: Package, about: pd.Series, area_id: str, lang: str) -> str:
    """Where a cell stands against the median of its area; empty for an area, or without one of the two."""
    _ = catalogue(lang).gettext
    found = against_area(area_figures(package, about["indicator_id"]), area_id)
    if found is None:
        return ""
    decimals = int(about["decimals"])
    return _("{difference} {unit} against the median cell of {area}, {median}").format(
        difference=numbers.signed(found.difference, decimals, lang),
        unit=about[f"unit_{lang}"],
        area=found.names[lang],
        median=numbers.decimal(found.median, decimals, lang),
    )


def places(package: Package, about: pd.Series, area_id: str, lang: str) -> tuple[str, ...]:
    """Where the area stands at its own scale and in the whole city, in sentences of plain text."""
    _ = catalogue(lang).gettext
    sentences = [_against_parent(package, about, area_id, lang)]
    own = place_in_scale(area_figures(package, about["indicator_id"]), area_id, about["direction"])
    if own:
        sentences.append(
            _("{place} of {total} at this scale ({direction})").format(
                place=own.place, total=own.total, direction=words.directions(lang)[about["direction"]]
            )
        )
    wide = place_in_city(package, about["indicator_id"], area_id)
    if wide:
        sentences.append(
            _("{place} of {total} zones of the city, from the largest; their median is {median}").format(
                place=wide.place, total=wide.total, median=numbers.decimal(wide.median, int(about["decimals"]), lang)
            )
        )
    return tuple(sentence for sentence in sentences if sentence)
