"""The last words of a profile: which data it is made of, how to cite it, where the view opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.citation import cited
from lib.locale import catalogue
from lib.show import escape, numbers

if TYPE_CHECKING:
    from lib.store import Package


def closing(package: Package, address: str, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Headings, each with a text and an address; `address` is of the web, "" where it is not known."""
    _ = catalogue(lang).gettext
    cite = (_("How to cite"), cited((package,), lang), "")
    if not escape.address(address):
        return (cite,)
    return cite, (_("This view again"), address, escape.address(address))


def edition(package: Package, lang: str) -> str:
    """Name the data with their version and their day."""
    _ = catalogue(lang).gettext
    return _("{package} {version}, of {date}").format(
        package=package.name, version=package.version, date=numbers.period(package.created, lang)
    )
