"""The few figures that tell what a project was, each the observation it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package

KEY = ["indicator_id", "territory_id", "period"]


def highlights(package: Package) -> pd.DataFrame:
    """Join each highlight of the package, in their order, to the observation it stands for.

    Adds `highlight_id`, `order`, `label_it` and `label_en` to the columns of `context_observations`. The loader has
    made sure that each highlight names an observation; where several time bands share the key, the first one stands.
    """
    chosen = package.tables["highlights"].sort_values("order", kind="stable")
    figures = package.tables["context_observations"].drop_duplicates(KEY)
    return chosen.merge(figures, on=KEY, how="left", validate="many_to_one")
