"""Small tables of components, for tests: drawn at random, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

Table: TypeAlias = tuple[pd.DataFrame, dict[str, str]]

PATIENT = settings(deadline=None)
"""Tables are slow on a machine that has other things to do."""

LARGEST = 1000
FIGURES = st.integers(0, LARGEST)


def frame(**columns: Sequence[float | None]) -> pd.DataFrame:
    """Components by name, their values by unit: `a`, `b`, `c` …"""
    length = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=list("abcdefghijklmnopqrstuvwxyz"[:length]), dtype="float64")


@st.composite
def tables(draw: st.DrawFn, units: tuple[int, int] = (3, 8), missing: bool = True) -> Table:
    """Two to five components of some units, which differ on each of them, with their directions."""
    size = draw(st.integers(*units))
    names = [f"c{place}" for place in range(draw(st.integers(2, 5)))]
    cells = st.one_of(FIGURES, st.none()) if missing else FIGURES
    column = st.lists(cells, min_size=size, max_size=size).filter(lambda found: len({*found} - {None}) > 1)
    found = frame(**{name: draw(column) for name in names})
    return found, {name: draw(st.sampled_from(("higher", "lower"))) for name in names}


def weights(values: pd.DataFrame) -> st.SearchStrategy[dict[str, float]]:
    """A weight above 0 for each component."""
    return st.fixed_dictionaries({str(name): st.integers(1, 9).map(float) for name in values})


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    """Two tables of scores agree, missing ones too."""
    pd.testing.assert_frame_equal(one, other, check_exact=False, rtol=1e-9, atol=1e-7)
