from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.export.slides.boxes import Box
from lib.export.slides.dots import choose
from lib.export.slides.heads import first_head
from lib.export.slides.plain import plain
from lib.export.slides.rows import AXIS, MOST, beside
from lib.export.slides.table import SIZES, Cell, Fit, Table, fit, more
from lib.export.slides.timeline import ranked
from lib.locale import LANGUAGES
from lib.show.exhibits.drawings import Timeline
from tests import exhibits

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60).map(plain)
BODIES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), min_size=2, max_size=12)
)


def of(head: list[str], *rows: list[str], figures: frozenset[int] = frozenset()) -> Table:
    return Table(tuple(head), tuple(tuple(map(Cell, row)) for row in rows), figures)


def whole(table: Table, room: float, tall: float, least: int = 1) -> Fit:
    """The table with as many rows as fit, and no last line."""
    return fit(lambda count: replace(table, rows=table.rows[:count]), len(table.rows), room, tall, least)


@given(BODIES, st.floats(200, 864), st.floats(120, 400), st.integers(1, 3))
def test_any_table_fits_its_room_with_the_least_of_its_rows(
    body: list[list[str]], room: float, tall: float, least: int
) -> None:
    head, *rows = body
    found = whole(of(head, *rows), room, tall, least)
    assert sum(found.heights) <= tall
    assert sum(found.widths) == pytest.approx(room)
    assert min(found.widths) > 0
    assert len(found.table.rows) >= min(least, len(rows))


def test_a_table_keeps_the_usual_size_where_it_can() -> None:
    table = of(["City", "%"], *[["Torino", "47.8"]] * 30)
    found = whole(table, 300, 280)
    assert found.size == SIZES[0]
    assert 5 < len(found.table.rows) < 30


def test_a_table_becomes_smaller_before_a_word_is_broken() -> None:
    table = of(["City", "Figure"], ["Castelnuovo-del-Garda-sul-Mincio", "1"])
    found = whole(table, 330, 200)
    assert found.size < SIZES[0]
    assert found.whole


def test_rows_that_have_to_be_there_make_a_table_smaller() -> None:
    table = of(["City", "%"], *[["Torino", "47.8"]] * 10)
    assert len(whole(table, 300, 230, 10).table.rows) == 10
    assert whole(table, 300, 230, 10).size < SIZES[0]


def test_headings_give_way_to_rows() -> None:
    table = of(["City", "Share of all who answered the survey"], ["San Donà di Piave", "47.8"], figures=frozenset({1}))
    found = whole(table, 300, 200)
    assert found.heights[0] > found.heights[1]
    assert found.heights[1] < 30


def test_figures_stay_on_one_line_while_names_wrap() -> None:
    name = "Corso Regina Margherita, cella 20 (Borgo Vanchiglia)"
    found = whole(of(["Area", "m"], [name, "518 (486–518)"], figures=frozenset({1})), 280, 200)
    assert found.size == SIZES[0]
    assert found.widths[1] > 110
    assert found.heights[1] > 2 * SIZES[0]


def test_months_are_equally_wide() -> None:
    table = Table(("", "Jan", "Feb"), ((Cell("Aurora"), Cell("6.0"), Cell("12.75")),), frozenset({1, 2}), even=True)
    found = whole(table, 600, 200)
    assert found.widths[1] == pytest.approx(found.widths[2])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_many_more_is_said_only_where_there_are_more(lang: str) -> None:
    assert more(0, lang) == ""
    assert "7" in more(7, lang)


# Rows beside bars


def test_rows_beside_bars_are_of_one_height_and_all_there() -> None:
    table = of(["City", "%"], *[[name, "47.8"] for name in ("Torino", "Reggio nell’Emilia e dintorni", "Siena")])
    found = beside(table, Box(48, 150, 864, 300), (0.3,), lambda room: 60)
    assert found is not None
    head, *rows = found.table.heights
    assert len(rows) == 3 and len(set(rows)) == 1
    assert head == 60
    assert found.chart.top == found.place.top
    assert found.chart.height == pytest.approx(sum(found.table.heights) + AXIS)
    assert found.chart.bottom <= 450
    assert found.chart.left > found.place.left + sum(found.table.widths)


def test_a_table_that_is_too_narrow_gets_more_of_the_room() -> None:
    table = of(["City", "%"], ["Castelnuovo-del-Garda-sul-Mincio-e-dintorni", "47.8"])
    box = Box(48, 150, 864, 300)
    assert beside(table, box, (0.3,)) is None
    found = beside(table, box, (0.3, 0.7))
    assert found is not None and sum(found.table.widths) == pytest.approx(0.7 * (864 - 28))


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_none_and_many_rows_do_not_stand_beside_bars(count: int) -> None:
    assert beside(of(["City", "%"], *[["Torino", "1"]] * count), Box(48, 0, 864, 540), (0.5,)) is None


# What is shown first


@given(st.integers(1, 60), st.integers(0, 60))
def test_chosen_rows_are_in_order_with_marked_ones_and_both_ends(count: int, some: int) -> None:
    rows = exhibits.dots(60).rows[:count]
    found = choose(rows, some)
    assert found == sorted(set(found))
    assert len(found) == min(some, count)
    marked = {place for place, row in enumerate(rows) if row.mark}
    assert marked <= set(found) or some < len(marked)
    if some >= len(marked) + 2:
        assert 0 in found and count - 1 in found


def test_events_are_ranked_by_year_in_turn_the_chosen_one_first() -> None:
    events = exhibits.timeline().events
    order = ranked(exhibits.timeline())
    assert sorted(order) == list(range(len(events)))
    assert events[order[0]].mark == "chosen"
    assert {events[place].first.year for place in order[:5]} == {2019, 2020, 2021, 2022, 2023}
    assert ranked(Timeline(())) == []


def test_rows_are_called_as_the_table_calls_them() -> None:
    frame = pd.DataFrame({"Place": [1.0, 2.0], "City or region": ["Verona", "Bologna"], "Source": ["ISTAT", ""]})
    shown = exhibits.exhibit(exhibits.grid(), table=frame)
    assert first_head(shown, "1. Verona") == "City or region"
    assert first_head(shown, "Atlantide") == ""
    assert first_head(exhibits.exhibit(exhibits.grid(), table=pd.DataFrame()), "Verona") == ""
