"""The events as a table: the same for reading and for taking away."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.show import words
from lib.show.plots import lanes

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=4)
def event_table(package: Package, lang: str) -> pd.DataFrame:
    """Every event from the earliest, with all that says where it comes from. Dates are ISO 8601, so that they sort."""
    _ = catalogue(lang).gettext
    rows = lanes.laid_out(package, lang)
    publishers = package.tables["sources"].set_index("source_id")["publisher"]
    return pd.DataFrame(
        {
            _("Date"): rows["period"],
            _("Event"): rows[f"name_{lang}"],
            _("Source"): rows["source_id"].map(publishers).fillna(""),
            _("Address"): rows["url"],
            _("How sure"): rows["confidence"].map(words.confidences(lang)),
            _("Where"): rows[f"place_{lang}"],
            _("Kind"): rows["lane"].map(lanes.names(lang)),
            _("Note"): rows[f"note_{lang}"],
        }
    )
