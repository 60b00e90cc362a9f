"""What the page of monitoring shows: whose rows, which of them, in which order, and the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.address import ALL, NONE
from lib.model.monitoring.monitoring import Row, monitoring, ordered, select
from lib.store.codes import Kind
from lib.web import state
from lib.web.language import language
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from lib.model.address import Value
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


def packages(lang: str) -> dict[str, str]:
    """Name the two packages, by their kind."""
    return {str(each.config.kind): getattr(each.config, f"title_{lang}") for each in (city(), comparison())}


def item_key(package: Package) -> str:
    """Return the key of the address that holds an indicator of a package."""
    return "city_indicator" if package.config.kind == Kind.COMPARISON else "item"


def current() -> MonitoringView:
    """Read the view the address asks for. A comparison shows the city chosen, else our own, else the first one."""
    compared = state.one("package") == Kind.COMPARISON
    package = comparison() if compared else city()
    code = _compared_city(package) if compared else ""
    asked = (state.one(key) for key in ("target", "fresh", "theme"))
    status, freshness, theme = (None if value == ALL else value for value in asked)
    everything, sort = monitoring(package, city=code), state.one("sort")
    rows = _shown(package, code, status, freshness, theme, sort, language())
    wanted = state.one(item_key(package)) if state.given(item_key(package)) else ""
    item = next((row.id for row in rows if row.id == wanted), rows[0].id if rows else "")
    return MonitoringView(package, code, everything, rows, status, freshness, theme, sort, item)


@lru_cache(maxsize=256)
def _shown(
    package: Package, code: str, status: str | None, freshness: str | None, theme: str | None, sort: str, lang: str
) -> tuple[Row, ...]:
    themes = tuple(package.tables["themes"]["theme_id"])
    return ordered(select(monitoring(package, city=code), status, freshness, theme), sort, themes, lang)


def _compared_city(package: Package) -> str:
    codes = list(package.tables["cities"]["istat_code"])
    asked = state.one("city")
    usual = [code for code in (asked, city().config.istat_code) if code in codes and code != NONE]
    return str(next(iter(usual), codes[0]))
