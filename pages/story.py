"""Story: what do we tell, and in which order?"""

import streamlit as st

from lib.web import frame
from lib.web.language import texts
from lib.web.presenting import editor, story_files, telling

_, story = texts().gettext, telling.current()

st.title(_("What do we tell, and in which order?"))
st.markdown(
    _(
        "A story is told step by step on the whole screen, with the keys of a clicker, and needs no network. Any view "
        "of this dashboard can be a step: choose “Files and story” under it. What you change here is a story of your "
        "own; its address opens it again."
    )
)
with st.container(horizontal=True, vertical_alignment="center", key="tell-it"):
    if story:
        frame.link("present", _("Start the presentation"), ":material/play_arrow:", step="1", role="presenter")
        frame.link("present", _("Speaker’s window"), ":material/speaker_notes:", role="speaker")
editor.say_what_was_refused()

if story:
    left, right = st.columns([6, 5], gap="medium")
    with left:
        editor.choose(story)
        editor.arrange(story)
        editor.title(story)
    with right:
        editor.preview(story)
        editor.edit(story)
else:
    st.info(_("There is no story yet: add a view to it, or load one."), icon=":material/co_present:")

st.header(_("Take it away, or bring one"))
story_files.draw(story)
