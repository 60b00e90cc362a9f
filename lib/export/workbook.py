"""All tables of a package in one spreadsheet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.export.resources import Resource, licences, resources
from lib.export.table import to_xlsx
from lib.locale import catalogue
from lib.show import numbers, words

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=4)
def package_workbook(package: Package, lang: str) -> bytes:
    """Write every table of a package as a sheet of one spreadsheet, after a summary and the list of columns.

    Tables keep the names and the columns of their files, so that the spreadsheet, the files and the program agree;
    summary and list are in one language. The same package gives the same bytes.
    """
    _ = catalogue(lang).gettext
    tables = [resource for resource in resources(package, lang) if not resource.is_layer]
    sheets = {_("summary"): _summary(package, tables, lang), _("columns"): _columns(package, tables, lang)}
    return to_xlsx(sheets | {each.stem: package.tables[each.stem] for each in tables}, package.created)


def _summary(package: Package, tables: list[Resource], lang: str) -> pd.DataFrame:
    _ = catalogue(lang).gettext
    rows = [
        (_("Title"), getattr(package.config, f"title_{lang}")),
        (_("In short"), getattr(package.config, f"summary_{lang}")),
        (_("Data package"), package.name),
        (_("Version"), package.version),
        (_("Date"), numbers.period(package.created, lang)),
        (_("Licences"), ", ".join(words.licence(name, lang) for name in licences(package.descriptor))),
        (_("Not official"), _("Not an official product of the City or of ANCI")),
    ]
    rows += [(each.stem, _described(each, lang)) for each in tables]
    return pd.DataFrame(rows, columns=[_("What"), _("Text")])


def _described(table: Resource, lang: str) -> str:
    translations = catalogue(lang)
    count = translations.ngettext("{count} row", "{count} rows", table.records)
    rows = count.format(count=numbers.decimal(table.records, 0, lang))
    return f"{table.title} ({rows}). {table.description}".rstrip()


def _columns(package: Package, tables: list[Resource], lang: str) -> pd.DataFrame:
    """Tell what the description says of every column of every table."""
    _ = catalogue(lang).gettext
    described = {item["path"]: item.get("schema", {}).get("fields", []) for item in package.descriptor["resources"]}
    rows = [
        (table.stem, field["name"], _in(field, "title", lang), field.get("type", ""), _in(field, "description", lang))
        for table in tables
        for field in described[table.path]
    ]
    return pd.DataFrame(rows, columns=[_("Table"), _("Column"), _("Title"), _("Type"), _("Description")])


def _in(field: dict[str, str], name: str, lang: str) -> str:
    return field.get(f"{name}_{lang}") or field.get(name) or ""
