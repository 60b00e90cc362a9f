"""How to cite the dashboard, and what to say when reporting an error, as texts ready to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lib.store import Package


def citation(city: Package, comparison: Package, address: str, day: date, lang: str) -> str:
    """Return a reference to the dashboard and its data; `address` is where it was read, "" if that is not known."""
    _ = catalogue(lang).gettext
    read = _("{address}, read on {day}") if address else _("Read on {day}")
    when = numbers.period(day.isoformat(), lang)
    return f"{cited((city, comparison), lang)} {read.format(address=address, day=when)}."


def cited(packages: Sequence[Package], lang: str) -> str:
    """Return the part of a reference that names the dashboard and the edition of its data."""
    names = (catalogue(lang).gettext("The Dora by evening"), *(_package(each, lang) for each in packages))
    return ". ".join(names) + "."


def _package(package: Package, lang: str) -> str:
    _ = catalogue(lang).gettext
    return _("“{title}” (data package {name}, version {version}, {date})").format(
        title=getattr(package.config, f"title_{lang}"),
        name=package.name,
        version=package.version,
        date=numbers.period(package.created, lang),
    )


def report(city: Package, comparison: Package, lang: str) -> str:
    """Return the lines that a useful report of an error has, with the edition of the data filled in."""
    _ = catalogue(lang).gettext
    versions = ", ".join(f"{package.name} {package.version} ({package.created})" for package in (city, comparison))
    lines = [
        (_("Address of the view"), ""),
        (_("Data"), versions),
        (_("Id of the indicator, of the area or city, period"), ""),
        (_("What is shown"), ""),
        (_("What it should be, and where that is published"), ""),
    ]
    return "\n".join(f"{label}: {text}".rstrip() for label, text in lines)
