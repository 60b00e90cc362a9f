"""Under a view: its picture, slide, map, profile and figures as files, and the view as a step of a story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

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
        ("map", "composite"): _("Composite"),
        ("indicators", "list"): _("Indicators"),
        ("cities", "ranking"): _("Ranking"),
        ("cities", "change"): _("Change"),
        ("cities", "scatter"): _("Two indicators"),
        ("cities", "map"): _("Map"),
        ("cities", "table"): _("Table"),
        ("cities", "darkness"): _("Darkness"),
        ("cities", "like"): _("Most like it"),
        ("cities", "composite"): _("Composite"),
        ("monitoring", "status"): _("Status"),
    }


def draw(name: str, path: str, address: str, keys: Mapping[str, Value]) -> None:
    """What of the page is taken: all of it that can stand alone, what is on the screen first."""
    lang, known = language(), state.keys()
    names = {chart: label for (page, chart), label in charts(lang).items() if page == path}
    chosen = tuple((key, known[key].text(value)) for key, value in keys.items())
    view = View(path, _chart(name, names, keys), chosen)
    if not names:
        adding.offer(name, view)
        return
    try:
        taken = exhibit(view, city(), comparison(), lang)
    except NoExhibitError as nothing:
        st.caption(escape.markdown(nothing))
        return
    st.caption(escape.markdown(taken.finding))
    with st.container(horizontal=True, key=f"files-{name}"):
        query = {"lang": lang} | view.query | taken.view.query
        opening = f"{address.partition('?')[0]}?{urlencode(query, safe=',')}"
        _files(name, f"{path or 'overview'}-{view.chart}", taken, opening)
    with st.container(horizontal=True, vertical_alignment="center"):
        adding.offer(name, view)


def _chart(name: str, names: Mapping[str, str], keys: Mapping[str, Value]) -> str:
    """The part that is chosen; "" where the page has none."""
    options = list(names)
    if not options[1:]:
        return "".join(options)
    shown = next((str(each) for each in (keys.get("panel"), _switched(keys)) if each in names), "")
    start = options.index(shown) if shown else 0
    return str(
        st.selectbox(texts().gettext("Of this page"), options, start, names.__getitem__, key=f"part-{name}-{shown}")
    )


def _switched(keys: Mapping[str, Value]) -> str:
    """What a switch of the page shows beside its usual part."""
    return "composite" if keys.get("composite") == "1" else ""


def _files(part: str, name: str, taken: Exhibit, address: str) -> None:
    """One button for each kind of file that there is of this view."""
    _, file = texts().gettext, partial(_file, part)
    file(_("Slide (PPTX)"), ":material/slideshow:", f"{name}.pptx", SLIDES, lambda: made.slide(taken, address))
    file(_("Picture (PNG)"), ":material/image:", f"{name}.png", "image/png", lambda: made.png(taken, address))
    file(_("Drawing (SVG)"), ":material/draw:", f"{name}.svg", "image/svg+xml", lambda: made.svg(taken, address))
    if isinstance(taken.drawing, Map):
        file(
            _("Map as a web page"), ":material/map:", f"{name}.html", "text/html", lambda: made.web_map(taken, address)
        )
        file(
            _("Figures (GeoJSON)"),
            ":material/data_object:",
            f"{name}.geojson",
            "application/geo+json",
            lambda: made.geojson(taken, address),
        )
    file(
        _("Figures (spreadsheet)"),
        ":material/table_view:",
        f"{name}.xlsx",
        made.SPREADSHEET,
        lambda: made.xlsx(taken, address),
    )
    file(_("Figures (CSV)"), ":material/download:", f"{name}.csv", "text/csv", lambda: made.csv(taken))
    _profile(part, taken, address)


def _profile(part: str, taken: Exhibit, address: str) -> None:
    """The profile of the area or the city that is chosen."""
    _, lang, chosen = texts().gettext, language(), taken.view.query
    known, file = state.keys(), partial(_file, part)
    if taken.view.page == MAP and chosen.get("area") in set(city().tables["areas"]["area_id"]):
        area = chosen["area"]
        file(
            _("Profile of the area (PDF)"),
            ":material/picture_as_pdf:",
            f"{area}.pdf",
            "application/pdf",
            lambda: made.area_profile(area, lang, address),
        )
    code = chosen.get("city", "")
    if taken.view.page == CITIES and code in known["city"].allowed and code.isdigit():
        file(
            _("Profile of the city (PDF)"),
            ":material/picture_as_pdf:",
            f"{code}.pdf",
            "application/pdf",
            lambda: made.city_profile(code, lang, address),
        )


def _file(part: str, label: str, icon: str, name: str, kind: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, make, name, kind, icon=icon, on_click="ignore", key=f"file-{part}-{name}")
