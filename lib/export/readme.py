"""The text that goes with a package when it is taken away: what it is, whose it is, what one may do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.export.resources import licences, resources, story_file
from lib.locale import LANGUAGES, catalogue
from lib.show import numbers, words

if TYPE_CHECKING:
    from lib.store import Package

SHARE_ALIKE = "ODbL"


def readme(package: Package) -> str:
    """Return the text in every language of the program, one after the other."""
    return "\n\n".join(_readme(package, lang) for lang in LANGUAGES) + "\n"


def _readme(package: Package, lang: str) -> str:
    _ = catalogue(lang).gettext
    title = getattr(package.config, f"title_{lang}")
    parts = [
        f"{title}\n{'=' * len(title)}",
        _("Data package {name}, version {version}, {date}").format(
            name=package.name, version=package.version, date=numbers.period(package.created, lang)
        ),
        getattr(package.config, f"summary_{lang}"),
        _section(_("Files"), _files(package, lang)),
        _section(_("Licences"), _licences(package, lang)),
        _section(_("Sources"), _sources(package, lang)),
    ]
    return "\n\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"{title}\n{'-' * len(title)}\n{text}"


def _files(package: Package, lang: str) -> str:
    _ = catalogue(lang).gettext
    lines = [
        _("datapackage.json describes every file and every column (Data Package standard)."),
        _(
            "Tables are UTF-8, with commas and decimal points, codes as text. Layers are GeoJSON in longitude and "
            "latitude."
        ),
        _(
            "These are the files as they are kept: to open them in a spreadsheet, take the workbook of the page "
            "instead."
        ),
    ]
    listed = filter(None, (*resources(package, lang), story_file(package, lang)))
    lines += [f"{resource.path}: {resource.title}. {resource.description}".rstrip() for resource in listed]
    return "\n".join(lines)


def _licences(package: Package, lang: str) -> str:
    _ = catalogue(lang).gettext
    lines = [words.licence(name, lang) for name in licences(package.descriptor)]
    own = [resource for resource in resources(package, lang) if resource.licences]
    lines += [f"{each.path}: {', '.join(words.licence(name, lang) for name in each.licences)}" for each in own]
    if package.tables["sources"]["licence"].str.startswith(SHARE_ALIKE).any():
        lines.append(share_alike(lang))
    return "\n".join(lines)


def share_alike(lang: str) -> str:
    """Return what one has to do with what comes from OpenStreetMap."""
    _ = catalogue(lang).gettext
    return _(
        "Layers and figures from OpenStreetMap are © OpenStreetMap contributors, under the Open Database License "
        "(ODbL): "
        "name them wherever you show the data, and share under the same licence any database you make from them."
    )


def _sources(package: Package, lang: str) -> str:
    lines = []
    for row in package.tables["sources"].to_dict("records"):
        head = ", ".join(filter(None, (row["publisher"], row[f"title_{lang}"], row["year"])))
        rest = " ".join(filter(None, (row["url"], row[f"note_{lang}"])))
        lines.append(f"{head} [{words.licence(row['licence'], lang)}] {rest}".rstrip())
    return "\n".join(lines)
