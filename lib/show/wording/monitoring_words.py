"""Words and signs of monitoring: statuses, freshness, orders, refreshes, ages, bases of surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.monitoring import freshness, monitoring
from lib.model.monitoring.freshness import YEAR_MONTHS, refresh_months
from lib.show import escape, numbers

if TYPE_CHECKING:
    from lib.model.monitoring.freshness import Age

YEARS_FROM = 24
"""From so many months on, an age is told in years."""

ICONS = {
    monitoring.ON_TARGET: "check_circle",
    monitoring.OFF_TARGET: "cancel",
    monitoring.NO_TARGET: "horizontal_rule",
    monitoring.NOT_PUBLISHED: "visibility_off",
    freshness.FRESH: "eco",
    freshness.DUE: "update",
    freshness.STALE: "history_toggle_off",
    freshness.ONCE: "push_pin",
    freshness.NOT_STATED: "help",
    "all": "list",
    "up": "arrow_upward",
    "down": "arrow_downward",
    "level": "arrow_forward",
    "night": "nightlight",
}
"""Material symbols: a word always stands beside them."""


def icon(name: str) -> str:
    """Write a symbol as HTML, for the eye only."""
    return f'<i class="symbol {name}" aria-hidden="true">{ICONS[name]}</i>' if name in ICONS else ""


def labelled(name: str, text: str) -> str:
    """Write a symbol and the word that says the same; a long word goes on beneath itself, not beneath the symbol."""
    return f'<span class="labelled">{icon(name)}{escape.html(text)}</span>'


def statuses(lang: str, *, compared: bool = False) -> dict[str, str]:
    """What each status of monitoring is called; `compared` of a city among others, which may just not be covered."""
    _ = catalogue(lang).gettext
    return {
        monitoring.OFF_TARGET: _("off target"),
        monitoring.ON_TARGET: _("on target"),
        monitoring.NOT_PUBLISHED: _("no figure for this city") if compared else _("not published"),
        monitoring.NO_TARGET: _("no target"),
    }


def states(lang: str) -> dict[str, str]:
    """How the age of a figure is judged."""
    _ = catalogue(lang).gettext
    return {
        freshness.STALE: _("stale"),
        freshness.DUE: _("due"),
        freshness.FRESH: _("fresh"),
        freshness.ONCE: _("once"),
        freshness.NOT_STATED: _("refresh not stated"),
        freshness.NO_FIGURE: numbers.MISSING,
    }


def sorts(lang: str) -> dict[str, str]:
    """How the rows may be ordered."""
    _ = catalogue(lang).gettext
    return {
        monitoring.BY_STATUS: _("By status"),
        monitoring.CATALOGUE: _("By theme"),
        monitoring.NAME: _("By name"),
        monitoring.AGE: _("The oldest first"),
        monitoring.COVERAGE: _("The least covered first"),
    }


def age(found: Age, lang: str) -> str:
    """Say how old a figure is: in months, then in years with one decimal; a dash where that is not known."""
    translations = catalogue(lang)
    if found.months is None:
        return numbers.MISSING
    if found.months < YEARS_FROM:
        text = translations.ngettext("{count} month", "{count} months", found.months)
        return text.format(count=found.months)
    years = numbers.decimal(found.months / YEAR_MONTHS, 1, lang)
    return translations.gettext("{count} years").format(count=years)


def refresh(frequency: str, lang: str) -> str:
    """Say how often a figure is expected anew."""
    translations = catalogue(lang)
    _ = translations.gettext
    months = refresh_months(frequency)
    if months is None:
        return _("once, not to be repeated") if frequency else _("not stated")
    if months % YEAR_MONTHS:
        return translations.ngettext("every month", "every {count} months", months).format(count=months)
    years = months // YEAR_MONTHS
    return translations.ngettext("every year", "every {count} years", years).format(count=years)


def base(code: str, lang: str) -> str:
    """Say whom the shares of a survey are of; empty where there is no survey, the code where it is none of ours."""
    _ = catalogue(lang).gettext
    known = {
        "all-respondents": _("all respondents, those who do not know included"),
        "valid-answers": _("valid answers, those who do not know left out"),
        "people-14": _("people aged 14 and over"),
        "households": _("households"),
        "not-stated": _("not stated by the source"),
    }
    return known.get(code, code)
