"""What the page of monitoring shows: whose rows, which of them, in which order, and the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.address import ALL, NONE
from lib.model.monitoring.monitoring import Row, monitoring, ordered, select
from lib.store.codes import Kind

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.asked import Asked
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class MonitoringView:
    """The rows of a package (of one city, where cities are compared), those shown in their order, and the open one."""

    package: Package
    city: str
    everything: tuple[Row, ...]
    rows: tuple[Row, ...]
    status: str | None
    freshness: str | None
    theme: str | None
    sort: str
    item: str

    @property
    def compared(self) -> bool:
        """Whether it is about one city among others."""
        return self.package.config.kind == Kind.COMPARISON

    @property
    def key(self) -> str:
        """The key of the address that holds the open row."""
        return item_key(self.package)

    @property
    def open(self) -> Row | None:
        """The row that is open: the one of the address, else the first one shown; None where none is shown."""
        return next((row for row in self.rows if row.id == self.item), None)

    def address(self) -> dict[str, Value]:
        """List the keys of the address that open this view again."""
        found: dict[str, Value] = {
            "package": str(self.package.config.kind),
            "target": self.status or ALL,
            "fresh": self.freshness or ALL,
            "theme": self.theme or ALL,
            "sort": self.sort,
        }
        if self.item:
            found[self.key] = self.item
        return found | ({"city": self.city} if self.compared else {})


def item_key(package: Package) -> str:
    """Return the key of the address that holds an indicator of a package."""
    return "city_indicator" if package.config.kind == Kind.COMPARISON else "item"


def monitoring_view(city: Package, comparison: Package, asked: Asked, lang: str) -> MonitoringView:
    """Read the view an address asks for. A comparison shows the city chosen, else our own, else the first one."""
    compared = asked.one("package") == Kind.COMPARISON
    package = comparison if compared else city
    code = _compared_city(package, city, asked) if compared else ""
    wanted = (asked.one(key) for key in ("target", "fresh", "theme"))
    status, freshness, theme = (None if value == ALL else value for value in wanted)
    everything, sort = monitoring(package, city=code), asked.one("sort")
    rows = _shown(package, code, status, freshness, theme, sort, lang)
    named = asked.one(item_key(package)) if asked.given(item_key(package)) else ""
    item = next((row.id for row in rows if row.id == named), rows[0].id if rows else "")
    return MonitoringView(package, code, everything, rows, status, freshness, theme, sort, item)


@lru_cache(maxsize=256)
def _shown(
    package: Package, code: str, status: str | None, freshness: str | None, theme: str | None, sort: str, lang: str
) -> tuple[Row, ...]:
    themes = tuple(package.tables["themes"]["theme_id"])
    return ordered(select(monitoring(package, city=code), status, freshness, theme), sort, themes, lang)


def _compared_city(package: Package, city: Package, asked: Asked) -> str:
    codes = list(package.tables["cities"]["istat_code"])
    usual = [code for code in (asked.one("city"), city.config.istat_code) if code in codes and code != NONE]
    return str(next(iter(usual), codes[0]))
