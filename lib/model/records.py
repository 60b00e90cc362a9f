"""Rows of a table as dictionaries, for what is written or drawn row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    import pandas as pd

Record: TypeAlias = dict[str, Any]


def records(rows: pd.DataFrame) -> list[Record]:
    """Return the rows, each by the names of its columns, in their order."""
    return cast("list[Record]", rows.to_dict("records"))
