"""The legend of a map as HTML: swatches with the range each stands for, read out as a list."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import escape, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence


@lru_cache(maxsize=512)
def classes(edges: tuple[float, ...], decimals: int, unit: str, lang: str, method: str = "") -> str:
    """The classes of an indicator, from the lowest; what grey means; the method by name."""
    items = "".join(_item(css, text) for css, text in swatches(edges, decimals, lang))
    label = escape.html(catalogue(lang).gettext("Legend"))
    return (
        f'<div class="legend"><span class="legend-unit">{escape.html(unit)}</span>'
        f'<ul aria-label="{label}">{items}</ul><small>{escape.html(method or classification(lang))}</small></div>'
    )


def swatches(edges: Sequence[float], decimals: int, lang: str) -> list[tuple[str, str]]:
    """The classes from the lowest and what grey means: pairs of a colour of the palette and its text."""
    named = [(f"class-{place}", text) for place, text in enumerate(ranges(edges, decimals, lang), start=1)]
    return [*named, ("none", catalogue(lang).gettext("no figure"))]


def classification(lang: str) -> str:
    """Tell how the classes of areas and cells were found."""
    return catalogue(lang).gettext("Natural breaks (Fisher-Jenks), the same at every scale")


def ranges(edges: Sequence[float], decimals: int, lang: str) -> list[str]:
    """The two ends of each class, with as many decimals as the edges need."""
    ends = [numbers.decimal(edge, max(decimals, _decimals(edges)), lang) for edge in edges]
    return [f"{low}–{high}" for low, high in pairwise(ends)]


def signs(entries: Sequence[tuple[str, str]]) -> str:
    """The signs of the points on a map: pairs of a sign and what it stands for."""
    items = "".join(f"<li><b>{escape.html(sign)}</b> {escape.html(name)}</li>" for sign, name in entries)
    return f'<div class="legend"><ul>{items}</ul></div>' if entries else ""


def _item(css: str, text: str) -> str:
    return f'<li><i style="background:var(--{css})"></i>{escape.html(text)}</li>'


def _decimals(edges: Sequence[float]) -> int:
    return max((len(f"{edge:.6f}".rstrip("0").partition(".")[2]) for edge in edges), default=0)
