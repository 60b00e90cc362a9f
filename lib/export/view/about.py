"""What a file says of itself: what it shows, when, from whom, under which licence, and where the view opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lib.locale import catalogue
from lib.show import numbers
from lib.store.codes import Kind

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Exhibit
    from lib.store import Package

CITIES: Final = "cities"
"""The page whose figures are those of the comparison."""


def package_of(exhibit: Exhibit, city: Package, comparison: Package) -> Package:
    """The package that the figures of an exhibit are from."""
    compared = exhibit.view.page == CITIES or exhibit.view.query.get("package") == Kind.COMPARISON
    return comparison if compared else city


def about(exhibit: Exhibit, package: Package, address: str) -> tuple[tuple[str, str], ...]:
    """Labels, each with its text, both plain; what is not known is left out."""
    _ = catalogue(exhibit.lang).gettext
    told = (
        (_("What is shown"), exhibit.name),
        (_("In short"), exhibit.finding),
        *((_("To know"), text) for text in exhibit.about),
        (_("Period"), exhibit.period),
        (_("Method"), exhibit.method),
        *((_("Source"), _cited(*source)) for source in sources(exhibit)),
        (_("Data package"), f"{package.name} {package.version}"),
        (_("Date of the data"), numbers.period(package.created, exhibit.lang)),
        (_("Address of the view"), address),
        (_("Not official"), _("Not an official product of the City or of ANCI")),
    )
    return tuple((label, text) for label, text in told if text)


def sources(exhibit: Exhibit) -> tuple[tuple[str, str, str], ...]:
    """The sources of an exhibit: text, licence and address of each."""
    return tuple((each.text, each.licence, each.address) for each in exhibit.sources)


def _cited(text: str, licence: str, address: str) -> str:
    return " · ".join(filter(None, (text, licence, address)))
