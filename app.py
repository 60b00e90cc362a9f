"""The dashboard as an ASGI application: `streamlit run app.py` starts it."""

import streamlit as st

from lib.web.errors import show_script_error
from lib.web.server import NAVIGATION, lifespan, middleware, routes

app = st.App(
    NAVIGATION,
    routes=routes(),
    middleware=middleware(),
    lifespan=lifespan,
    on_script_error=show_script_error,
)
