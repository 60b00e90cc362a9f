"""Indicators: what do we know, indicator by indicator?"""

from typing import Any

import streamlit as st

from lib.model.address import ALL
from lib.show import escape, words
from lib.show.selected.indicator_view import indicator_view
from lib.show.tables.figures import figures_table
from lib.show.wording.side_texts import counts
from lib.web import state, take_away
from lib.web.indicators import indicator_detail, indicator_table
from lib.web.language import language, texts
from lib.web.packages import city

_, lang, package = texts().gettext, language(), city()
view = indicator_view(package, state.asked())
theme, status, lines, item = view.theme, view.status, view.lines, view.item

st.title(_("What do we know, indicator by indicator?"))
named = package.tables["themes"].set_index("theme_id")[f"name_{lang}"].map(escape.markdown)
themes = {ALL: _("All themes")} | dict(named)
plain: dict[str, Any] = {"required": True, "label_visibility": "collapsed"}
st.pills(_("Theme"), list(themes), format_func=themes.__getitem__, **plain, **state.widget("theme"))
known, chosen = st.columns([9, 4], gap="medium", vertical_alignment="bottom")
with known, st.container(horizontal=True, vertical_alignment="center"):
    kinds = {ALL: _("Any status")} | words.short_statuses(lang)
    offered = [kind for kind in kinds if kind in state.keys()["status"].allowed]
    st.segmented_control(_("Status"), offered, format_func=kinds.__getitem__, **plain, **state.widget("status"))
    st.markdown(counts(list(lines.values()), lang), width="content")

if lines:
    with chosen:
        names = {each: line.indicator[f"name_{lang}"] for each, line in lines.items()}
        st.selectbox(
            _("Indicator"),
            list(lines),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            **state.widget("item", item),
        )
    left, right = st.columns([9, 4], gap="medium")
    with left:
        indicator_table.draw(package, theme, status, item)
    with right, st.container(key="item-detail"):
        indicator_detail.draw(package, lines[item])
    figures = figures_table(package, tuple(lines), lang)
    take_away.bar("indicators", "indicators", figures, theme=theme or ALL, status=status or ALL, item=item)
else:
    st.info(_("No indicator of this theme has this status."), icon=":material/filter_alt_off:")
