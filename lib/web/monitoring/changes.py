"""What changed since an earlier version of a package: of one that the server was given, or that a visitor brings."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from lib.show import escape, numbers
from lib.show.lists import changes as show
from lib.store import PackageError
from lib.store.versions.changes import Group
from lib.store.versions.guarded import compare_guarded
from lib.web import refusal, state, tables, take_away
from lib.web.language import language, texts
from lib.web.packages import city, comparison
from lib.web.uploader import LARGEST, upload

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from lib.store.versions.changes import Changes

    Outcome = Changes | PackageError

PREVIOUS_VARIABLE = "DORA_PREVIOUS"
KEY = "older-package"
OUTCOME = "compared-with"
"""What came of the visitor's file, in the session: the file's id, and the changes or what is wrong with it."""
MEGABYTE = 1024 * 1024
MOST_READ = 60
"""Rows that are written out with their texts wrapped; more than that go into a table that scrolls."""


def draw() -> None:
    """Ask for an earlier version, and show what is not as it was."""
    _ = texts().gettext
    st.header(_("What changed since an earlier version"), anchor=False)
    file = _upload()
    previous = os.environ.get(PREVIOUS_VARIABLE)
    if file:
        _show(_compared_with_upload(file))
        return
    st.session_state.pop(OUTCOME, None)
    if previous:
        _show(_compared_with_previous(previous))


def _upload() -> UploadedFile | None:
    _ = texts().gettext
    found = upload(_("Earlier version of a package (zip)"), KEY)
    st.caption(
        _(
            "The zip of a package as the downloads of this dashboard give it, of at most {limit} MB. It goes to this "
            "server alone, is compared there with the data shown now, and is not kept."
        ).format(limit=LARGEST)
    )
    return found


def _compared_with_upload(file: UploadedFile) -> Outcome:
    """Compare once for each file; a rerun of the page shows what came of it."""
    known: tuple[str, Outcome] | None = st.session_state.get(OUTCOME)
    if known is None or known[0] != file.file_id:
        with st.spinner(texts().gettext("Comparing the two versions")):
            known = (file.file_id, _compared(file))
        st.session_state[OUTCOME] = known
    return known[1]


def _compared(file: UploadedFile) -> Outcome:
    with TemporaryDirectory() as folder:
        name = re.sub(r"[^\w.-]+", "_", Path(file.name).name)[-60:].lstrip(".-_")
        archive = Path(folder) / (name or "package.zip")
        archive.write_bytes(file.getvalue()[: LARGEST * MEGABYTE])
        return _outcome(archive)


@lru_cache(maxsize=1)
def _compared_with_previous(path: str) -> Outcome:
    return _outcome(Path(path))


def _outcome(older: Path) -> Outcome:
    try:
        return compare_guarded(older, [package.path for package in (city(), comparison())])
    except PackageError as failure:
        return failure


def _show(outcome: Outcome) -> None:
    if isinstance(outcome, PackageError):
        title = texts().gettext("This version could not be compared.")
        refusal.show(outcome, title, ":material/folder_off:")
    else:
        _changes(outcome)


def _changes(changes: Changes) -> None:
    _, lang = texts().gettext, language()
    older, newer = (escape.markdown(show.edition(each, lang)) for each in (changes.old, changes.new))
    st.markdown(f"**{older}** :material/arrow_forward: **{newer}**")
    if not changes.differences:
        st.info(_("Nothing has changed."), icon=":material/check:")
        return
    _warn(changes)
    tables.wrapped(show.counts(changes, lang), _("How much changed, by kind"))
    met = {group: name for group, name in show.groups(lang).items() if changes.of(group)}
    asked = state.one("changed")
    shown = Group(asked) if asked in met else next(iter(met))
    st.segmented_control(
        _("Part"),
        list(met),
        format_func=met.__getitem__,
        required=True,
        label_visibility="collapsed",
        **state.widget("changed", shown),
    )
    _table(changes, shown)
    with st.container(horizontal=True, key="take-away-changes"):
        take_away.files("changes", lambda: show.lines(changes, Group, lang, exact=True))


def _warn(changes: Changes) -> None:
    """Mark what weighs most: where the method is another, old and new figures are not of the same thing."""
    translations, lang = texts(), language()
    number = len(changes.remeasured())
    if number:
        told = translations.ngettext(
            "{count} indicator is measured differently now: its figures before and after do not compare.",
            "{count} indicators are measured differently now: their figures before and after do not compare.",
            number,
        )
        st.warning(told.format(count=numbers.decimal(number, 0, lang)), icon=":material/straighten:")


def _table(changes: Changes, group: Group) -> None:
    """Write a few differences out in full, many into a table that scrolls; columns without a text stay away."""
    _, lang = texts().gettext, language()
    frame = show.lines(changes, [group], lang).drop(columns=_("Part"))
    frame = frame.loc[:, (frame != "").any()]
    alt = _("What changed: {part}").format(part=show.groups(lang)[group])
    if len(frame) > MOST_READ:
        tables.show(frame, alt, key=f"changed-{group}")
    else:
        tables.wrapped(frame, alt)
