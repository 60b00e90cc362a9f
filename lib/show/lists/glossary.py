"""The glossary: finding an indicator by any of its words, and one of them told in full."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.inventory import figures
from lib.show import numbers, words

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

SEARCHED = ("name", "definition", "unit", "caveat", "formula", "missing")


def plain(text: str) -> str:
    """Return a text as one searches for it: no capitals, no accents (`Vivibilità` is found by `vivibilita`)."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def find(rows: pd.DataFrame, theme_id: str, needle: str, lang: str) -> pd.DataFrame:
    """Find the catalogue rows of a theme (all where it is "") that hold every word of the needle in their texts."""
    chosen = rows[rows["theme_id"] == theme_id] if theme_id else rows
    wanted = plain(needle).split()
    columns = ["indicator_id", *(f"{column}_{lang}" for column in SEARCHED)]
    texts = [plain(" ".join(texts)) for texts in chosen[columns].itertuples(index=False)]
    return chosen.loc[
        [number for number, text in zip(chosen.index, texts, strict=True) if all(word in text for word in wanted)]
    ]


def entry(package: Package, row: pd.Series, lang: str) -> list[tuple[str, str]]:
    """Label and text of everything the catalogue says of an indicator, besides its name, theme and definition."""
    _ = catalogue(lang).gettext
    told = [
        (_("Unit"), row[f"unit_{lang}"]),
        (_("Level"), words.levels(lang)[row["level"]]),
        (_("Direction"), words.directions(lang)[row["direction"]]),
        (_("Kind"), words.measures(lang)[row["kind"]]),
        (_("Status"), words.statuses(lang)[row["status"]]),
        (_("Interval"), words.intervals(lang)[row["interval"]]),
        (_("Formula"), row[f"formula_{lang}"]),
        (_("What would fill it"), row[f"missing_{lang}"]),
        (_("Careful"), row[f"caveat_{lang}"]),
        (_("Figures"), _held(package, str(row["indicator_id"]), lang)),
        (_("Id"), str(row["indicator_id"])),
    ]
    return [(label, text) for label, text in told if text]


def _held(package: Package, indicator_id: str, lang: str) -> str:
    """How many figures there are, of how many areas, cities or regions; empty where there is none."""
    translations = catalogue(lang)
    rows = figures(package)
    subjects = rows.loc[rows["indicator_id"] == indicator_id, "subject_id"]
    if subjects.empty:
        return ""
    text = translations.ngettext("{figures}, of one place", "{figures}, of {places} places", subjects.nunique())
    return text.format(
        figures=numbers.decimal(len(subjects), 0, lang), places=numbers.decimal(subjects.nunique(), 0, lang)
    )
