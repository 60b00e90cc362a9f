"""The script behind every address: it draws the shared frame and runs the page inside it."""

import streamlit as st

from lib.web import frame, state
from lib.web.pages import STORY
from lib.web.presenting import way_back

state.whole()
shown = frame.pages()
page = st.navigation(list(shown.values()), position="hidden")
masthead = st.container()
# The page comes first: what it shows is what a visitor waits for.
page.run()
if way_back.is_on_the_way() and page.url_path != STORY:
    way_back.draw()
elif page.url_path != STORY:
    with masthead:
        frame.header(shown)
    frame.footer()
state.settle()
