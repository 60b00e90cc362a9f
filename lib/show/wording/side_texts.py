"""What stands in the cells of indicators side by side: figures, references and territories, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import numbers, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.model.side_by_side import Line, Observation, Reference


def figure(indicator: Observation, row: Observation | None, lang: str) -> str:
    """Write the figure of an observation, or the word that says why there is none; a dash without an observation."""
    if row is None:
        return numbers.MISSING
    text = numbers.value(dict(row), int(indicator["decimals"]), lang)
    return words.short_statuses(lang)[row["status"]] if text == numbers.MISSING else text


def reference_name(reference: Reference, lang: str) -> str:
    """Say what a reference is: whose median, or which territory and when."""
    _ = catalogue(lang).gettext
    if reference.observation is None:
        return _("median of {count} zones of the city").format(count=numbers.decimal(reference.count, 0, lang))
    return territory(reference.observation, lang)


def territory(row: Observation, lang: str) -> str:
    """Say which territory an observation is about, and when, unless its name says so already."""
    name, when = str(row[f"name_{lang}"]), numbers.when(dict(row), lang)
    return name if when in name else f"{name}, {when}"


def elsewhere(line: Line, lang: str) -> list[tuple[str, str]]:
    """List the figures that are not the areas' own, each with what it is about.

    References of the areas' figures; for an indicator about other territories, the latest figure of each.
    """
    decimals = int(line.indicator["decimals"])
    if line.about_areas:
        return [(numbers.decimal(each.value, decimals, lang), reference_name(each, lang)) for each in line.references]
    return [(figure(line.indicator, row, lang), territory(row, lang)) for row in newest(line)]


def newest(line: Line) -> list[Observation]:
    """Keep the latest observation of each other territory."""
    return list({row["territory_id"]: row for row in reversed(line.territories)}.values())


def earlier(line: Line, lang: str) -> str:
    """Count the earlier figures about other territories in words; empty where there are none."""
    count = len(line.territories) - len(newest(line))
    text = catalogue(lang).ngettext("and {count} earlier figure", "and {count} earlier figures", count)
    return text.format(count=count) if count else ""


def counts(lines: Sequence[Line], lang: str) -> str:
    """Say how many indicators there are, and how many of each status."""
    ngettext = catalogue(lang).ngettext
    found = Counter(line.indicator["status"] for line in lines)
    published, computed, missing = (found[status] for status in ("published", "computed", "not published"))
    parts = [
        (published, ngettext("{count} published", "{count} published", published)),
        (computed, ngettext("{count} computed", "{count} computed", computed)),
        (missing, ngettext("{count} not published", "{count} not published", missing)),
    ]
    total = ngettext("{count} indicator", "{count} indicators", len(lines)).format(count=len(lines))
    listed = " · ".join(text.format(count=count) for count, text in parts if count)
    return f"{total}: {listed}" if listed else total
