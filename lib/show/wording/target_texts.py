"""A target in words: what was planned, what came, how far the two lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.monitoring.targets import DAY, MET, MONTH, NUMBER, OPEN
from lib.show import numbers

if TYPE_CHECKING:
    from lib.model.monitoring.targets import Target

MOST_DECIMALS = 2


def plan(target: Target, lang: str) -> str:
    """Say what was planned: `at most 50 dB`, `by August 2022`."""
    _, row = catalogue(lang).gettext, target.record
    if row["kind"] == NUMBER:
        wordings = {"at-least": _("at least {value}"), "at-most": _("at most {value}"), "equal": "{value}"}
        return wordings.get(row["comparison"], "{value}").format(value=_number(target, "planned", lang))
    wordings = {"at-least": _("not before: {date}"), "equal": "{date}"}
    usual = _("by: {date}")
    return wordings.get(row["comparison"], usual).format(date=_date(row["planned_date"], lang))


def came(target: Target, lang: str) -> str:
    """Say what came of it, or that nothing was published that would tell."""
    row = target.record
    text = _number(target, "actual", lang) if row["kind"] == NUMBER else _date(row["actual_date"], lang)
    return catalogue(lang).gettext("outcome not published") if text == numbers.MISSING else text


def gap(target: Target, lang: str) -> str:
    """Say how far the outcome lies from the plan: `21.5 dB more`, `12 months late`; empty where that is not known."""
    translations, found = catalogue(lang), target.distance
    _ = translations.gettext
    if target.outcome == OPEN or found is None:
        return ""
    if not found.amount:
        return _("as planned")
    size = abs(found.amount)
    if found.unit == NUMBER:
        value = numbers.decimal(size, decimals(size), lang) + _unit(target, lang)
        return (_("{value} more") if found.amount > 0 else _("{value} less")).format(value=value)
    count = round(size)
    if found.unit == DAY:
        late = translations.ngettext("{count} day late", "{count} days late", count)
        early = translations.ngettext("{count} day early", "{count} days early", count)
    elif found.unit == MONTH:
        late = translations.ngettext("{count} month late", "{count} months late", count)
        early = translations.ngettext("{count} month early", "{count} months early", count)
    else:
        late = translations.ngettext("{count} year late", "{count} years late", count)
        early = translations.ngettext("{count} year early", "{count} years early", count)
    return (late if found.amount > 0 else early).format(count=count)


def outcome(target: Target, lang: str) -> str:
    """Say in a word or two what came of a target."""
    _ = catalogue(lang).gettext
    if target.outcome == OPEN:
        return _("outcome not published")
    return _("on target") if target.outcome == MET else _("off target")


def decimals(value: float) -> int:
    """Count the decimals that a number is written with, at most two."""
    return next((places for places in range(MOST_DECIMALS) if round(value, places) == value), MOST_DECIMALS)


def _number(target: Target, name: str, lang: str) -> str:
    value = float(target.record[name])
    text = numbers.decimal(value, decimals(value), lang)
    return text if text == numbers.MISSING else text + _unit(target, lang)


def _unit(target: Target, lang: str) -> str:
    unit = target.record[f"unit_{lang}"]
    return f" {unit}" if unit else ""


def _date(text: str, lang: str) -> str:
    return numbers.period(text, lang) or numbers.MISSING
