"""What changed, as tables in one language: names before ids, words and numbers of the language, all of it countable."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.locale import LANGUAGES, catalogue
from lib.show.lists import changes as show
from lib.store.versions.changes import Cell, Changes, Difference, Edition, Group, Kind

FIGURE = (("area_id", "east-bank"), ("indicator_id", "residents"), ("period", "2023-05"), ("time_band", "night"))
NAMES = {
    "area_id": {"east-bank": ("Riva Est", "East Bank")},
    "indicator_id": {"residents": ("Residenti", "Residents"), "lamps": ("Lampioni", "Lamps")},
}
OLD, NEW = Edition("fiumalta", "1.0.0", "2026-11-22"), Edition("fiumalta", "1.1.0", "2027-03-01")


def figure(kind: Kind, *cells: Cell, indicator: str = "residents") -> Difference:
    key = tuple((column, indicator if column == "indicator_id" else value) for column, value in FIGURE)
    return Difference(Group.FIGURES, kind, "observations.csv", key, cells)


def method(kind: Kind, indicator: str, *cells: Cell) -> Difference:
    return Difference(Group.METHOD, kind, "indicators.csv", (("indicator_id", indicator),), cells)


def changes(*differences: Difference) -> Changes:
    return Changes(OLD, NEW, differences, NAMES)


def line(difference: Difference, lang: str = "en", exact: bool = False) -> dict[str, str]:
    frame = show.lines(changes(difference), Group, lang, exact=exact)
    assert len(frame) == 1
    return {str(column): str(value) for column, value in frame.iloc[0].items()}


def test_a_changed_figure_is_told_by_names_before_and_now() -> None:
    told = line(figure(Kind.CHANGED, Cell("value", "1200", "1234.5", numeric=True)))
    assert told == {
        "Part": "Figures",
        "Change": "changed",
        "What": "East Bank · Residents · May 2023 · night, 22-6",
        "Column": "Value",
        "Before": "1,200",
        "Now": "1,234.5",
        "Method": "",
        "File": "observations.csv",
        "Id": "east-bank, residents, 2023-05, night",
    }


def test_in_italian_it_is_told_in_italian() -> None:
    told = list(line(figure(Kind.CHANGED, Cell("value", "1200", "1234.5", numeric=True)), "it").values())
    assert "Riva Est · Residenti · maggio 2023 · notte, 22-6" in told
    assert {"1.200", "1.234,5"} <= set(told)


def test_a_file_holds_texts_as_the_package_writes_them() -> None:
    change = figure(Kind.CHANGED, Cell("value", "1200", "1234.50", numeric=True))
    for lang in LANGUAGES:
        assert {"1200", "1234.50"} <= set(line(change, lang, exact=True).values())
    assert "published" in line(figure(Kind.CHANGED, Cell("status", "computed", "published")), "it", exact=True).values()


def test_each_cell_is_a_row() -> None:
    cells = (Cell("value", "1", "2", numeric=True), Cell("note_it", "", "Nuovo"), Cell("confidence", "high", "low"))
    frame = show.lines(changes(figure(Kind.CHANGED, *cells)), [Group.FIGURES], "en")
    assert frame["Column"].tolist() == ["Value", "Note (it)", "How sure"]
    assert frame["Now"].tolist() == ["2", "Nuovo", "low"]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ((Cell("value", "", "1200", numeric=True),), "1,200"),
        ((Cell("value", "", "1200", numeric=True), Cell("value_text_en", "", "over 1,200")), "over 1,200"),
        ((Cell("status", "", "not published"),), "not published"),
        ((), ""),
    ],
)
def test_a_figure_that_came_is_told_in_one_row(cells: tuple[Cell, ...], shown: str) -> None:
    told = line(figure(Kind.ADDED, *cells))
    assert (told["Change"], told["Before"], told["Now"], told["Column"]) == ("added", "", shown, "")


def test_a_figure_that_went_stands_before() -> None:
    told = line(figure(Kind.REMOVED, Cell("value", "0.50", "", numeric=True)))
    assert (told["Change"], told["Before"], told["Now"]) == ("removed", "0.50", "")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("direction", "", "lower"), "lower is better"),
        (Cell("level", "", "city"), "city"),
        (Cell("status", "", "unheard of"), "unheard of"),
        (Cell("population", "", "25000", numeric=True), "25,000"),
        (Cell("population_year", "", "2023", numeric=True), "2023"),
        (Cell("zone_codes", "", "0100"), "0100"),
        (Cell("value", "", "1e3", numeric=True), "1e3"),
        (Cell("value", "", "twelve", numeric=True), "twelve"),
        (Cell("value", "", "-0.5", numeric=True), "-0.5"),
    ],
)
def test_a_text_is_read_as_what_it_is(cell: Cell, shown: str) -> None:
    assert line(figure(Kind.CHANGED, cell))["Now"] == shown


def test_columns_without_a_word_keep_their_name() -> None:
    assert line(figure(Kind.CHANGED, Cell("zone_codes", "01", "02")))["Column"] == "zone_codes"
    assert line(figure(Kind.CHANGED, Cell("formula_en", "a", "b")))["Column"] == "Formula (en)"
    assert line(figure(Kind.CHANGED, Cell("odd_it", "a", "b")))["Column"] == "odd_it"


def test_figures_of_an_indicator_measured_differently_say_so() -> None:
    found = changes(
        method(Kind.CHANGED, "residents", Cell("unit_en", "a", "b")),
        method(Kind.ADDED, "lamps"),
        figure(Kind.CHANGED, Cell("value", "1", "2", numeric=True)),
        figure(Kind.ADDED, indicator="lamps"),
    )
    frame = show.lines(found, Group, "en")
    assert frame["Method"].tolist() == ["", "", "measured differently", ""]
    assert show.lines(found, Group, "it")["Metodo"].tolist()[2] not in ("", "measured differently")


def test_what_has_no_name_goes_by_its_id() -> None:
    assert (
        line(Difference(Group.LAYERS, Kind.ADDED, "venues.geojson", (("venue_id", "venue-001"),)))["What"]
        == "venue-001"
    )
    assert line(Difference(Group.STRUCTURE, Kind.ADDED, "cells.csv", ()))["What"] == "cells.csv"
    assert line(Difference(Group.STRUCTURE, Kind.REMOVED, "areas.csv", (("", "hue"),)))["What"] == "hue"


@pytest.mark.parametrize("period", ["", "once upon a time", "2023-99", "../2020", "2019/2023"])
def test_no_period_whatever_is_an_error(period: str) -> None:
    key = (("area_id", "east-bank"), ("indicator_id", "residents"), ("period", period), ("time_band", ""))
    told = line(Difference(Group.FIGURES, Kind.ADDED, "observations.csv", key))
    assert told["What"].startswith("East Bank · Residents")


def test_a_moved_feature_tells_both_places() -> None:
    cell = Cell("geometry", "11.055, 45.055", "11.056, 45.055")
    told = line(Difference(Group.LAYERS, Kind.MOVED, "venues.geojson", (("venue_id", "venue-001"),), (cell,)))
    assert (told["Change"], told["Column"]) == ("moved", "Position or outline")
    assert (told["Before"], told["Now"]) == ("11.055, 45.055", "11.056, 45.055")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counts_have_a_row_for_each_group_that_changed_in_its_order(lang: str) -> None:
    found = changes(
        method(Kind.CHANGED, "residents"),
        figure(Kind.ADDED),
        figure(Kind.ADDED, indicator="lamps"),
        Difference(Group.LAYERS, Kind.MOVED, "venues.geojson", (("venue_id", "venue-001"),)),
    )
    frame = show.counts(found, lang)
    assert frame.iloc[:, 0].tolist() == [
        show.groups(lang)[group] for group in (Group.METHOD, Group.FIGURES, Group.LAYERS)
    ]
    assert frame.iloc[:, 1:].to_numpy().tolist() == [[0, 0, 1, 0], [2, 0, 0, 0], [0, 0, 0, 1]]
    _ = catalogue(lang).gettext
    assert list(frame.columns) == [_("What"), _("Added"), _("Removed"), _("Changed"), _("Moved")]


def test_rows_are_in_the_order_of_the_groups_asked_for() -> None:
    found = changes(method(Kind.ADDED, "lamps"), figure(Kind.ADDED))
    assert show.lines(found, [Group.FIGURES, Group.METHOD], "en")["Part"].tolist() == ["Figures", "Method"]
    assert show.lines(found, [Group.LAYERS], "en").empty


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_changed_is_an_empty_table_with_all_columns(lang: str) -> None:
    assert show.lines(changes(), Group, lang).shape == (0, 9)
    assert show.counts(changes(), lang).empty


def test_a_version_is_named_with_its_day_in_words() -> None:
    assert show.edition(OLD, "en") == "fiumalta 1.0.0, 22 November 2026"
    assert show.edition(OLD, "it") == "fiumalta 1.0.0, 22 novembre 2026"
    assert show.edition(Edition("fiumalta", "", "some day"), "en") == "fiumalta, some day"
    assert show.edition(Edition("", "", ""), "en") == ""


@given(
    st.text(),
    st.text(),
    st.booleans(),
    st.sampled_from(["value", "status", "note_it", "year", "x"]),
    st.sampled_from(Kind),
)
def test_no_text_whatever_stops_the_tables(old: str, new: str, numeric: bool, field: str, kind: Kind) -> None:
    difference = figure(kind, Cell(field, old, new, numeric), indicator=old or "x")
    for lang in LANGUAGES:
        frame = show.lines(changes(difference), Group, lang)
        assert isinstance(frame, pd.DataFrame)
        assert len(frame) == 1
