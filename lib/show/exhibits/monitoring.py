"""Where monitoring stands: how many indicators of each theme are on target, off it, or without either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.monitoring.monitoring import NO_TARGET, NOT_PUBLISHED, OFF_TARGET, ON_TARGET, STATUSES, count
from lib.show import numbers
from lib.show.exhibits.drawings import Counts
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_package
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.selected.city_view import names
from lib.show.selected.monitoring_view import MonitoringView, monitoring_view
from lib.show.tables.status_table import by_theme, status_table
from lib.show.wording import monitoring_words

if TYPE_CHECKING:
    from lib.show.exhibits.wanted import Wanted

COLOURS = {ON_TARGET: "class-5", OFF_TARGET: "warm", NO_TARGET: "class-2", NOT_PUBLISHED: "none"}


def monitoring(wanted: Wanted) -> Exhibit:
    """The number of rows of each theme and status. Raises NoExhibitError where the filters leave none."""
    _, lang = catalogue(wanted.lang).gettext, wanted.lang
    view = monitoring_view(wanted.city, wanted.comparison, wanted.asked, lang)
    if not view.rows:
        raise NoExhibitError(_("No indicator matches these filters."))
    kinds = monitoring_words.statuses(lang, compared=view.compared)
    return Exhibit(
        view=wanted.view(**view.address()),
        lang=lang,
        name=_("Monitoring by theme and status"),
        finding=_finding(view, lang),
        about=_about(view, lang),
        period=numbers.period(view.package.created, lang),
        method="",
        table=status_table(view, lang),
        sources=of_package(view.package, lang),
        drawing=Counts(
            rows=tuple((row.name, row.counts) for row in by_theme(view, lang)),
            kinds=tuple((COLOURS[status], kinds[status]) for status in STATUSES),
            unit=_("indicators and targets"),
        ),
    )


def _finding(view: MonitoringView, lang: str) -> str:
    _, found = catalogue(lang).gettext, count(view.rows)
    kinds = monitoring_words.statuses(lang, compared=view.compared)
    parts = [f"{kinds[status]} {found.by_status[status]}" for status in STATUSES if found.by_status[status]]
    text = _("Of {total} rows: {listed}; stale figures {stale}")
    return text.format(total=found.total, listed=", ".join(parts), stale=found.stale)


def _about(view: MonitoringView, lang: str) -> tuple[str, ...]:
    """Whose figures they are, and what the filters leave."""
    told = [str(getattr(view.package.config, f"title_{lang}"))]
    if view.compared:
        told.append(names(view.package)[view.city])
    if view.status:
        told.append(monitoring_words.statuses(lang, compared=view.compared)[view.status])
    if view.freshness:
        told.append(monitoring_words.states(lang)[view.freshness])
    return tuple(told)
