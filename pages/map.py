"""Map: what is the evening like, here?"""

import streamlit as st

from lib.store.codes import CELL
from lib.web import evidence, selection, state
from lib.web.composites import composite
from lib.web.language import language, texts
from lib.web.mapping import area_table, cell_view, map_view
from lib.web.packages import city

_, lang, package = texts().gettext, language(), city()
scale, chosen = selection.scale_and_area()
shown = selection.shown_indicator()

st.title(_("What is the evening like, here?"))
left, right = st.columns([7, 4], gap="medium")
with left:
    map_view.draw()
    if scale == CELL:
        cell_view.worst(shown, chosen)
    else:
        area_table.draw(shown, scale, chosen)
    composite.areas(scale, chosen)
with right:
    label = _("Cell, by its nearest street") if scale == CELL else _("Area")
    st.selectbox(
        label, selection.areas_of(scale), format_func=selection.names(lang).__getitem__, **state.widget("area", chosen)
    )
    spread = (lambda: cell_view.spread(shown, chosen)) if scale == CELL else None
    evidence.profile(package, shown["indicator_id"], chosen, spread)
