"""One row of monitoring in full: its figure, its targets, and the ledger of its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.model.figures import indicator
from lib.model.units import units
from lib.show import escape, numbers, words
from lib.show.lists import ledger
from lib.show.wording import monitoring_words
from lib.show.wording.evidence import figure, headline
from lib.web import frame
from lib.web.language import language, texts
from lib.web.pages import page_infos

if TYPE_CHECKING:
    from lib.model.monitoring.ledger import Screen
    from lib.model.monitoring.monitoring import Row
    from lib.show.lists.ledger import Steps
    from lib.web.monitoring.monitoring_view import MonitoringView


def draw(view: MonitoringView, row: Row) -> None:
    """Draw what is known of a row, then the chain from the source to the screens."""
    _, lang = texts().gettext, language()
    st.header(escape.markdown(getattr(row, f"name_{lang}")), anchor=False)
    if row.indicator:
        st.markdown(escape.markdown(row.indicator[f"definition_{lang}"]))
    _figures(view, row)
    _status(view, row)
    for target in row.targets:
        st.subheader(escape.markdown(target.record[f"name_{lang}"]) if row.indicator else _("Target"), anchor=False)
        _steps(ledger.target_steps(view.package, target, lang))
    if row.indicator:
        st.subheader(_("From the source to the screen"), anchor=False)
        chain = ledger.steps(view.package, row, lang)
        _chain(chain)
        _screens(view, ledger.screens(view.package, row), len(chain) + 1)
        _steps(ledger.doubts(view.package, row, lang))


def _figures(view: MonitoringView, row: Row) -> None:
    if row.indicator is None:
        return
    about = indicator(view.package, row.id)
    with st.container(horizontal=True, gap="medium"):
        for each in row.figures:
            name = getattr(each.subject, f"name_{language()}")
            st.html(headline(name, *figure(about, each.record, language())), width="content")


def _status(view: MonitoringView, row: Row) -> None:
    lang = language()
    name = monitoring_words.statuses(lang, compared=view.compared)[row.status]
    parts = [f":material/{monitoring_words.ICONS[row.status]}: **{name}**"]
    if row.indicator:
        level = words.levels(lang)[row.indicator["level"]]
        parts += [f"**{step.title}** {' '.join(step.lines)}" for step in ledger.rhythm(row, lang)]
        parts.append(f"**{texts().gettext('Level')}** {level}")
    st.markdown("  \n".join(parts))


def _chain(steps: Steps) -> None:
    """Write steps with their numbers, since one leads to the next."""
    for number, step in enumerate(steps, start=1):
        st.markdown("  \n".join((f"**{number}. {step.title}**", *step.lines)))


def _steps(steps: Steps) -> None:
    st.markdown("  \n".join(f"**{step.title}** {'  '.join(step.lines)}" for step in steps))


def _screens(view: MonitoringView, screens: tuple[Screen, ...], number: int) -> None:
    """Link to the other pages that show the figures: the last step of the chain."""
    _, infos = texts().gettext, {info.path: info for info in page_infos(texts())}
    others = [screen for screen in screens if screen.page != "monitoring"]
    if not others:
        return
    st.markdown(f"**{number}. {_('Screen')}**")
    with st.container(horizontal=True, gap="small", key="screens"):
        for screen in others:
            info = infos[screen.page]
            frame.link(screen.page, _label(view, info.title, screen), info.icon, **screen.keys)


def _label(view: MonitoringView, title: str, screen: Screen) -> str:
    """Name a page, and the area or the period it shows there."""
    place = numbers.period(screen.keys.get("period", ""), language())
    if area := screen.keys.get("area"):
        rows = units(view.package).set_index("area_id")
        place = str(rows.at[area, f"name_{language()}"])
    return f"{title}, {place}" if place else title
