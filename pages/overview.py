"""Overview: what was tried here, and what came of it?"""

import streamlit as st

from lib.model.funded import funded
from lib.show import escape
from lib.show.lists.event_table import event_table
from lib.show.maps import bounds, legend, tried
from lib.web import frame, map_widget, selection, state, take_away
from lib.web.language import language, texts
from lib.web.overview import darkness, highlights, knowledge, statements, story
from lib.web.packages import city

_, lang, package = texts().gettext, language(), city()
areas = package.tables["areas"].set_index("area_id")
names = dict(areas[f"name_{lang}"])
chosen = state.one("area") if state.given("area") else ""

st.title(_("What was tried here, and what came of it?"))
title, summary = (escape.markdown(getattr(package.config, f"{text}_{lang}")) for text in ("title", "summary"))
st.markdown(f"**{title}.** {summary}")

left, right = st.columns([7, 4], gap="medium")
with left:
    map_widget.show(
        "overview",
        "city",
        bounds.of_areas(package),
        tried.layers(package, chosen, lang),
        height=380,
        on_click=selection.choose_anywhere,
    )
    with st.container(gap="xsmall"):
        st.html(legend.signs(tried.signs(lang)))
        calls = funded(package)
        if calls:
            st.caption(escape.markdown(tried.funding(calls, names, lang)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="to-the-map"):
            st.markdown(_("The evening on the map:"), width="content")
            for area in dict.fromkeys([*selection.areas_of(areas["level"].iloc[0]), *filter(None, [chosen])]):
                frame.link("map", names[area], ":material/map:", area=area, scale=str(areas.at[area, "level"]))
with right:
    highlights.draw(package)

# A package may be without a story or without a model: their headings go with them.
events, model = (not package.tables[table].empty for table in ("timeline", "model"))
if events:
    st.header(_("The story, event by event"))
    story.draw(package)

st.header(_("When is it dark?"))
view = darkness.draw(package)

st.header(_("What is known, and what was never published"))
knowledge.draw(package)

view |= {"area": chosen} if chosen else {}
if model:
    st.header(_("The model in short"))
    view["part"] = statements.draw(package)

if events:
    st.header(_("Take it away"))
    st.caption(_("The events of the story with their sources, as a file; this view as a link."))
    take_away.bar("timeline", "", event_table(package, lang), **view)
