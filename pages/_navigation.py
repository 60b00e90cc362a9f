"""The script behind every address: it draws the shared frame and runs the page inside it."""

import streamlit as st

from lib.web import frame
from lib.web.language import texts

_ = texts().gettext
shown = frame.pages()
page = st.navigation(list(shown.values()), position="hidden")
st.set_page_config(page_title=f"{page.title} · {_('The Dora by evening')}", page_icon=frame.ICON, layout="wide")
frame.header(shown)
page.run()
frame.footer()
