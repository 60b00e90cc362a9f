"""Data and method: what stands behind these figures?"""

import streamlit as st

from lib.model.inventory import tally
from lib.show import numbers
from lib.web import state
from lib.web.language import language, texts
from lib.web.method import about, disagreements, downloads, frameworks, gaps, glossary, methods, sources
from lib.web.packages import city, comparison

_, lang = texts().gettext, language()
held = tally((city(), comparison()))

st.title(_("What stands behind these figures?"))
st.markdown(
    _(
        "**{figures}** figures of **{indicators}** indicators, from **{sources}** sources. Beside **{disagreements}** "
        "of them "
        "another source says something else. **{unpublished}** indicators were found published nowhere, and stay empty."
    ).format(
        figures=numbers.decimal(held.figures, 0, lang),
        indicators=numbers.decimal(held.indicators, 0, lang),
        sources=numbers.decimal(held.sources, 0, lang),
        disagreements=numbers.decimal(held.disagreements, 0, lang),
        unpublished=numbers.decimal(held.unpublished, 0, lang),
    )
)

sections = {
    "sources": (_("Sources"), sources.draw),
    "indicators": (_("Glossary"), glossary.draw),
    "disagreements": (_("Sources that disagree"), disagreements.draw),
    "missing": (_("Not published"), gaps.draw),
    "method": (_("Method"), methods.draw),
    "frameworks": (_("Other frameworks"), frameworks.draw),
    "downloads": (_("Downloads"), downloads.draw),
    "about": (_("About"), about.draw),
}
st.segmented_control(
    _("Section"),
    list(sections),
    format_func=lambda section: sections[section][0],
    required=True,
    label_visibility="collapsed",
    **state.widget("section"),
)
_label, draw = sections[state.one("section")]
with st.container(key="section-body"):
    draw()
