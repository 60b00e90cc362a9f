"""The compared cities as a table: everything that is known of each figure, the cities without one included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.show.tables.city_table import city_table
from lib.web import tables
from lib.web.cities.city_ranking import headline
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.web.cities.city_view import CityView


def draw(view: CityView) -> None:
    """Draw the table under its finding in a sentence."""
    _ = texts().gettext
    headline(view)
    numeric = dict.fromkeys((_("Value"), _("Lower bound"), _("Upper bound")), view.decimals)
    tables.show(frame(view), _("Figures of the cities"), numeric | {_("Place"): 0, _("Count behind it"): 0})


def frame(view: CityView) -> pd.DataFrame:
    """Make what the table shows and a file of it holds."""
    return city_table(view.package, view.id, view.period, view.marks, language())
