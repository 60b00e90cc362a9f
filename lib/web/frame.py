"""What every page shares: the menu, the languages and the theme above, the footer below."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lib.show import escape, words
from lib.web import state
from lib.web.language import language, texts
from lib.web.packages import city, comparison
from lib.web.pages import menu, page_infos
from lib.web.presenting import telling

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from lib.web.pages import PageInfo

PAGES = Path(__file__).parents[2] / "pages"
FILES = {info.path: info.file for info in page_infos(NullTranslations())}


def pages() -> dict[str, StreamlitPage]:
    """The pages by their address, titled in the visitor's language.

    Their icons stand in the menu only: as a page's own icon, Streamlit would fetch its picture from another host.
    """
    return {info.path: _page(info) for info in page_infos(texts())}


def _page(info: PageInfo) -> StreamlitPage:
    name = texts().gettext("The Dora by evening")
    return st.Page(
        PAGES / info.file,
        title=f"{info.title} · {name}",
        icon="",
        url_path=info.path or None,
        default=not info.path,
    )


def link(path: str, label: str, icon: str = "", **values: str) -> None:
    """A link to a page that keeps the whole view and changes only the given keys."""
    text = escape.markdown(label)
    if values and path == _here():
        # Streamlit leaves the address as it was when a link leads to the page it stands on.
        st.button(text, icon=icon or None, type="tertiary", key=f"here-{label}", on_click=state.choose, kwargs=values)
        return
    # Streamlit looks for a page's file whenever one is made: this one alone is needed.
    page = next(_page(info) for info in page_infos(texts()) if info.path == path)
    st.page_link(page, label=text, icon=icon or None, query_params=_kept() | values)


def _kept() -> dict[str, str]:
    """The view that links carry on: what the address asks for in vain is said once, and left behind."""
    known = state.keys()
    return {name: text for name, text in state.query().items() if name in known}


def _here() -> str | None:
    """The address of the page that is shown, where the browser tells it."""
    return urlsplit(st.context.url).path.rpartition("/")[2] if st.context.url else None


def header(shown: dict[str, StreamlitPage]) -> None:
    """The product's name, the menu, the language links and the theme switch, in one row."""
    _ = texts().gettext
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="masthead"):
        for info in menu(texts()):
            st.page_link(shown[info.path], label=info.title, icon=info.icon, query_params=_kept())
        st.space("stretch")
        st.html(_language_links(), width="content")
        st.button(_("Light or dark"), icon=":material/contrast:", type="tertiary", key="theme-switch", on_click=None)
    _notice()


def _language_links() -> str:
    """Plain links: changing language loads the page anew, so that its declared language changes too."""
    label = escape.html(texts().gettext("Language"))
    links = []
    for code, name in words.language_names().items():
        if code == language():
            links.append(f'<strong lang="{code}" aria-current="true">{name}</strong>')
        else:
            address = escape.html("?" + urlencode(_kept() | {"lang": code}))
            links.append(f'<a href="{address}" hreflang="{code}" lang="{code}" target="_self">{name}</a>')
    return f'<nav aria-label="{label}">{" · ".join(links)}</nav>'


def _notice() -> None:
    _ = texts().gettext
    refused = [*state.view()[1], *(["story"] if telling.is_elsewhere() else [])]
    if refused:
        names = ", ".join(escape.markdown(name[:30]) for name in refused[:5])
        st.caption(
            ":material/info: "
            + _(
                "The address asks for something this dashboard does not have ({names}): the usual view is shown."
            ).format(names=names)
        )


def footer() -> None:
    """Date and version of the data, whose product this is not, how to report an error and how to cite."""
    _ = texts().gettext
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="footer"):
        st.caption(
            _("Data: {city} {city_version}, {comparison} {comparison_version}, of {date}").format(
                city=city().name,
                city_version=city().version,
                comparison=comparison().name,
                comparison_version=comparison().version,
                date=city().created,
            )
        )
        st.caption(_("Not an official product of the City or of ANCI"))
        link("method", _("Report an error"), ":material/flag:", section="about")
        link("method", _("Cite this"), ":material/format_quote:", section="about")
