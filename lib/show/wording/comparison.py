"""The comparison of cities in words: what an indicator is, where a city stands, how it changed, whom it is like."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import pandas as pd
from babel.lists import format_list

from lib.locale import catalogue
from lib.model.cities.change import RATIO
from lib.model.cities.standings import CONTEXT, overlapping
from lib.model.records import Record
from lib.show import numbers, words
from lib.store import Package

MANY = 4
PERCENT = "%"


def listing(names: Sequence[str], lang: str) -> str:
    """List names as a sentence does: `Prato, Siena and Verona`."""
    return format_list(list(names), locale=numbers.LOCALES[lang])


def levels(lang: str) -> dict[str, str]:
    """Name what a figure is about, in a word or two."""
    _ = catalogue(lang).gettext
    return words.levels(lang) | {"urban-audit": _("city survey")}


@lru_cache(maxsize=4)
def options(package: Package, lang: str) -> Mapping[str, str]:
    """Name all indicators as a list offers them, by id: theme, name and level, so that levels are not confused."""
    themes, rows = package.tables["themes"], package.tables["indicators"]
    theme, level = dict(zip(themes["theme_id"], themes[f"name_{lang}"], strict=True)), levels(lang)
    about = zip(rows["indicator_id"], rows["theme_id"], rows[f"name_{lang}"], rows["level"], strict=True)
    return MappingProxyType({each: f"{theme[of]} · {name} · {level[at]}" for each, of, name, at in about})


def unit_name(row: Record, lang: str) -> str:
    """Name a city, or a region with the cities it stands for."""
    own, cities = str(row[f"name_{lang}"]), str(row["name"])
    return own if own == cities else f"{own} ({cities})"


def figure(row: Record, decimals: int, lang: str) -> str:
    """Write a figure with its interval: `47.8 (44.5–51.2)`."""
    between = numbers.interval(row, decimals, lang)
    value = numbers.value(row, decimals, lang)
    return f"{value} ({between})" if between else value


def place(row: Record, known: pd.DataFrame, direction: str, decimals: int, lang: str) -> str:
    """Say where a unit stands among those that have a figure (`known`, of `standings`), in a sentence."""
    _ = catalogue(lang).gettext
    shared: int = int(known["rank"].eq(row["rank"]).sum()) - 1 if pd.notna(row["rank"]) else 0
    if row["band"]:
        text = _("{name}: {value}, published only as a band")
    elif direction == CONTEXT:
        text = _("{name}: {value}")
    elif pd.isna(row["rank"]):
        text = _("{name}: {value}; its place is open, because others are published only as a band")
    elif shared:
        text = _("{name}: {value}, place {place} of {total}, shared with {shared}")
    else:
        text = _("{name}: {value}, place {place} of {total}")
    return text.format(
        name=row[f"name_{lang}"],
        value=figure(row, decimals, lang),
        place=row["rank"],
        total=len(known),
        shared=shared,
    )


def uncertainty(rows: pd.DataFrame, unit: str, lang: str) -> str:
    """Say whom a unit cannot be told from; empty where its interval meets no other, or it has none."""
    _ = catalogue(lang).gettext
    others = list(overlapping(rows, unit)[f"name_{lang}"])
    if not others:
        return ""
    if len(others) > MANY:
        return _("Its interval overlaps those of {count} others: the order among them is not certain.").format(
            count=len(others)
        )
    return _("Its interval overlaps that of {names}: the order among them is not certain.").format(
        names=listing(others, lang)
    )


def covered(known: int, total: int, period: str, regional: bool, lang: str) -> str:
    """Say how many of the units have a figure: `6 of 36 cities have this figure in 2023`."""
    _ = catalogue(lang).gettext
    text = (
        _("{known} of the {total} regions with a city here have this figure ({period})")
        if regional
        else _("{known} of {total} cities have this figure ({period})")
    )
    return text.format(known=known, total=total, period=numbers.period(period, lang))


def changed(row: Record, decimals: int, lang: str) -> str:
    """Say how a unit changed, and whether that is more than chance, in a sentence."""
    _ = catalogue(lang).gettext
    if math.isnan(row["lower"]):
        text = _("{name}: from {first} to {last}, without an interval that would tell a change from chance")
    elif not row["likely"]:
        text = _("{name}: from {first} to {last}; the interval includes no change")
    elif row["last"] > row["first"]:
        text = _("{name}: a rise is likely, from {first} to {last}")
    else:
        text = _("{name}: a fall is likely, from {first} to {last}")
    first, last = (numbers.decimal(row[when], decimals, lang) for when in ("first", "last"))
    return text.format(name=row[f"name_{lang}"], first=first, last=last)


def effect(row: Record, decimals: int, unit: str, lang: str) -> str:
    """Write the change itself with its interval: in % for a ratio, in points for shares, else in its own unit."""
    _ = catalogue(lang).gettext
    ratio = row["effect"] == RATIO
    places = 0 if ratio else decimals
    ends = [(row[end] - 1) * 100 if ratio else row[end] for end in ("estimate", "lower", "upper")]
    value, low, high = (numbers.signed(end, places, lang) for end in ends)
    if ratio:
        short, long = _("{change}%"), _("{change}% ({low} to {high})")
    elif unit.startswith(PERCENT):
        short, long = _("{change} points"), _("{change} points ({low} to {high})")
    else:
        short, long = "{change}", _("{change} ({low} to {high})")
    return (short if math.isnan(row["lower"]) else long).format(change=value, low=low, high=high)


def change_axis(effect_kind: str, unit: str, first: str, last: str, lang: str) -> str:
    """Say what the axis of a chart of changes measures."""
    _ = catalogue(lang).gettext
    if effect_kind == RATIO:
        text = _("{last} as a multiple of {first} (×1 is no change)")
    elif unit.startswith(PERCENT):
        text = _("difference between {first} and {last}, percentage points (0 is no change)")
    else:
        text = _("difference between {first} and {last}, {unit} (0 is no change)")
    return text.format(first=numbers.period(first, lang), last=numbers.period(last, lang), unit=unit)


def together(lang: str) -> str:
    """Say what two indicators against each other do and do not tell."""
    return catalogue(lang).gettext(
        "Only indicators of the same level stand against each other: a city and its province are different things. "
        "Two figures that go together do not tell which causes which, or whether either does."
    )
