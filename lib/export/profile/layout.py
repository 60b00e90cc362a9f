"""A profile as the template takes it: every text written, counted and clean."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import segno

from lib.export.profile.parts import Amount, Figure, Gap, Profile, bands, gaps, rest, rows
from lib.export.slides.plain import plain
from lib.locale import catalogue
from lib.show.palette import LIGHT

if TYPE_CHECKING:
    from lib.show.exhibits.exhibit import Source

LONGEST: Final = 420
"""Characters of one text: far more than any of ours has, so that no text alone can fill a page."""
WIDTHS: Final = (60, 40, 48, 28, 34, 28)
"""Of the columns of the table, as parts of the line."""


def layout(profile: Profile, amount: Amount, svg: str = "") -> dict[str, Any]:
    """Write so much of a profile for the template; `svg` is its picture."""
    _ = catalogue(profile.lang).gettext
    shown, banded = rows(profile, amount), bands(profile, amount)
    said = [figure for band in banded for figure in band[1]] + list(shown)
    content: dict[str, Any] = clean(
        {
            **_document(profile),
            "hue": profile.hue,
            "name": profile.name,
            "lead": profile.lead,
            "about": profile.about,
            "picture": _picture(profile),
            "key": {
                "title": _("Key figures"),
                "across": amount.across,
                "bands": [_band(profile, *each) for each in banded],
            },
            "table": _table(profile, shown, len(rest(profile, amount)) - len(shown)),
            "gaps": _gaps(profile, gaps(profile, amount)),
            "sources": {"title": _("Sources and licences"), "items": _sources(said)},
            "closing": profile.closing,
            "notice": _("Not an official product of the City or of ANCI"),
        }
    )
    return content | {"svg": svg, "code": _code(profile)}


def _document(profile: Profile) -> dict[str, Any]:
    """What the file says of itself."""
    _ = catalogue(profile.lang).gettext
    day = date.fromisoformat(profile.created)
    return {
        "lang": profile.lang,
        "product": _("The Dora by evening"),
        "kind": profile.kind,
        "title": profile.title,
        "description": f"{profile.title}. {profile.lead}",
        "keywords": [name for _theme, name in profile.themes],
        "date": (day.year, day.month, day.day),
        "colours": asdict(LIGHT),
    }


def _picture(profile: Profile) -> dict[str, str]:
    drawn = profile.exhibit
    return {"alt": drawn.finding, "caption": drawn.name} if drawn else {"alt": "", "caption": ""}


def _code(profile: Profile) -> dict[str, str]:
    """The address once more, for a camera; nothing without one."""
    _ = catalogue(profile.lang).gettext
    address = next((address for _title, _text, address in profile.closing if address), "")
    if not address:
        return {"svg": "", "alt": ""}
    buffer = BytesIO()
    segno.make(address, micro=False).save(buffer, kind="svg", border=0, dark=LIGHT.ink)
    return {"svg": buffer.getvalue().decode(), "alt": _("The address of this view as a code for a camera")}


def clean(content: Any) -> Any:
    """The same content with every text plain and not too long."""
    if isinstance(content, str):
        text = plain(content)
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    if isinstance(content, dict):
        return {name: clean(value) for name, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [clean(each) for each in content]
    return content


def _band(profile: Profile, theme: str, figures: tuple[Figure, ...]) -> dict[str, Any]:
    _ = catalogue(profile.lang).gettext
    cards = [
        {"name": each.name, "value": each.value, "unit": each.unit, "lines": _lines(each, profile.lang)}
        for each in figures
    ]
    themes = dict(profile.themes)
    missing = {themes[gap.theme_id] for gap in profile.gaps}
    note = _("No figure here: see the second page.") if theme in missing else _("No figure of this theme here.")
    return {"theme": theme, "figures": cards, "note": "" if cards else note}


def _lines(figure: Figure, lang: str) -> list[str]:
    """What stands under a figure: its interval, its place, what it is about, when and from whom, how sure."""
    _ = catalogue(lang).gettext
    told = [figure.level, figure.when, figure.origin]
    sure = [figure.status, _("how sure: {confidence}").format(confidence=figure.sure) if figure.sure else ""]
    lines = [figure.interval, *figure.place, " · ".join(filter(None, told)), " · ".join(filter(None, sure))]
    return [line for line in lines if line]


def _table(profile: Profile, shown: tuple[Figure, ...], left: int) -> dict[str, Any]:
    translations = catalogue(profile.lang)
    _ = translations.gettext
    more = translations.ngettext(
        "{count} more figure is at the address below, and in the spreadsheet there.",
        "{count} more figures are at the address below, and in the spreadsheet there.",
        left,
    )
    heads = _("Indicator"), _("Value"), _("Interval, place"), _("Period"), _("Source"), _("Status, how sure")
    columns = zip(heads, WIDTHS, *(_row(each) for each in shown), strict=True)
    kept = [column for column in columns if any(column[2:])]
    head, widths, *cells = zip(*kept, strict=True) if kept else ((), ())
    return {
        "title": _("More figures"),
        "head": head,
        "widths": widths,
        "rows": cells,
        "note": more.format(count=left) if left else "",
    }


def _row(figure: Figure) -> list[str]:
    name = f"{figure.name} ({figure.level})" if figure.level else figure.name
    value = f"{figure.value} {figure.unit}".strip()
    beside = "; ".join(filter(None, (figure.interval, *figure.place[:1])))
    sure = ", ".join(filter(None, (figure.status, figure.sure)))
    return [name, value, beside, figure.when, figure.origin, sure]


def _gaps(profile: Profile, shown: tuple[Gap, ...]) -> dict[str, Any]:
    left = len(profile.gaps) - len(shown)
    more = catalogue(profile.lang).ngettext("and {count} more", "and {count} more", left)
    return {
        "title": profile.gaps_title,
        "items": [(each.name, each.text) for each in shown],
        "note": more.format(count=left) if left else "",
    }


def _sources(figures: list[Figure]) -> list[tuple[str, str, str]]:
    found: dict[Source, None] = dict.fromkeys(each.source for each in figures)
    return [(each.text, each.licence, each.address) for each in found]
