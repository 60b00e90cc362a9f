"""Under a view: its picture, slide, map, profile and figures as files, and the view as a step of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.locale import catalogue
from lib.show import escape
from lib.show.exhibits.drawings import Map
from lib.show.exhibits.makers import NoExhibitError, exhibit
from lib.store.view import View
from lib.web import state
from lib.web.language import language, texts
from lib.web.packages import city, comparison
from lib.web.presenting import adding
from lib.web.taking import made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lib.model.address import Value
    from lib.show.exhibits.exhibit import Exhibit

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
CITIES, MAP = "cities", "map"


def charts(lang: str) -> dict[tuple[str, str], str]:
    """What each part of a page is called that can be taken away alone."""
    _ = catalogue(lang).gettext
    return {
        ("", "map"): _("Map"),
        ("", "timeline"): _("Events"),
        ("", "darkness"): _("Darkness"),
        ("", "knowledge"): _("What is known"),
        ("", "model"): _("The model"),
        ("map", "map"): _("Map"),
        ("map", "areas"): _("The areas side by side"),
        ("map", "spread"): _("All cells by value"),
        ("indicators", "list"): _("Indicators"),
        ("cities", "ranking"): _("Ranking"),
        ("cities", "change"): _("Change"),
        ("cities", "scatter"): _("Two indicators"),
        ("cities", "map"): _("Map"),
        ("cities", "table"): _("Table"),
        ("cities", "darkness"): _("Darkness"),
        ("cities", "like"): _("Most like it"),
        ("monitoring", "status"): _("Status"),
    }


def offer(name: str, path: str, address: str, **keys: Value) -> None:
    """A part of the page to open; what is in it is made when it is opened. `address` opens the view again."""
    _ = texts().gettext
    part = st.expander(_("Files and story"), icon=":material/ios_share:", key=f"more-{name}", on_change="rerun")
    if part.open:
        with part:
            _choice(name, path, address, keys)


def _choice(name: str, path: str, address: str, keys: Mapping[str, Value]) -> None:
    """What of the page is taken: all of it that can stand alone, what is on the screen first."""
    _, lang = texts().gettext, language()
    names = {chart: label for (page, chart), label in charts(lang).items() if page == path}
    shown = keys.get("panel") if keys.get("panel") in names else next(iter(names))
    chart = shown
    if len(names) > 1:
        options = list(names)
        chart = st.selectbox(
            _("Of this page"), options, options.index(str(shown)), names.__getitem__, key=f"part-{name}-{shown}"
        )
    known = state.keys()
    view = View(path, str(chart), tuple((key, known[key].text(value)) for key, value in keys.items()))
    try:
        taken = exhibit(view, city(), comparison(), lang)
    except NoExhibitError as nothing:
        st.caption(escape.markdown(nothing))
        return
    st.caption(escape.markdown(taken.finding))
    with st.container(horizontal=True, key=f"files-{name}"):
        _files(f"{path or 'overview'}-{chart}", taken, address)
    with st.container(horizontal=True, vertical_alignment="center"):
        adding.offer(view)


def _files(name: str, taken: Exhibit, address: str) -> None:
    """One button for each kind of file that there is of this view."""
    _ = texts().gettext
    _file(_("Slide (PPTX)"), ":material/slideshow:", f"{name}.pptx", SLIDES, lambda: made.slide(taken, address))
    _file(_("Picture (PNG)"), ":material/image:", f"{name}.png", "image/png", lambda: made.png(taken, address))
    _file(_("Drawing (SVG)"), ":material/draw:", f"{name}.svg", "image/svg+xml", lambda: made.svg(taken, address))
    if isinstance(taken.drawing, Map):
        _file(
            _("Map as a web page"), ":material/map:", f"{name}.html", "text/html", lambda: made.web_map(taken, address)
        )
        _file(
            _("Figures (GeoJSON)"),
            ":material/data_object:",
            f"{name}.geojson",
            "application/geo+json",
            lambda: made.geojson(taken, address),
        )
    _file(
        _("Figures (spreadsheet)"),
        ":material/table_view:",
        f"{name}.xlsx",
        made.SPREADSHEET,
        lambda: made.xlsx(taken, address),
    )
    _file(_("Figures (CSV)"), ":material/download:", f"{name}.csv", "text/csv", lambda: made.csv(taken))
    _profile(taken, address)


def _profile(taken: Exhibit, address: str) -> None:
    """The profile of the area or the city that is chosen."""
    _, lang, chosen = texts().gettext, language(), taken.view.query
    known = state.keys()
    if taken.view.page == MAP and chosen.get("area") in set(city().tables["areas"]["area_id"]):
        area = chosen["area"]
        _file(
            _("Profile of the area (PDF)"),
            ":material/picture_as_pdf:",
            f"{area}.pdf",
            "application/pdf",
            lambda: made.area_profile(area, lang, address),
        )
    code = chosen.get("city", "")
    if taken.view.page == CITIES and code in known["city"].allowed and code.isdigit():
        _file(
            _("Profile of the city (PDF)"),
            ":material/picture_as_pdf:",
            f"{code}.pdf",
            "application/pdf",
            lambda: made.city_profile(code, lang, address),
        )


def _file(label: str, icon: str, name: str, kind: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, make, name, kind, icon=icon, on_click="ignore", key=f"file-{name}")
