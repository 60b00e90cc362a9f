"""What stands around a comparison of cities: its finding, the conditions it holds under, whom the filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.cities.change import RATIO
from lib.model.records import records
from lib.show import numbers, words
from lib.show.wording import comparison

if TYPE_CHECKING:
    import pandas as pd

    from lib.show.selected.city_view import CityView


def headline(view: CityView, lang: str) -> str:
    """Say what the reader came for, in a sentence: where the chosen city stands; without one, what is measured."""
    own = view.own()
    if own is None:
        return str(view.indicator[f"name_{lang}"])
    return comparison.place(own, view.known(), view.indicator["direction"], view.decimals, lang)


def finding(view: CityView, lang: str) -> str:
    """Say the same; without the chosen city's figure, where there is most and where least."""
    if view.own() is not None:
        return headline(view, lang)
    _, name, unit = catalogue(lang).gettext, view.indicator[f"name_{lang}"], view.indicator[f"unit_{lang}"]
    valued = view.known().dropna(subset="value").sort_values("value", kind="stable")
    if valued.empty:
        return _("{name}: no figure of a single value").format(name=name)
    low, high = (records(valued)[place] for place in (0, -1))
    least, most = (f"{numbers.value(row, view.decimals, lang)} {unit}".strip() for row in (low, high))
    return _("{name}: most in {most} ({high}), least in {least} ({low})").format(
        name=name, most=high[f"name_{lang}"], high=most, least=low[f"name_{lang}"], low=least
    )


def conditions(view: CityView, lang: str) -> tuple[str, ...]:
    """Tell unit, direction, level and how many have a figure."""
    known, total = view.covered()
    return (
        view.indicator[f"unit_{lang}"],
        words.directions(lang)[view.indicator["direction"]],
        words.levels(lang)[view.indicator["level"]],
        comparison.covered(known, total, view.period, view.regional, lang),
    )


def filtered(view: CityView, lang: str) -> tuple[str, ...]:
    """Say whom the filter leaves, where it is on."""
    text = catalogue(lang).gettext(
        "Only the cities named in the published account of the workshop ({count} of about twenty), and the chosen one."
    )
    count = int(view.package.tables["cities"]["in_workshop"].sum())
    return (text.format(count=count),) if view.workshop else ()


def notes(known: pd.DataFrame, lang: str) -> list[str]:
    """List what the sources say of single figures: each note once, with whom it is about unless it is all."""
    found = []
    for note, group in known[known[f"note_{lang}"] != ""].groupby(f"note_{lang}", sort=False):
        about = "" if len(group) == len(known) else f" ({', '.join(group[f'name_{lang}'])})"
        found.append(f"{note}{about}")
    return found


def change_headline(view: CityView, rows: pd.DataFrame, lang: str) -> str:
    """Say how the chosen city changed; without it, what is measured. rows: those of `city_charts.changed`."""
    own = records(rows[rows["unit_id"] == view.unit])
    return comparison.changed(own[0], view.decimals, lang) if own else str(view.indicator[f"name_{lang}"])


def change_finding(view: CityView, rows: pd.DataFrame, lang: str) -> str:
    """Say the same; without the chosen city's change, for how many a change is likely."""
    if (rows["unit_id"] == view.unit).any():
        return change_headline(view, rows, lang)
    _, likely = catalogue(lang).gettext, rows[rows["likely"]]
    if rows["lower"].isna().all():
        text = _("{name}: {rises} of {total} rise and {falls} fall, without intervals that tell change from chance")
        likely = rows
    else:
        text = _("{name}: of {total}, a rise is likely for {rises} and a fall for {falls}")
    rises, falls = (int(found.sum()) for found in (likely["last"] > likely["first"], likely["last"] < likely["first"]))
    return text.format(name=view.indicator[f"name_{lang}"], total=len(rows), rises=rises, falls=falls)


def change_span(rows: pd.DataFrame, lang: str) -> str:
    """Tell the two periods of changes that there are."""
    text = catalogue(lang).gettext("From {first} to {last}.")
    first, last = (numbers.period(str(rows[column].iloc[0]), lang) for column in ("first_period", "last_period"))
    return text.format(first=first, last=last)


def change_method(rows: pd.DataFrame, lang: str) -> str:
    """Tell how the intervals of changes were found, or why they have none."""
    _ = catalogue(lang).gettext
    if rows["lower"].isna().all():
        return _("Nothing published tells how uncertain these figures are, so their changes have no interval.")
    if rows["effect"].iloc[0] == RATIO:
        return _("Ratio of two rates with its exact conditional 95% interval, from the counts behind them.")
    return _("Difference of two survey shares with its 95% interval, from the published intervals of both.")
