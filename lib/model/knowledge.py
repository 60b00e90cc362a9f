"""What is known about each theme: how many of its indicators are published, computed here, or published nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from lib.store.codes import Status

if TYPE_CHECKING:
    from lib.store import Package

KNOWN_FIRST: Final = (Status.PUBLISHED, Status.COMPUTED, Status.NOT_PUBLISHED)
"""The statuses an indicator of the catalogue may have, from what others publish to what nobody does."""


def by_theme(package: Package) -> pd.DataFrame:
    """Count the catalogue's indicators of each theme and status.

    Index: theme ids in the package's order, a theme without indicators too. Columns: the statuses of `KNOWN_FIRST`,
    whole numbers.
    """
    catalogue = package.tables["indicators"]
    themes = package.tables["themes"].sort_values("order", kind="stable")["theme_id"]
    counts = pd.crosstab(catalogue["theme_id"], catalogue["status"])
    return counts.reindex(index=list(themes), columns=list(KNOWN_FIRST), fill_value=0)


def unpublished(package: Package) -> pd.DataFrame:
    """List the catalogue rows of the indicators that nobody published, in the catalogue's order."""
    catalogue = package.tables["indicators"]
    return catalogue[catalogue["status"] == Status.NOT_PUBLISHED].sort_values("order", kind="stable")
