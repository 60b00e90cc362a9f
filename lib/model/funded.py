"""The local projects a call funded: their number as published, and how many of them have a place on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lib.model.figures import area_figures, territory_figures

if TYPE_CHECKING:
    from lib.store import Package

IN_ALL: Final = "projects-funded-total"
BY_AREA: Final = "projects-funded"


@dataclass(frozen=True)
class Funded:
    """Projects funded in all, in each area that has a figure (by its id), and those with a known position."""

    total: int
    by_area: tuple[tuple[str, int], ...]
    placed: int


def funded(package: Package) -> Funded | None:
    """Read the published numbers of funded projects; None where the package has no total.

    The list of local projects may be incomplete, so its rows are never counted as projects: `placed` alone is counted,
    the rows whose layer has a point.
    """
    totals = territory_figures(package, IN_ALL)["value"].dropna()
    if totals.empty:
        return None
    areas = area_figures(package, BY_AREA)
    known = areas[areas["value"].notna()]
    return Funded(
        total=int(totals.iloc[0]),
        by_area=tuple((str(area), int(value)) for area, value in zip(known["area_id"], known["value"], strict=True)),
        placed=sum(point is not None and not point.is_empty for point in package.layers["local_projects"].geometry),
    )
