"""What the cities answer to a yes-or-no indicator, as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.cities.answers import answers
from lib.model.figures import indicator
from lib.show import numbers
from lib.show.tables.city_table import origin

if TYPE_CHECKING:
    from lib.show.plots.marks import Marks
    from lib.store import Package


@lru_cache(maxsize=128)
def answer_table(package: Package, indicator_id: str, marks: Marks, lang: str) -> pd.DataFrame:
    """List the cities that are drawn with their latest documented answer. The frame is kept and shared."""
    _, about = catalogue(lang).gettext, indicator(package, indicator_id)
    rows = marks.keep(answers(package, indicator_id))
    words = {"yes": _("yes"), "no": _("no"), "": _("nothing documented")}
    return pd.DataFrame(
        {
            _("City"): rows["name"].to_numpy(),
            _("Answer"): [words[each] for each in rows["answer"]],
            _("Indicator"): about[f"name_{lang}"],
            **origin(rows, lang),
            _("Periods"): [dates(each, lang) for each in rows["periods"]],
        }
    )


def dates(periods: tuple[str, ...], lang: str) -> str:
    """Name the periods that document an answer."""
    return ", ".join(numbers.period(each, lang) for each in periods)
