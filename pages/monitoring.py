"""Monitoring: what is on target, what is stale, what is missing?"""

from typing import Any

import streamlit as st

from lib.model.address import ALL
from lib.show import escape, numbers
from lib.show.wording import monitoring_words
from lib.web import state
from lib.web.cities import city_view
from lib.web.language import language, texts
from lib.web.monitoring import changes, monitoring_detail, monitoring_files, monitoring_table, monitoring_view
from lib.web.take_away import address, link
from lib.web.taking.offer import offer

_, lang, view = texts().gettext, language(), monitoring_view.current()
package = view.package

st.title(_("What is on target, what is stale, what is missing?"))
monitoring_table.tiles(view)
if not view.compared:
    monitoring_table.corners()

hidden: dict[str, Any] = {"label_visibility": "collapsed"}
with st.container(horizontal=True, gap="small", key="monitoring-filters"):
    packages = monitoring_view.packages(lang)
    st.selectbox(_("Figures of"), list(packages), format_func=packages.__getitem__, **hidden, **state.widget("package"))
    if view.compared:
        cities = city_view.names(package)
        chosen = state.widget("city", view.city)
        st.selectbox(_("City"), list(cities), format_func=cities.__getitem__, **hidden, **chosen)
    themes = {ALL: _("All themes")} | dict(package.tables["themes"].set_index("theme_id")[f"name_{lang}"])
    st.selectbox(_("Theme"), list(themes), format_func=themes.__getitem__, **hidden, **state.widget("theme"))
    ages = {ALL: _("Any age")} | {code: word for code, word in monitoring_words.states(lang).items() if code}
    st.selectbox(_("Age"), list(ages), format_func=ages.__getitem__, **hidden, **state.widget("fresh"))
    orders = monitoring_words.sorts(lang)
    st.selectbox(_("Order"), list(orders), format_func=orders.__getitem__, **hidden, **state.widget("sort"))

if view.open:
    left, right = st.columns([10, 4], gap="medium")
    with left:
        monitoring_table.table(view)
        told = _(
            "Ages are told at {day}, the date of the data. How often a new figure is expected is this project's "
            "judgement, from the past editions of each source."
        )
        st.caption(escape.markdown(told.format(day=numbers.period(package.created, lang))))
    with right, st.container(key="item-detail"):
        monitoring_detail.draw(view, view.open)
else:
    st.info(_("No indicator matches these filters."), icon=":material/filter_alt_off:")

with st.container(horizontal=True, vertical_alignment="center", key="take-away-monitoring"):
    monitoring_files.draw(view)
    link("monitoring", **view.address())
offer("monitoring", "monitoring", address("monitoring", **view.address()), **view.address())

changes.draw()
