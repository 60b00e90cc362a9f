"""The pages: their addresses, files, titles and icons."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations


@dataclass(frozen=True)
class PageInfo:
    """One page of the dashboard."""

    path: str
    file: str
    title: str
    icon: str


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
    )


PATHS = tuple(info.path for info in page_infos(NullTranslations()))
