"""What the page of indicators lists: those of a theme and a status, and the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.model.address import ALL
from lib.model.side_by_side import Line, select, side_by_side

if TYPE_CHECKING:
    from lib.model.asked import Asked
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class IndicatorView:
    """The lines of one theme and one status (None for all), by id, and the open one ("" where there is none)."""

    theme: str | None
    status: str | None
    lines: dict[str, Line]
    item: str

    def address(self) -> dict[str, str]:
        """List the keys of the address that list the same lines again."""
        return {"theme": self.theme or ALL, "status": self.status or ALL}


def indicator_view(package: Package, asked: Asked) -> IndicatorView:
    """Read the view an address asks for; an indicator that is not listed gives way to the first one that is."""
    theme, status = (None if asked.one(key) == ALL else asked.one(key) for key in ("theme", "status"))
    lines = {str(line.indicator["indicator_id"]): line for line in select(side_by_side(package), theme, status)}
    item = asked.one("item") if asked.one("item") in lines else next(iter(lines), "")
    return IndicatorView(theme, status, lines, item)
