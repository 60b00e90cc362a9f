"""Two indicators of the cities against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.cities.series import series
from lib.model.figures import indicator
from lib.model.records import records
from lib.show import numbers, words
from lib.show.exhibits import city_parts
from lib.show.exhibits.area_parts import periods, sentence
from lib.show.exhibits.drawings import Axis, Point, Scatter
from lib.show.exhibits.exhibit import Exhibit
from lib.show.exhibits.sources import of_rows
from lib.show.exhibits.wanted import NoExhibitError
from lib.show.plots import city_pair
from lib.show.selected.city_axes import axes
from lib.show.tables.pair_table import pair_table
from lib.show.wording import city_words, comparison

if TYPE_CHECKING:
    import pandas as pd

    from lib.model.records import Record
    from lib.show.exhibits.wanted import Wanted
    from lib.show.selected.city_view import CityView


def scatter(wanted: Wanted) -> Exhibit:
    """A point for each unit that has both figures. Raises NoExhibitError where no two indicators go together."""
    _, lang, view = catalogue(wanted.lang).gettext, wanted.lang, city_parts.view_of(wanted)
    pair = axes(view, wanted.asked)
    if pair is None:
        raise NoExhibitError(_("No two indicators of one level have figures of the same cities."))
    abouts = [indicator(view.package, each) for each in pair]
    rows = city_pair.pairs(view.package, *pair, view.marks)
    across, upwards = (Axis(each[f"name_{lang}"], each[f"unit_{lang}"], int(each["decimals"])) for each in abouts)
    spans = [numbers.period(str(each), lang) for axis in city_pair.AXES for each in rows[f"{axis}_period"].unique()]
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view), x=pair[0], y=pair[1]),
        lang=lang,
        name=_("{upwards} against {across}").format(upwards=upwards.name, across=across.name),
        finding=_finding(view, rows, (across, upwards), lang),
        about=_about(view, abouts, lang),
        period=periods(spans),
        method=sentence(*_intervals(rows, abouts, lang)),
        table=pair_table(view.package, *pair, view.marks, lang),
        sources=of_rows(view.package, _figures(view, pair, rows), lang),
        drawing=Scatter(tuple(_point(view, row, lang) for row in records(rows)), across, upwards),
    )


def _point(view: CityView, row: Record, lang: str) -> Point:
    bounds = [(row[f"{axis}_lower"], row[f"{axis}_upper"]) for axis in city_pair.AXES]
    mark = view.marks.of(row["unit_id"])
    return Point(row["unit_id"], row[f"name_{lang}"], row["x"], row["y"], bounds[0], bounds[1], mark)


def _finding(view: CityView, rows: pd.DataFrame, both: tuple[Axis, Axis], lang: str) -> str:
    """Both figures of the chosen city; without it, how many have both."""
    _, own = catalogue(lang).gettext, records(rows[rows["unit_id"] == view.unit])
    count = len(rows)
    if not own:
        text = _("{across} and {upwards}: {count} places have both figures")
        return text.format(across=both[0].name, upwards=both[1].name, count=count)
    x, y = (
        f"{numbers.decimal(own[0][axis], about.decimals, lang)} {about.unit}".strip()
        for axis, about in zip(city_pair.AXES, both, strict=True)
    )
    text = _("{name}, one of {count} with both figures: {across} {x}; {upwards} {y}")
    name = own[0][f"name_{lang}"]
    return text.format(name=name, count=count, across=both[0].name, upwards=both[1].name, x=x, y=y)


def _about(view: CityView, abouts: list[pd.Series], lang: str) -> tuple[str, ...]:
    told = [
        " · ".join(
            filter(
                None,
                (
                    about[f"name_{lang}"],
                    about[f"unit_{lang}"],
                    words.directions(lang)[about["direction"]],
                    words.levels(lang)[about["level"]],
                ),
            )
        )
        for about in abouts
    ]
    return (*told, comparison.together(lang), *city_words.filtered(view, lang))


def _intervals(rows: pd.DataFrame, abouts: list[pd.Series], lang: str) -> list[str]:
    return [
        f"{about[f'name_{lang}']}: {words.intervals(lang)[about['interval']]}"
        for axis, about in zip(city_pair.AXES, abouts, strict=True)
        if about["interval"] != "none" and rows[f"{axis}_lower"].notna().any()
    ]


def _figures(view: CityView, pair: tuple[str, str], rows: pd.DataFrame) -> list[Record]:
    """The figures that are drawn, of both indicators."""
    found: list[Record] = []
    for axis, each in zip(city_pair.AXES, pair, strict=True):
        drawn = set(zip(rows["unit_id"], rows[f"{axis}_period"], strict=True))
        found += [row for row in records(series(view.package, each)) if (row["unit_id"], row["period"]) in drawn]
    return found
