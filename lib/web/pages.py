"""The pages: their addresses, files, titles and icons."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

STORY = "present"
"""The page that a story is told on: it fills the window, without what the others share."""


@dataclass(frozen=True)
class PageInfo:
    """One page of the dashboard."""

    path: str
    file: str
    title: str
    icon: str
    in_menu: bool = True


def page_infos(texts: NullTranslations) -> tuple[PageInfo, ...]:
    """All pages in the order of the menu, titled in one language."""
    _ = texts.gettext
    return (
        PageInfo("", "overview.py", _("Overview"), ":material/nightlight:"),
        PageInfo("map", "map.py", _("Map"), ":material/map:"),
        PageInfo("indicators", "indicators.py", _("Indicators"), ":material/list_alt:"),
        PageInfo("cities", "cities.py", _("Cities"), ":material/compare_arrows:"),
        PageInfo("monitoring", "monitoring.py", _("Monitoring"), ":material/monitoring:"),
        PageInfo("method", "method.py", _("Data and method"), ":material/fact_check:"),
        PageInfo("story", "story.py", _("Story"), ":material/co_present:"),
        PageInfo(STORY, "present.py", _("Present"), "", in_menu=False),
    )


def menu(texts: NullTranslations) -> tuple[PageInfo, ...]:
    """The pages that the menu names."""
    return tuple(info for info in page_infos(texts) if info.in_menu)


PATHS = tuple(info.path for info in page_infos(NullTranslations()))
