"""The cities most like one, as a table: how far each is, and by how much it differs in what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.figures import indicator
from lib.show.selected.likeness import likeness

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=128)
def like_table(package: Package, city: str, on: tuple[str, ...], lang: str) -> pd.DataFrame:
    """List the cities, the most like first. Distances and differences are in standard deviations."""
    _, found = catalogue(lang).gettext, likeness(package, city, on)
    names = {each: indicator(package, each)[f"name_{lang}"] for each in on}
    rows, values = found.found, found.values
    columns = {
        _("City"): rows["name"].to_numpy(),
        _("Distance, standard deviations"): rows["distance"].round(4).to_numpy(),
        _("Most alike in"): [names[each] for each in rows["closest"]],
        _("Least alike in"): [names[each] for each in rows["furthest"]],
    }
    for each, name in names.items():
        columns[name] = values.loc[rows["istat_code"], each].to_numpy()
        columns[_("{name}: difference").format(name=name)] = rows[each].round(4).to_numpy()
    return pd.DataFrame(columns)
