"""One indicator in full: what it is, its figures and their chart, where they come from, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.export.resources import resources
from lib.model.figures import indicator
from lib.model.side_by_side import limit, zones_in_city
from lib.show import escape
from lib.show.lists.side_figures import side_figures
from lib.show.plots.charts import CONFIG
from lib.show.plots.indicator_chart import period_chart, zone_chart, zone_texts
from lib.show.tables.figures import figures_table
from lib.show.wording.line_evidence import line_evidence
from lib.web import frame, tables, theme
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.side_by_side import Line
    from lib.store import Package


def draw(package: Package, line: Line) -> None:
    """Draw everything about the chosen indicator."""
    lang, about = language(), indicator(package, line.indicator["indicator_id"])
    st.header(escape.markdown(about[f"name_{lang}"]), anchor=False)
    st.markdown(escape.markdown(about[f"definition_{lang}"]))
    st.html(side_figures(package, about["indicator_id"], lang))
    _periods(package, line, about)
    _zones(package, about)
    _evidence(package, line)
    _map_link(package, about["indicator_id"])
    _table(package, about)


def _periods(package: Package, line: Line, about: pd.Series) -> None:
    _, lang = texts().gettext, language()
    chart = period_chart(line, limit(package, line), theme.current(), lang)
    if chart:
        alt = _("Each figure as a dot of its own, with its interval where there is one: {name}")
        alt = alt.format(name=about[f"name_{lang}"])
        st.plotly_chart(chart, config=CONFIG, theme=None, key="item-periods", alt=alt)


def _zones(package: Package, about: pd.Series) -> None:
    """Draw the zones that the areas are made of, among all of the city: the level at which the city can be compared."""
    _, lang = texts().gettext, language()
    zones = zones_in_city(package, about["indicator_id"])
    if zones is None:
        return
    measured = indicator(package, about["indicator_id"].removesuffix("-city-place"))
    st.markdown("**" + escape.markdown(_("Zone by zone, in the whole city")) + "**")
    alt = _("The city's zones, those of the areas marked: {name}").format(name=measured[f"name_{lang}"])
    chart = zone_chart(package, zones, measured, theme.current(), lang)
    st.plotly_chart(chart, config=CONFIG, theme=None, key="item-zones", alt=alt)
    st.caption("  \n".join(escape.markdown(text) for text in zone_texts(package, zones, measured, lang)))
    table = next(one for one in resources(package, lang) if one.stem == "city_zones")
    with st.expander(_("Where the zones' figures come from"), icon=":material/table_chart:"):
        st.caption(escape.markdown(f"{table.title}. {table.description}"))


def _evidence(package: Package, line: Line) -> None:
    for name, text in line_evidence(package, line.indicator["indicator_id"], language()):
        st.markdown(f":material/subdirectory_arrow_right: **{escape.markdown(name)}**  \n{text}" if name else text)
    for note in dict.fromkeys(each[f"note_territory_{language()}"] for each in line.territories):
        st.caption(f":material/fence: {escape.markdown(note)}")


def _map_link(package: Package, indicator_id: str) -> None:
    """Link to the map, at the finest scale that has figures."""
    _ = texts().gettext
    rows, areas = package.tables["observations"], package.tables["areas"]
    mapped = areas["area_id"].isin(rows.loc[rows["indicator_id"] == indicator_id, "area_id"])
    levels = set(areas.loc[mapped, "level"])
    scale = next((level for level in ("zone", "neighbourhood", "stretch") if level in levels), None)
    if scale:
        frame.link("map", _("See it on the map"), ":material/map:", indicator=indicator_id, scale=scale)


def _table(package: Package, about: pd.Series) -> None:
    _, lang = texts().gettext, language()
    label, places = _("All its figures as a table"), int(about["decimals"])
    with st.expander(label, icon=":material/table:", key="item-table", on_change="rerun") as opened:
        if opened.open:
            numbers = [_("Value"), _("Lower bound"), _("Upper bound")]
            before, after = (
                [_("Area or territory"), _("Level"), _("Period")],
                [_("As published"), _("Unit"), _("Status")],
            )
            found = figures_table(package, (about["indicator_id"],), lang)
            tables.show(found[[*before, *numbers, *after]], label, dict.fromkeys(numbers, places))
