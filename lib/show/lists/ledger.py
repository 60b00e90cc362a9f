"""The evidence ledger in words: from the source over the row and the formula to the screens, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from lib.locale import catalogue
from lib.model.monitoring.ledger import Ledger, Screen, ledger
from lib.model.monitoring.monitored import ROW, Figure
from lib.model.monitoring.targets import OPEN
from lib.show import escape, numbers, words
from lib.show.wording import monitoring_words
from lib.show.wording.evidence import source_link
from lib.show.wording.target_texts import came, gap, outcome, plan
from lib.store.codes import Status

if TYPE_CHECKING:
    from lib.model.monitoring.monitoring import Row
    from lib.model.monitoring.targets import Target
    from lib.store import Package

Steps: TypeAlias = "tuple[Step, ...]"
MAKE = "make data"
TARGETS = "targets.csv"


@dataclass(frozen=True)
class Step:
    """One link of the chain: its name, and what is known of it, a line of Markdown each."""

    title: str
    lines: tuple[str, ...]


@lru_cache(maxsize=512)
def ledgers(package: Package, row: Row) -> tuple[tuple[Figure, Ledger], ...]:
    """Follow every figure of a row of monitoring, the one that a trend is held against too, after its own."""
    found = []
    for figure in row.figures:
        table = figure.subject.table
        found.append((figure, ledger(package, table, figure.record[ROW])))
        if figure.trend:
            found.append((figure, ledger(package, table, figure.trend.before[ROW])))
    return tuple(found)


def steps(package: Package, row: Row, lang: str) -> Steps:
    """Write the chain of a row of monitoring: what its figures share is said once."""
    _ = catalogue(lang).gettext
    chain = ledgers(package, row)
    if not chain:
        return (Step(_("Row"), (_("There is no row: no figure was found."),)),) if row.indicator else ()
    sources = dict.fromkeys(line for _figure, each in chain if (line := _source(package, each, lang)))
    rows = [_row(figure, each, lang) for figure, each in chain]
    formulas = dict.fromkeys(_formula(each, lang) for _figure, each in chain)
    known = [
        Step(_("Source"), tuple(sources)),
        Step(_("Row"), tuple(rows)),
        Step(_("Formula"), tuple(formulas)),
    ]
    return tuple(step for step in known if step.lines)


def screens(package: Package, row: Row) -> tuple[Screen, ...]:
    """List the pages that show a row's latest figures, each address once."""
    latest = [each for figure, each in ledgers(package, row) if each.row == figure.record[ROW]]
    found = {(screen.page, tuple(screen.keys.items())): screen for each in latest for screen in each.screens}
    return tuple(found.values())


def doubts(package: Package, row: Row, lang: str) -> Steps:
    """Write what weakens a row's figures: how sure they are, what other sources say, what to be careful about."""
    _ = catalogue(lang).gettext
    chain = ledgers(package, row)
    about: Mapping[str, Any] = row.indicator or {}
    sure = dict.fromkeys(words.confidences(lang)[each.record["confidence"]] for _figure, each in chain)
    told = {
        _("How sure"): list(sure),
        _("Other sources say"): _texts(chain, "disagreement", lang),
        _("Note"): _texts(chain, "note", lang),
        _("Careful"): [about.get(f"caveat_{lang}", "")],
        _("What would fill it"): [about.get(f"missing_{lang}", "")],
    }
    parts = [(title, tuple(dict.fromkeys(filter(None, texts)))) for title, texts in told.items()]
    return tuple(Step(title, tuple(map(escape.markdown, texts))) for title, texts in parts if texts)


def target_steps(package: Package, target: Target, lang: str) -> Steps:
    """Write the chain of a target: who stated it, where it stands, what came of it."""
    _, row = catalogue(lang).gettext, target.record
    place = _("{file}, row {row}").format(file=TARGETS, row=target.row)
    verdict = ", ".join(filter(None, (outcome(target, lang), gap(target, lang))))
    result = verdict if target.outcome == OPEN else f"{came(target, lang)}: {verdict}"
    return (
        Step(_("Source"), (source_link(package, row["source_id"], row["url"]),)),
        Step(_("Row"), (escape.markdown(place),)),
        Step(_("Target"), (escape.markdown(plan(target, lang)),)),
        Step(_("Outcome"), (escape.markdown(result),)),
        Step(_("How sure"), (words.confidences(lang)[row["confidence"]],)),
        *([Step(_("Note"), (escape.markdown(row[f"note_{lang}"]),))] if row[f"note_{lang}"] else []),
    )


def rhythm(row: Row, lang: str) -> Steps:
    """Write how old a row's newest figure is and how often a new one is expected; and whom a survey asked."""
    _, about = catalogue(lang).gettext, row.indicator
    if about is None:
        return ()
    state = monitoring_words.states(lang)[row.age.state]
    age = state if row.age.months is None else f"{monitoring_words.age(row.age, lang)}, {state}"
    lines = [Step(_("Age"), (escape.markdown(age),))]
    lines.append(Step(_("New figure expected"), (escape.markdown(monitoring_words.refresh(about["frequency"], lang)),)))
    if about["base"]:
        lines.append(Step(_("Base of the survey"), (escape.markdown(monitoring_words.base(about["base"], lang)),)))
    return tuple(lines)


def _source(package: Package, each: Ledger, lang: str) -> str:
    if each.source is None:
        return ""
    link = source_link(package, each.source["source_id"], each.record["url"])
    licence = words.licence(each.source["licence"], lang)
    return f"{link}  \n{escape.markdown(each.source[f'title_{lang}'])} · {escape.markdown(licence)}"


def _row(figure: Figure, each: Ledger, lang: str) -> str:
    """Write where a figure stands, whom it is about, and the cells of its row."""
    _ = catalogue(lang).gettext
    name = getattr(figure.subject, f"name_{lang}")
    when = numbers.when(each.record, lang)
    head = _("{file}, row {row}: {name}, {when}").format(file=each.file, row=each.row, name=name, when=when)
    cells = " ".join(f"`{column}={_cell(cell)}`" for column, cell in each.fields.items() if column not in HIDDEN)
    return f"{escape.markdown(head)}  \n{cells}"


HIDDEN = ("indicator_id", "period")
"""Columns that the row's heading says already."""


def _cell(cell: Any) -> str:
    """Write a cell as the file has it; between backquotes nothing is markup but they themselves."""
    return f"{cell:g}" if isinstance(cell, float) and abs(cell) < LARGE else str(cell).replace("`", "'")


LARGE = 1e6
"""From here on `g` would round."""


def _formula(each: Ledger, lang: str) -> str:
    _ = catalogue(lang).gettext
    formula = escape.markdown(each.indicator[f"formula_{lang}"])
    if each.record["status"] == Status.NOT_PUBLISHED:
        return _("Nothing to compute: the figure was never published.")
    if not each.made_here:
        return formula or _("As published: nothing is computed here.")
    parts = [formula]
    if each.inputs:
        files = ", ".join(f"`{file}`" for file in each.inputs)
        parts.append(_("By `{command}`, from {files}.").format(command=MAKE, files=files))
    return "  \n".join(part for part in parts if part)


def _texts(chain: Sequence[tuple[Figure, Ledger]], name: str, lang: str) -> list[str]:
    return [each.record[f"{name}_{lang}"] for _figure, each in chain]
