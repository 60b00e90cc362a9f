"""Where monitoring stands, as a table: how many indicators of each theme have each status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.monitoring.freshness import STALE
from lib.model.monitoring.monitoring import STATUSES
from lib.show.wording import monitoring_words

if TYPE_CHECKING:
    from lib.show.selected.monitoring_view import MonitoringView


@dataclass(frozen=True)
class ThemeStatus:
    """One theme: its name, how many rows have each status of `STATUSES`, and how many have a stale figure."""

    name: str
    counts: tuple[int, ...]
    stale: int


def by_theme(view: MonitoringView, lang: str) -> tuple[ThemeStatus, ...]:
    """Count the rows that are shown, theme by theme in the package's order; targets about no indicator come first."""
    themes = view.package.tables["themes"]
    names = {"": catalogue(lang).gettext("Dates and sums of the project")}
    names |= dict(zip(themes["theme_id"], themes[f"name_{lang}"], strict=True))
    found = []
    for theme, name in names.items():
        rows = [row for row in view.rows if row.theme_id == theme]
        counts = Counter(row.status for row in rows)
        stale = sum(row.age.state == STALE for row in rows)
        if rows:
            found.append(ThemeStatus(name, tuple(counts[status] for status in STATUSES), stale))
    return tuple(found)


def status_table(view: MonitoringView, lang: str) -> pd.DataFrame:
    """List the themes with their counts."""
    _, rows = catalogue(lang).gettext, by_theme(view, lang)
    kinds = monitoring_words.statuses(lang, compared=view.compared)
    return pd.DataFrame(
        {
            _("Theme"): [row.name for row in rows],
            **{kinds[status]: [row.counts[place] for row in rows] for place, status in enumerate(STATUSES)},
            _("stale figures"): [row.stale for row in rows],
        }
    )
