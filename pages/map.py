"""Map: what is the evening like, here?"""

import streamlit as st

from lib.model.figures import indicator
from lib.web import area_table, evidence, map_view, selection, state
from lib.web.language import language, texts
from lib.web.packages import city

_, lang, package = texts().gettext, language(), city()
scale, chosen = selection.scale_and_area()
shown = indicator(package, state.one("indicator"))

st.title(_("What is the evening like, here?"))
left, right = st.columns([7, 4], gap="medium")
with left:
    map_view.draw()
    area_table.draw(shown, scale, chosen)
with right:
    names = package.tables["areas"].set_index("area_id")[f"name_{lang}"].to_dict()
    st.selectbox(_("Area"), selection.areas_of(scale), format_func=names.__getitem__, **state.widget("area", chosen))
    evidence.profile(package, shown["indicator_id"], chosen)
