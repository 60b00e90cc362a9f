"""The table of a map in a page: what all rows share said once, each row leading to its feature."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from lib.locale import catalogue
from lib.model.figures import indicator
from lib.show import escape, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

INDICATORS: Final = ("city_indicator", "indicator")
"""Keys of a view that name the indicator of its figures."""
MOST_DECIMALS: Final = 6
LONG: Final = 60
"""Characters of a text that needs a broad column."""


def figures(exhibit: Exhibit, keys: Sequence[str], package: Package) -> str:
    """Write the table as HTML: numbers of the language, a button for each row whose feature is on the map.

    keys: the id of the feature of each row, "" for none.
    """
    shown, _shared = parted(exhibit.table)
    decimals = _decimals(exhibit, package)
    columns = [_texts(shown[name], decimals.get(str(name)), exhibit.lang) for name in shown.columns]
    lead = next((place for place, name in enumerate(shown.columns) if not _numeric(shown[name])), 0)
    kinds = [_kind(shown[name]) for name in shown.columns]
    head = "".join(
        f'<th scope="col"{kind}>{escape.html(name)}</th>' for kind, name in zip(kinds, shown.columns, strict=True)
    )
    lines = zip(*columns, strict=True) if columns else iter(())
    body = "".join(_row(key, cells, kinds, lead) for key, cells in zip(keys, lines, strict=True))
    caption = escape.html(catalogue(exhibit.lang).gettext("Figures: {name}").format(name=exhibit.name))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def parted(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[tuple[str, str], ...]]:
    """The columns in which rows differ, and what all of them share: pairs of a heading and a text."""
    same = [name for name in table.columns if _same(table[name])]
    texts = [(str(name), str(table[name].iloc[0])) for name in same if not _numeric(table[name])]
    return table.drop(columns=same), tuple(each for each in texts if each[1])


def _same(column: pd.Series) -> bool:
    """Numbers are never taken away, but where there is none at all."""
    if _numeric(column):
        return bool(column.isna().all())
    return len(column) > 1 and column.nunique(dropna=False) == 1


def _kind(column: pd.Series) -> str:
    """How a column is set: numbers to the right, long texts in a broad one."""
    if _numeric(column):
        return ' class="number"'
    return ' class="long"' if column.astype(str).str.len().max() > LONG else ""


def _row(key: str, cells: Sequence[str], kinds: Sequence[str], lead: int) -> str:
    written = []
    for place, (text, kind) in enumerate(zip(cells, kinds, strict=True)):
        if place == lead:
            button = f'<button type="button" aria-pressed="false">{_text(text)}</button>' if key else _text(text)
            written.append(f'<th scope="row">{button}</th>')
        else:
            written.append(f"<td{kind}>{_text(text)}</td>")
    marked = f' data-feature="{escape.html(key)}"' if key else ""
    return f"<tr{marked}>{''.join(written)}</tr>"


def _text(text: str) -> str:
    address = escape.address(text)
    return f'<a href="{escape.html(address)}">{escape.html(text)}</a>' if address else escape.html(text)


def _texts(column: pd.Series, decimals: int | None, lang: str) -> list[str]:
    """A column as a reader of the language writes it; numbers with one number of decimals."""
    if not _numeric(column):
        return [str(value) for value in column]
    values = [math.nan if pd.isna(value) else float(value) for value in column]
    places = _needed(values) if decimals is None else decimals
    return [numbers.decimal(value, places, lang) for value in values]


def _needed(values: Sequence[float]) -> int:
    known = [f"{value:.{MOST_DECIMALS}f}".rstrip("0") for value in values if math.isfinite(value)]
    return max((len(text.partition(".")[2]) for text in known), default=0)


def _decimals(exhibit: Exhibit, package: Package) -> dict[str, int]:
    """The decimals of the columns that hold the indicator's figures."""
    _ = catalogue(exhibit.lang).gettext
    query: dict[str, Any] = exhibit.view.query
    key = next((query[name] for name in INDICATORS if query.get(name)), "")
    if key not in set(package.tables["indicators"]["indicator_id"]):
        return {}
    places = int(indicator(package, key)["decimals"])
    return dict.fromkeys((_("Value"), _("Lower bound"), _("Upper bound")), places)


def _numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
