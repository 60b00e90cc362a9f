"""Of what a composite is made: the areas or cells of a scale, or the cities of one group of indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.model.composites.components import area_components, city_components, city_groups
from lib.model.records import records
from lib.show.plots.marks import Marks

if TYPE_CHECKING:
    from lib.model.asked import Asked
    from lib.model.composites.components import Components
    from lib.show.selected.city_view import CityView
    from lib.store import Package


@dataclass(frozen=True, eq=False)
class Composed:
    """What can be put together, in which package, and who is marked."""

    package: Package
    offered: Components
    marks: Marks

    def names(self, lang: str) -> dict[str, str]:
        """What the units are called."""
        units = self.offered.units
        return dict(zip(units.index, units[f"name_{lang}"], strict=True))

    def indicators(self, lang: str) -> dict[str, str]:
        """What the components are called, each with its theme."""
        themes, rows = self.themes(lang), records(self.offered.about.reset_index())
        return {row["indicator_id"]: f"{themes[row['theme_id']]} · {row[f'name_{lang}']}" for row in rows}

    def themes(self, lang: str) -> dict[str, str]:
        """What the themes are called, in their order."""
        rows = self.package.tables["themes"]
        return dict(zip(rows["theme_id"], rows[f"name_{lang}"], strict=True))


def of_areas(package: Package, scale: str, chosen: str) -> Composed:
    """The areas or cells of a scale."""
    return Composed(package, area_components(package, scale), Marks(None, chosen, ""))


def of_cities(view: CityView, asked: Asked) -> Composed | None:
    """The cities, by the group of indicators that is asked for, else the first one; None where there is no group."""
    groups = city_groups(view.package)
    group = next((each for each in groups if each.id == asked.one("group")), next(iter(groups), None))
    if group is None:
        return None
    marks = view.city_marks
    return Composed(view.package, city_components(view.package, group.id, marks.among), marks)
