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
from lib.web import tables
from lib.web.cities.city_ranking import headline
from lib.web.language import language, texts

if TYPE_CHECKING:
    from lib.show.plots.marks import Marks
    from lib.store import Package
    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> None:
    """Draw the table under its finding in a sentence."""
    _ = texts().gettext
    headline(view)
    numeric = dict.fromkeys((_("Value"), _("Lower bound"), _("Upper bound")), view.decimals)
    tables.show(frame(view), _("Figures of the cities"), numeric | {_("Place"): 0, _("Count behind it"): 0})


def frame(view: CityView) -> pd.DataFrame:
    """Make what the table shows and a file of it holds."""
    return _frame(view.package, view.id, view.period, view.marks, language())


@lru_cache(maxsize=256)
def _frame(package: Package, indicator_id: str, period: str, marks: Marks, lang: str) -> pd.DataFrame:
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
