"""The script behind every address: it draws the shared frame and runs the page inside it."""

import streamlit as st

from lib.web import frame, state

state.whole()
shown = frame.pages()
page = st.navigation(list(shown.values()), position="hidden")
masthead = st.container()
# The page comes first: what it shows is what a visitor waits for.
page.run()
with masthead:
    frame.header(shown)
frame.footer()
state.settle()
