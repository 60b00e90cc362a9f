"""Two indicators of the cities as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.show.plots import city_pair
from lib.show.wording import comparison

if TYPE_CHECKING:
    from lib.show.plots.marks import Marks
    from lib.store import Package


@lru_cache(maxsize=128)
def pair_table(package: Package, x: str, y: str, marks: Marks, lang: str) -> pd.DataFrame:
    """List the units that have a value of both indicators, each value with bounds and period."""
    _, names = catalogue(lang).gettext, comparison.options(package, lang)
    rows = city_pair.pairs(package, x, y, marks)
    frame = {_("City or region"): rows[f"name_{lang}"].to_numpy()}
    for axis, name in zip(city_pair.AXES, (names[x], names[y]), strict=True):
        frame[name] = rows[axis].to_numpy()
        frame[_("{name}: lower 95%").format(name=name)] = rows[f"{axis}_lower"].round(4).to_numpy()
        frame[_("{name}: upper 95%").format(name=name)] = rows[f"{axis}_upper"].round(4).to_numpy()
        frame[_("{name}: period").format(name=name)] = rows[f"{axis}_period"].to_numpy()
    return pd.DataFrame(frame)
