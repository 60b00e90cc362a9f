"""What a view shows, in one language: the words around it, the figures in it, and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

    from lib.show.exhibits.drawings import Counts, Dots, Grid, Map, Months, Scatter, Statements, Timeline
    from lib.store.view import View

    Drawing: TypeAlias = Map | Dots | Scatter | Months | Timeline | Counts | Statements | Grid


@dataclass(frozen=True)
class Source:
    """Where figures come from: who published them and when, the address, and under which licence (all plain text)."""

    text: str
    address: str
    licence: str


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One map or one chart with everything that says what it is; all texts are plain, none is markup.

    `name` is what is shown, `finding` what a reader sees in it, as one sentence (it serves as the alternative text
    too); `about` are unit, level, direction and what else has to be known to read it, `period` when the figures are
    from. `table` holds exactly the figures drawn, headed in the language, numbers as numbers. `method` tells how
    classes, intervals or distances were found, "" where nothing was computed. `view` is what was asked for, with
    every key that decides it written out, so that its address opens the same again.
    """

    view: View
    lang: str
    name: str
    finding: str
    about: tuple[str, ...]
    period: str
    method: str
    table: pd.DataFrame
    sources: tuple[Source, ...]
    drawing: Drawing
