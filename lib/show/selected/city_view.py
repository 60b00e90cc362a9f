"""The one selection of the page that compares cities: an indicator, its period, a city, and who is compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.address import NONE
from lib.model.cities.answers import YES_NO, answers
from lib.model.cities.comparison import coverage, default_period, periods
from lib.model.cities.series import REGION
from lib.model.cities.standings import standings, unit_of
from lib.model.figures import indicator
from lib.model.records import Record, records
from lib.show.plots.marks import Marks

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.address import Value
    from lib.model.asked import Asked
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class CityView:
    """What the page shows. `city` is an ISTAT code, `unit` what stands for it; `home`, `home_unit` are our own city's.

    Each of the four is "" where there is none.
    """

    package: Package
    indicator: pd.Series
    period: str
    city: str
    unit: str
    home: str
    home_unit: str
    workshop: bool
    panel: str
    side: str
    like: tuple[str, ...]

    @property
    def id(self) -> str:
        """The indicator's id."""
        return str(self.indicator["indicator_id"])

    @property
    def decimals(self) -> int:
        """How many decimals its figures are written with."""
        return int(self.indicator["decimals"])

    @property
    def regional(self) -> bool:
        """Whether regions stand for the cities."""
        return bool(self.indicator["level"] == REGION)

    @property
    def answers(self) -> bool:
        """Whether it is answered by yes or no: such are listed, never ranked."""
        return bool(self.indicator["kind"] == YES_NO)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods it has figures for, the latest first."""
        return _periods(self.package, self.id)[1]

    @property
    def year(self) -> int:
        """The year whose evenings are computed: that of the data."""
        return int(self.package.created[:4])

    @property
    def marks(self) -> Marks:
        """The units that are drawn (with the filter, those of the workshop and the chosen one) and those marked."""
        among = workshop_units(self.package, self.id) | {self.unit} if self.workshop else None
        return Marks(among, self.unit, self.home_unit)

    @property
    def city_marks(self) -> Marks:
        """The same with cities marked as such, also where regions stand for them."""
        rows = self.package.tables["cities"]
        among = frozenset(rows.loc[rows["in_workshop"], "istat_code"]) | ({self.city} - {""})
        return Marks(among if self.workshop else None, self.city, self.home)

    def rows(self) -> pd.DataFrame:
        """List the units that are shown, each with its figure."""
        return standings(self.package, self.id, self.period, self.marks.among)

    def known(self) -> pd.DataFrame:
        """Keep those of them that have a figure."""
        rows = self.rows()
        return rows[rows["status"] != ""]

    def own(self) -> Record | None:
        """Find the figure of the chosen city, or of its region; None where there is none."""
        rows = answers(self.package, self.id) if self.answers else self.rows()
        found = records(rows[(rows["unit_id"] == self.unit) & (rows["status"] != "")])
        return found[0] if found else None

    def covered(self) -> tuple[int, int]:
        """Count how many of all units have a figure in the period, and how many there are."""
        return _covered(self.package, self.id, self.period)

    def address(self) -> dict[str, Value]:
        """List the keys of the address that open this view again."""
        found: dict[str, Value] = {
            "city_indicator": self.id,
            "city": self.city or NONE,
            "workshop": "1" if self.workshop else "0",
            "panel": self.panel,
            "side": self.side,
            "like": self.like,
        }
        return found | ({"period": self.period} if self.period else {})


def city_view(package: Package, home: str, asked: Asked) -> CityView:
    """Read the view an address asks for; a period the indicator does not have gives way to its usual one.

    package: the compared cities. home: the ISTAT code of our own city, which need not be among them.
    """
    chosen = indicator(package, asked.one("city_indicator"))
    name, wanted, code = str(chosen["indicator_id"]), asked.one("period"), asked.one("city")
    usual, offered = _periods(package, name)
    period = wanted if wanted in offered else usual
    code = "" if code == NONE else code
    own = home if home in names(package) else ""
    return CityView(
        package,
        indicator=chosen,
        period="" if chosen["kind"] == YES_NO else period,
        city=code,
        unit=unit_of(package, name, code) if code else "",
        home=own,
        home_unit=unit_of(package, name, own) if own else "",
        workshop=asked.one("workshop") == "1",
        panel=asked.one("panel"),
        side=asked.one("side"),
        like=asked.several("like"),
    )


@lru_cache(maxsize=256)
def _periods(package: Package, indicator_id: str) -> tuple[str, tuple[str, ...]]:
    """Find the usual period of an indicator, and all of them, the latest first."""
    return default_period(package, indicator_id) or "", tuple(periods(package, indicator_id)[::-1])


@lru_cache(maxsize=1024)
def _covered(package: Package, indicator_id: str, period: str) -> tuple[int, int]:
    return coverage(package, indicator_id, period)


@lru_cache(maxsize=256)
def workshop_units(package: Package, indicator_id: str) -> frozenset[str]:
    """Find the units of the cities named in the workshop's published account."""
    cities = package.tables["cities"]
    return frozenset(unit_of(package, indicator_id, code) for code in cities.loc[cities["in_workshop"], "istat_code"])


@lru_cache(maxsize=4)
def names(package: Package) -> dict[str, str]:
    """Name the cities by code, in the order of their names."""
    rows = package.tables["cities"].sort_values("name")
    return dict(zip(rows["istat_code"], rows["name"], strict=True))
