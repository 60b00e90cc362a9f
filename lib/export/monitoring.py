"""Monitoring as a spreadsheet: what the page shows, and everything behind it, in one language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lib.export.observed import observations_sheet
from lib.export.sheets import Cell, Number, Sheet, number, to_workbook
from lib.locale import catalogue
from lib.model.monitoring.freshness import STATES
from lib.model.monitoring.monitored import Figure
from lib.model.monitoring.monitoring import STATUSES, Row, monitoring
from lib.model.monitoring.targets import NUMBER, Target, targets
from lib.show import words
from lib.show.lists import inventory
from lib.show.wording import monitoring_words
from lib.show.wording.target_texts import decimals, gap, outcome, plan
from lib.show.wording.trend_texts import trend_text
from lib.store.codes import Kind

if TYPE_CHECKING:
    from lib.store import Package


@lru_cache(maxsize=16)
def monitoring_workbook(package: Package, city: str, lang: str) -> bytes:
    """Write the monitoring of a package (of a comparison: of one city, by its ISTAT code) as a spreadsheet.

    Five sheets: summary, indicators (as on the page, a line for each figure), observations, targets, sources. Dates
    are texts in ISO 8601. The same package gives the same bytes.
    """
    rows = monitoring(package, city=city)
    sheets = [
        summary_sheet(package, rows, city, lang),
        indicators_sheet(package, rows, lang),
        observations_sheet(package, city, lang),
        targets_sheet(package, lang),
        sources_sheet(package, lang),
    ]
    return to_workbook(sheets, package.created)


def summary_sheet(package: Package, rows: tuple[Row, ...], city: str, lang: str) -> Sheet:
    """Tell what the file is of, at which day, and count the rows by status and by freshness."""
    _, compared = catalogue(lang).gettext, package.config.kind == Kind.COMPARISON
    names = monitoring_words.statuses(lang, compared=compared)
    states = monitoring_words.states(lang)
    lines: list[tuple[Cell, ...]] = [
        (_("Title"), getattr(package.config, f"title_{lang}"), None),
        (_("Data package"), f"{package.name} {package.version}", None),
        (_("Ages are told at"), package.created, None),
        (_("Not official"), _("Not an official product of the City or of ANCI"), None),
    ]
    if compared:
        named = package.tables["cities"].set_index("istat_code")["name"]
        lines.append((_("City"), str(named[city]), None))
    lines += [(_("Status"), names[code], Number(sum(row.status == code for row in rows))) for code in STATUSES]
    lines += [(_("Age"), states[code], Number(sum(row.age.state == code for row in rows))) for code in STATES]
    lines.append((_("All rows"), None, Number(len(rows))))
    return Sheet(_("summary"), (_("What"), _("Text"), _("Number")), tuple(lines))


def indicators_sheet(package: Package, rows: tuple[Row, ...], lang: str) -> Sheet:
    """List what the page shows: a line for each figure, or one for a row that has none."""
    _ = catalogue(lang).gettext
    heads = (
        *(_("Theme"), _("Indicator"), _("Area or territory"), _("Status")),
        *(_("Value"), _("Lower bound"), _("Upper bound"), _("As published"), _("Unit"), _("Period, ISO 8601")),
        *(_("Target"), _("Distance from the target")),
        *(_("Value before"), _("Period before, ISO 8601"), _("Difference"), _("Trend"), _("How sure the trend is")),
        *(_("Age in months"), _("Age"), _("New figure expected"), _("Places with a figure"), _("All places")),
        *(_("Level"), _("How sure"), _("Source"), _("Address"), "indicator_id", "subject_id"),
    )
    lines = [_line(package, row, figure, lang) for row in rows for figure in row.figures or (None,)]
    return Sheet(_("indicators"), heads, tuple(lines))


def _line(package: Package, row: Row, figure: Figure | None, lang: str) -> tuple[Cell, ...]:
    compared = package.config.kind == Kind.COMPARISON
    themes = package.tables["themes"].set_index("theme_id")[f"name_{lang}"]
    about: dict[str, Any] = dict(row.indicator or {})
    known, total = row.coverage or (float("nan"), float("nan"))
    return (
        str(themes.get(row.theme_id, "")),
        getattr(row, f"name_{lang}"),
        getattr(figure.subject, f"name_{lang}") if figure else None,
        monitoring_words.statuses(lang, compared=compared)[row.status],
        *(_figure(row, figure, lang) if figure else _bare(row, lang)),
        _joined(plan(target, lang) for target in row.targets),
        _joined(gap(target, lang) or outcome(target, lang) for target in row.targets),
        *_trend(row, figure, lang),
        number(_months(figure)),
        monitoring_words.states(lang)[figure.age.state] if figure else None,
        monitoring_words.refresh(about["frequency"], lang) if about else None,
        number(known),
        number(total),
        words.levels(lang)[about["level"]] if about else None,
        words.confidences(lang)[figure.record["confidence"] if figure else row.confidence],
        *(_origin(package, row, figure)),
        row.id,
        figure.subject.id if figure else None,
    )


def _figure(row: Row, figure: Figure, lang: str) -> tuple[Cell, ...]:
    """The figure's cells, from the value to the period."""
    assert row.indicator is not None
    record, places = figure.record, int(row.indicator["decimals"])
    text = record[f"value_text_{lang}"] if figure.known else words.short_statuses(lang)[record["status"]]
    bounds = (number(record[name], places) for name in ("value", "lower", "upper"))
    return (*bounds, text, row.indicator[f"unit_{lang}"], record["period"])


