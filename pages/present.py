"""Present: one step, one message."""

import streamlit as st

from lib.show.deck import deck
from lib.show.maps import bounds
from lib.web import map_widget, state
from lib.web.assets import served_layers
from lib.web.language import language, texts
from lib.web.packages import city
from lib.web.presenting import telling

_, lang, story = texts().gettext, language(), telling.current()

if story is None:
    st.title(_("There is no story to tell"))
    st.info(_("The data package shown here holds no story. You can make one on the page “Story”."))
else:
    with st.spinner(_("Preparing the story")):
        steps = telling.steps(story, lang)
    if state.one("role") == "speaker":
        st.html(deck.speaker(story, steps, lang))
    else:
        st.html(deck.audience(story, steps, served_layers(), lang))
        with st.container(key="present-map"):
            # Nothing is on it from here: the page's script shows what each step needs, without the server.
            map_widget.show("present", "city", bounds.of_areas(city()), (), height=400)
