"""How the cities changed between two periods, as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.cities.change import RATIO
from lib.model.figures import indicator
from lib.show.plots.city_charts import changed

if TYPE_CHECKING:
    from lib.show.plots.marks import Marks
    from lib.store import Package


@lru_cache(maxsize=128)
def change_table(package: Package, indicator_id: str, marks: Marks, lang: str) -> pd.DataFrame:
    """List the changes that are drawn, the largest rise first; no row where there are not two periods."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    rows = changed(package, indicator_id, marks)
    verdicts = {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("City or region"): rows[f"name_{lang}"].to_numpy(),
            _("Indicator"): about[f"name_{lang}"],
            _("Unit"): about[f"unit_{lang}"],
            _("First period"): rows["first_period"].to_numpy(),
            _("First value"): rows["first"].to_numpy(),
            _("Last period"): rows["last_period"].to_numpy(),
            _("Last value"): rows["last"].to_numpy(),
            _("Kind of change"): [_("ratio") if kind == RATIO else _("difference") for kind in rows["effect"]],
            _("Change"): rows["estimate"].round(4).to_numpy(),
            _("Lower 95%"): rows["lower"].round(4).to_numpy(),
            _("Upper 95%"): rows["upper"].round(4).to_numpy(),
            _("A change is likely"): [
                "" if pd.isna(low) else verdicts[bool(sure)]
                for low, sure in zip(rows["lower"], rows["likely"], strict=True)
            ],
            _("Source"): about["source_id"],
        }
    )