def _bare(row: Row, lang: str) -> tuple[Cell, ...]:
    """The same cells of a row without a figure: of a target about no indicator, what came of it."""
    if row.indicator is not None:
        return (None, None, None, None, row.indicator[f"unit_{lang}"], None)
    record = row.targets[0].record
    actual = float(record["actual"])
    return (number(actual, decimals(actual)), None, None, None, record[f"unit_{lang}"], record["actual_date"])


def _trend(row: Row, figure: Figure | None, lang: str) -> tuple[Cell, ...]:
    if row.indicator is None or figure is None or figure.trend is None:
        return (None,) * 5
    trend, places = figure.trend, int(row.indicator["decimals"])
    text = trend_text(trend, row.indicator, lang)
    before = number(trend.before["value"], places)
    return (before, trend.before["period"], number(trend.difference, places), text.word, text.certain)


def _months(figure: Figure | None) -> float:
    return float("nan") if figure is None or figure.age.months is None else float(figure.age.months)


def _origin(package: Package, row: Row, figure: Figure | None) -> tuple[Cell, Cell]:
    """Whose a figure is, or of a row without one its target, and at which address."""
    record = figure.record if figure else row.targets[0].record if row.targets else None
    source = record["source_id"] if record else ""
    if not source and row.indicator:
        source = row.indicator["source_id"]
    return origin(package, source, record["url"] if record else "")


def origin(package: Package, source_id: str, url: str) -> tuple[Cell, Cell]:
    """Name the publisher of a source, and the figure's own address, else that of the source."""
    sources = package.tables["sources"].set_index("source_id")
    if source_id not in sources.index:
        return None, url
    return str(sources.at[source_id, "publisher"]), url or str(sources.at[source_id, "url"])


def _joined(texts: Any) -> str:
    return "; ".join(texts)


def targets_sheet(package: Package, lang: str) -> Sheet:
    """List every target: what was planned, what came, how far apart the two lie, and who said so."""
    _ = catalogue(lang).gettext
    heads = (
        *(_("Target"), _("Indicator"), _("Area or territory"), _("In words")),
        *(_("Planned"), _("Planned date, ISO 8601"), _("Outcome"), _("Date of the outcome, ISO 8601"), _("Unit")),
        *(_("Status"), _("Distance"), _("Distance in words"), _("How sure"), _("Source"), _("Address"), _("Note")),
        *("target_id", _("Row of the file")),
    )
    return Sheet(_("targets"), heads, tuple(_target(package, target, lang) for target in targets(package)))


def _target(package: Package, target: Target, lang: str) -> tuple[Cell, ...]:
    row = target.record
    names = package.tables["indicators"].set_index("indicator_id")[f"name_{lang}"]
    planned, actual = (number(row[name], decimals(float(row[name]))) for name in ("planned", "actual"))
    apart = target.distance
    places = decimals(apart.amount) if apart and apart.unit == NUMBER else 0
    return (
        row[f"name_{lang}"],
        str(names.get(row["indicator_id"], "")),
        _place(package, row, lang),
        plan(target, lang),
        planned,
        row["planned_date"],
        actual,
        row["actual_date"],
        row[f"unit_{lang}"],
        outcome(target, lang),
        number(apart.amount, places) if apart else None,
        gap(target, lang),
        words.confidences(lang)[row["confidence"]],
        *origin(package, row["source_id"], row["url"]),
        row[f"note_{lang}"],
        row["target_id"],
        Number(target.row),
    )


def _place(package: Package, row: dict[str, Any], lang: str) -> str:
    for key, table in (("area_id", "areas"), ("territory_id", "territories")):
        if row[key]:
            return str(package.tables[table].set_index(key).at[row[key], f"name_{lang}"])
    return ""


def sources_sheet(package: Package, lang: str) -> Sheet:
    """List who published what, under which licence, and how many figures rest on it."""
    frame = inventory.sources(package, lang)
    rows = [
        tuple(Number(cell) if isinstance(cell, (int, float)) else str(cell) for cell in row)
        for row in frame.itertuples(index=False, name=None)
    ]
    return Sheet(catalogue(lang).gettext("sources"), tuple(frame.columns), tuple(rows))
