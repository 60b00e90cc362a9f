"""How to cite the dashboard, and what to say when reporting an error, as texts ready to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from datetime import date

    from lib.store import Package


def citation(city: Package, comparison: Package, address: str, day: date, lang: str) -> str:
    """Return a reference to the dashboard and its data; `address` is where it was read, "" if that is not known."""
    _ = catalogue(lang).gettext
    names = [_("The Dora by evening"), _package(city, lang), _package(comparison, lang)]
    read = _("{address}, read on {day}") if address else _("Read on {day}")
    names.append(read.format(address=address, day=numbers.period(day.isoformat(), lang)))
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
