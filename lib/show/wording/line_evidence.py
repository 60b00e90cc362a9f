"""Where the figures of one indicator come from: what they share said once, then what is each one's own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.locale import catalogue
from lib.model.figures import indicator
from lib.model.side_by_side import compared_areas, line
from lib.show import escape
from lib.show.wording.evidence import facts, written
from lib.show.wording.side_texts import territory

if TYPE_CHECKING:
    from lib.model.side_by_side import Observation
    from lib.store import Package

SENTENCE = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=512)
def line_evidence(package: Package, indicator_id: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Write blocks of Markdown, each with whom it is about: an area, a territory and period, or "" for all of them.

    An indicator without any observation is told from the catalogue alone.
    """
    about = indicator(package, indicator_id)
    rows = _rows(package, indicator_id, lang)
    if not rows:
        labels = catalogue(lang).gettext("What would fill it"), catalogue(lang).gettext("Careful")
        told = zip(labels, (escape.markdown(about[f"{name}_{lang}"]) for name in ("missing", "caveat")), strict=True)
        return (("", written(tuple(each for each in told if each[1]))),)
    found = [(name, facts(package, about, row, lang)) for name, row in rows]
    shared = [fact for fact in found[0][1] if all(fact in entries for _name, entries in found)]
    said = {catalogue(lang).gettext("Period")} if line(package, indicator_id).territories else set()
    own = [
        (name, tuple(fact for fact in entries if fact not in shared and fact[0] not in said)) for name, entries in found
    ]
    blocks = [("", tuple(shared)), *own]
    return tuple((name, written(entries)) for name, entries in blocks if entries)


def _rows(package: Package, indicator_id: str, lang: str) -> list[tuple[str, dict[str, Any]]]:
    """List the figures with a name each; a sentence that the indicator's caveat says already is not said twice."""
    found = line(package, indicator_id)
    names = compared_areas(package).set_index("area_id")[f"name_{lang}"]
    rows: list[tuple[str, Observation]] = [(names[area], row) for area, row in found.areas.items()]
    rows += [(territory(row, lang), row) for row in found.territories]
    said = set(SENTENCE.split(found.indicator[f"caveat_{lang}"]))
    return [(name, dict(row) | {f"note_{lang}": _without(row[f"note_{lang}"], said)}) for name, row in rows]


def _without(note: str, said: set[str]) -> str:
    return " ".join(sentence for sentence in SENTENCE.split(note) if sentence not in said)
