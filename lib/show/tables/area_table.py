"""The areas or cells of one scale with their figures: everything that says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.figures import indicator
from lib.model.records import records
from lib.show import numbers, words
from lib.show.lists.area_bars import ordered

if TYPE_CHECKING:
    from lib.store import Package


def area_table(package: Package, indicator_id: str, scale: str, lang: str) -> pd.DataFrame:
    """List the areas from the largest figure, those without one last."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    rows = ordered(package, indicator_id, scale)
    each = records(rows)
    return pd.DataFrame(
        {
            _("Area"): rows[f"name_{lang}"].to_numpy(),
            _("Indicator"): about[f"name_{lang}"],
            _("Value"): rows["value"].to_numpy(),
            _("Lower bound"): rows["lower"].to_numpy(),
            _("Upper bound"): rows["upper"].to_numpy(),
            _("As published"): rows[f"value_text_{lang}"].to_numpy(),
            _("Unit"): about[f"unit_{lang}"],
            _("Period"): [numbers.when(row, lang) if row["status"] else "" for row in each],
            _("Status"): [words.short_statuses(lang)[row["status"]] for row in each],
            _("How sure"): [words.confidences(lang)[row["confidence"]] for row in each],
            _("Source"): rows["source_id"].to_numpy(),
            _("Address"): rows["url"].to_numpy(),
            _("Note"): rows[f"note_{lang}"].to_numpy(),
            _("Other sources say"): rows[f"disagreement_{lang}"].to_numpy(),
        }
    )
