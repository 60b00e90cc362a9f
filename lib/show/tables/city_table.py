"""The compared cities as a table: everything that is known of each figure, the cities without one included."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.cities.standings import standings
from lib.model.figures import indicator
from lib.model.records import records
from lib.show import numbers, words
from lib.show.wording import comparison

if TYPE_CHECKING:
    from lib.show.plots.marks import Marks
    from lib.store import Package


@lru_cache(maxsize=256)
def city_table(package: Package, indicator_id: str, period: str, marks: Marks, lang: str) -> pd.DataFrame:
    """List the units that are drawn with their figures of a period, from the best. The frame is kept and shared."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    rows = standings(package, indicator_id, period, marks.among)
    listed = records(rows)
    return pd.DataFrame(
        {
            _("Place"): rows["rank"].array,
            _("City or region"): [comparison.unit_name(row, lang) for row in listed],
            _("Value"): rows["value"].to_numpy(),
            _("Lower bound"): rows["lower"].round(6).to_numpy(),
            _("Upper bound"): rows["upper"].round(6).to_numpy(),
            _("As published"): rows[f"value_text_{lang}"].to_numpy(),
            _("Count behind it"): rows["count"].to_numpy(),
            **origin(rows, lang),
            _("Indicator"): about[f"name_{lang}"],
            _("Unit"): about[f"unit_{lang}"],
            _("Level"): words.levels(lang)[about["level"]],
        }
    )


def origin(rows: pd.DataFrame, lang: str) -> dict[str, list[str]]:
    """List where each figure comes from, column by column; empty for those that have none."""
    _ = catalogue(lang).gettext
    listed = records(rows)
    return {
        _("Period"): [numbers.when(row, lang) if row["status"] else "" for row in listed],
        _("Status"): [words.short_statuses(lang)[row["status"]] for row in listed],
        _("How sure"): [words.confidences(lang)[row["confidence"]] for row in listed],
        _("Source"): list(rows["source_id"]),
        _("Note"): list(rows[f"note_{lang}"]),
        _("Other sources say"): list(rows[f"disagreement_{lang}"]),
        _("Address"): list(rows["url"]),
    }
