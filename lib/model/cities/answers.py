"""What the cities answer to a yes-or-no indicator: a documented yes, a documented no, or nothing found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.model.cities.series import series, units
from lib.model.figures import indicator

if TYPE_CHECKING:
    from lib.store import Package

YES_NO: Final = "yes-no"


def answers(package: Package, indicator_id: str) -> pd.DataFrame:
    """List the cities with their latest documented answer, those with a yes first, then by name.

    Columns: those of `series.units`; answer ("yes", "no" or "" where nothing is documented, which is not a no);
    periods (tuple of str: every period that documents this answer, the oldest first); and the columns of the
    latest observation.

    Raises KeyError for an unknown indicator and ValueError for one that is a number.
    """
    if indicator(package, indicator_id)["kind"] != YES_NO:
        raise ValueError(f"a number, not a yes or no: {indicator_id}")
    return _answers(package, indicator_id).copy(deep=False)  # copy on write: nobody changes the kept one


@lru_cache(maxsize=32)
def _answers(package: Package, indicator_id: str) -> pd.DataFrame:
    rows = series(package, indicator_id)
    rows = rows[rows["value"].notna()]
    latest = rows.drop_duplicates("unit_id", keep="last").set_index("unit_id")
    periods = rows[rows["value"] == rows["unit_id"].map(latest["value"])].groupby("unit_id")["period"].agg(tuple)
    known = latest.assign(answer=latest["value"].gt(0).map({True: "yes", False: "no"}), periods=periods)
    named = units(package, indicator_id)
    found = named.merge(known.drop(columns=[*named.columns.drop("unit_id")]).reset_index(), on="unit_id", how="left")
    texts = [name for name in found.columns if pd.api.types.is_string_dtype(found[name]) or name == "answer"]
    found = found.assign(**{name: found[name].fillna("") for name in texts})
    found["periods"] = [each if isinstance(each, tuple) else () for each in found["periods"]]
    order = found["answer"].map({"yes": 0, "no": 1, "": 2})
    return found.assign(order=order).sort_values(["order", "name"], ignore_index=True).drop(columns="order")
