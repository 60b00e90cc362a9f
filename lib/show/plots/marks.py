"""Which cities or regions are drawn, and which of them are marked: one choice for every chart and map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

CHOSEN, HOME = "chosen", "home"


@dataclass(frozen=True)
class Marks:
    """The units that are drawn (None for all), the chosen one and that of this dashboard's own city ("" for none)."""

    among: frozenset[str] | None
    chosen: str
    home: str

    def of(self, unit: str, otherwise: str = "") -> str:
        """Tell how a unit is marked; the chosen one counts before the home one."""
        if unit and unit == self.chosen:
            return CHOSEN
        return HOME if unit and unit == self.home else otherwise

    def keep(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Keep the rows of the units that are drawn."""
        return rows if self.among is None else rows[rows["unit_id"].isin(self.among)].reset_index(drop=True)
