"""What is known of each theme, as a table: how many indicators of each status, and which were never published."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.knowledge import KNOWN_FIRST, by_theme, unpublished
from lib.show import words

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=4)
def knowledge_table(package: Package, lang: str) -> pd.DataFrame:
    """List the themes with their numbers of indicators. The frame is kept and shared."""
    _, counts = catalogue(lang).gettext, by_theme(package)
    themes = package.tables["themes"].set_index("theme_id")[f"name_{lang}"]
    missing = unpublished(package).groupby("theme_id")[f"name_{lang}"].agg(" · ".join)
    kinds = words.short_statuses(lang)
    return pd.DataFrame(
        {
            _("Theme"): themes[counts.index].to_numpy(),
            **{kinds[status]: counts[status].to_numpy() for status in KNOWN_FIRST},
            _("Never published"): missing.reindex(counts.index).fillna("").to_numpy(),
        }
    )
