"""What the template says: how to fill it in, and what goes into each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lib.store import Package


def titles(lang: str) -> dict[str, str]:
    """The titles of the sheets that are not called like a file."""
    _ = catalogue(lang).gettext
    return {"how": _("instructions"), "missing": _("what is missing"), "lists": _("lists")}


def missing_heads(lang: str) -> tuple[str, ...]:
    """The heads of the list of what is missing."""
    _ = catalogue(lang).gettext
    return ("indicator_id", _("Indicator"), _("What it would tell"), _("Unit"), _("What would fill it"))


def aside_heads(lang: str) -> tuple[str, ...]:
    """The heads of the columns that say what a row is about; the arrow sets them apart from those of the file."""
    _ = catalogue(lang).gettext
    return tuple(f"→ {name}" for name in (_("Area or territory"), _("Indicator"), _("Unit"), _("What would fill it")))


def instructions(package: Package, stems: Sequence[str], last: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Say step by step how to fill the template in and what to do with it; `last` is the last column of the file."""
    _ = catalogue(lang).gettext
    files = ", ".join(stems)
    steps = (
        _(
            "The sheets {files} list what was looked for and found published nowhere, a row for each indicator and "
            "place. Fill in the rows you have figures for; leave the others as they are."
        ).format(files=files),
        _(
            "A row with a figure needs: the period, the value (or the lower and upper end of a published band, and the "
            "text to show), the status, how sure it is, the source."
        ),
        _(
            "A row that is filled in only in part is not taken: never put an estimate where there is no figure. A zero "
            "means that there are none, an empty cell that nothing is known."
        ),
        _(
            "To add another row, for example another year, use the empty rows underneath: the same lists are there to "
            "choose from."
        ),
        _(
            "A source that is not in the list goes into the sheet “sources”, with an id of your choice in lower-case "
            "letters, digits and hyphens."
        ),
        _(
            "The columns up to “{last}” are those of the file, in its order: copy the filled rows, up to that column, "
            "under the rows of {files} in data package {name}, and those of “sources” likewise."
        ).format(files=", ".join(f"{stem}.csv" for stem in stems), last=last, name=package.name),
        _(
            "Delete the row that said “not published” for the same place, indicator and period; in indicators.csv set "
            "the status of the indicator to “published”, and its source."
        ),
        _("Check the package: {command}").format(command="python -m lib.store.check"),
        _("Template of {date}, from data package {name} {version}").format(
            date=numbers.period(package.created, lang), name=package.name, version=package.version
        ),
    )
    return tuple((str(number), step) for number, step in enumerate(steps, start=1))


def columns(lang: str) -> dict[str, str]:
    """Say what goes into each column of a table of observations."""
    _ = catalogue(lang).gettext
    display = _("Only where the text to show differs from the period itself, for example “school year 2024-25”.")
    value_text = _("Only where the text to show differs from the number: “over 2,200”, “>25”.")
    note = _("What a reader needs to know to read the figure; in both languages or in none.")
    other = _("What other sources say, if they differ; in both languages or in none.")
    return {
        "area_id": _("The area, by its id. It is filled in already."),
        "territory_id": _("The territory, by its id. It is filled in already."),
        "indicator_id": _("The indicator, by its id. It is filled in already."),
        "period": _("ISO 8601: a year (2025), a month (2025-04), a day (2025-04-17), or from/to (2024/2025)."),
        "period_text_it": display,
        "period_text_en": display,
        "time_band": _("Evening is 18-22, night is 22-6. Empty where the time of day does not matter."),
        "value": _("The number, in the unit of the indicator. Empty for a published band."),
        "value_text_it": value_text,
        "value_text_en": value_text,
        "lower": _("The lower end of the interval or of the published band, if there is one."),
        "upper": _("The upper end of the interval or of the published band, if there is one."),
        "count": _("How many events or answers stand behind the number, if known."),
        "status": _("“published” for a figure that was made public, “computed” for one computed from open data."),
        "confidence": _("How sure the figure is: high, medium or low."),
        "source_id": _("The source, by its id. A new one goes into the sheet “sources” too."),
        "url": _("The page where the figure was published, with https://"),
        "note_it": note,
        "note_en": note,
        "disagreement_it": other,
        "disagreement_en": other,
    }
