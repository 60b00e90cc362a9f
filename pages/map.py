"""Map: what is the evening like, here?"""

import streamlit as st

from lib.model.classes import breaks
from lib.model.figures import area_figures, area_indicators, indicator, levels
from lib.show import areas, legend, points, words
from lib.web import evidence, map_widget, ranking, selection, state, take_away
from lib.web.language import language, texts
from lib.web.packages import city

_, lang, package = texts().gettext, language(), city()
scale, chosen = selection.scale_and_area()
layers = state.several("layers")

st.title(_("What is the evening like, here?"))
picker, scales, extras = st.columns([5, 4, 2], vertical_alignment="bottom")
with picker:
    catalogue = area_indicators(package).set_index("indicator_id")
    st.selectbox(_("Indicator"), list(catalogue.index), format_func=catalogue[f"name_{lang}"].get, **state.widget("indicator"))
with scales:
    st.segmented_control(_("Scale"), levels(package), format_func=words.scales(lang).get, required=True,
                         **state.widget("scale", scale, also=selection.scale_changed))
with extras, st.popover(_("Layers"), icon=":material/layers:", width="stretch"):
    st.pills(_("Show on the map"), points.names(lang), selection_mode="multi", format_func=points.names(lang).get, **state.widget("layers"))
    st.toggle(_("Online street map (needs the network)"), **state.toggle("tiles"))

row = indicator(package, state.one("indicator"))
figures = area_figures(package, row["indicator_id"])
edges = breaks(figures["value"])
decimals, unit = int(row["decimals"]), row[f"unit_{lang}"]

left, right = st.columns([7, 4], gap="medium")
with left:
    features = areas.value_areas(package, figures, scale, chosen, edges, decimals, lang)
    map_widget.show("map", "city", selection.bounds(package), features + points.layers(package, layers, lang), height=440,
                    on_click=selection.choose_area, tiles=state.one("tiles") == "1")
    st.html(legend.classes(edges, decimals, unit, lang))
    st.html(legend.signs([(points.glyphs()[name], points.names(lang)[name]) for name in points.MAKERS if name in layers]))
with right:
    names = package.tables["areas"].set_index("area_id")[f"name_{lang}"]
    st.selectbox(_("Area"), selection.areas_of(scale), format_func=names.get, **state.widget("area", chosen))
    evidence.profile(package, row, figures, chosen)

ranking.draw(row, figures, scale, chosen)
take_away.table(row, figures, scale)
take_away.link_to_view("map", "indicator", "scale", "area", "layers", "tiles")
