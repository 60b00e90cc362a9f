"""The profile of a compared city: where it is, its figures by theme, what there is no figure for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.profile import city_figures
from lib.export.profile.city_chart import chart
from lib.export.profile.closing import closing, edition
from lib.export.profile.parts import Profile
from lib.locale import catalogue
from lib.model.records import Record, records
from lib.show import numbers

if TYPE_CHECKING:
    from lib.store import Package


def profile(comparison: Package, istat_code: str, lang: str, address: str) -> Profile:
    """Gather all there is to say about a city. Raises KeyError where the package has none of that code."""
    _ = catalogue(lang).gettext
    rows = comparison.tables["cities"]
    found = records(rows[rows["istat_code"] == istat_code])
    if not found:
        raise KeyError(istat_code)
    (city,) = found
    regions = comparison.tables["regions"].set_index("region_code")[f"name_{lang}"]
    themes = comparison.tables["themes"].sort_values("order", kind="stable")
    return Profile(
        lang=lang,
        kind=_("Profile of a city"),
        title=_("{name}: profile").format(name=city["name"]),
        name=city["name"],
        lead=str(regions[city["region_code"]]),
        about=_about(comparison, city, lang),
        hue="strong",
        exhibit=chart(comparison, istat_code, lang),
        themes=tuple(zip(themes["theme_id"], themes[f"name_{lang}"], strict=True)),
        figures=city_figures.figures(comparison, istat_code, lang),
        gaps=city_figures.gaps(comparison, istat_code, lang),
        gaps_title=_("Without a figure for this city, and what there is"),
        created=comparison.created,
        closing=closing(comparison, address, lang),
    )


def _about(comparison: Package, city: Record, lang: str) -> tuple[tuple[str, str], ...]:
    _ = catalogue(lang).gettext
    account = city[f"workshop_note_{lang}"] or (
        _("Named in the published account of the workshop.")
        if city["in_workshop"]
        else _("Not named in the published account of the workshop.")
    )
    residents = f"{numbers.decimal(city['population'], 0, lang)} ({city['population_year']})"
    return (
        (_("Residents"), residents),
        (_("Surface"), f"{numbers.decimal(city['area_km2'], 1, lang)} km²"),
        (_("The workshop"), account),
        (
            _("How to read it"),
            _(
                "Every figure says which level it is about: city survey, municipality, province or region. "
                "Places are only among figures of the same level and period."
            ),
        ),
        (_("Data"), edition(comparison, lang)),
    )
