"""Rows of dots in a picture: all on one scale, every row named where it fits, figures where they are drawn."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lib.export.pictures.dot_layout import COLUMNS, PLOT, ROW, Layout, axis_of, end, layout
from lib.export.pictures.letters import width
from lib.export.pictures.shape import Shape
from lib.export.pictures.sheet import Sheet
from lib.export.pictures.signs import SYMBOLS, WRITTEN, fill
from lib.show.exhibits.drawings import Dot, Dots
from lib.show.palette import LIGHT
from tests.exhibits import changes, dots, exhibit, neighbourhoods
from tests.pictures import SCREEN, covering, outside, seen, sheet_of, svg_of, words_of

NONE = math.nan
ROOM, FONT = (1260.0, 380.0), 24.0


def rows(plan: Layout) -> list[Dot]:
    return [row for column in plan.columns for slot in column for row in slot.rows]


def named(plan: Layout) -> list[Dot]:
    return [slot.rows[0] for column in plan.columns for slot in column if slot.named]


def drawn(drawing: Dots, shape: Shape = SCREEN) -> Sheet:
    return sheet_of(exhibit(drawing), shape)


# Columns


@pytest.mark.parametrize("count", [2, 5, 12, 20, 36, 48])
def test_every_row_is_there_once_in_its_order(count: int) -> None:
    drawing = dots(count)
    assert rows(layout(drawing, ROOM, FONT, "en")) == list(drawing.rows)


@pytest.mark.parametrize("count", [20, 36])
def test_rows_take_more_columns_before_they_lose_their_names(count: int) -> None:
    plan = layout(dots(count), (1500, 650), 20, "en")
    assert len(plan.columns) in COLUMNS
    assert named(plan) == list(dots(count).rows)


def test_few_rows_take_one_column() -> None:
    assert len(layout(dots(8), ROOM, FONT, "en").columns) == 1


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(1, 60),
    wide=st.floats(300, 1900),
    high=st.floats(120, 1000),
    font=st.floats(10, 30),
)
def test_rows_are_high_enough_and_in_the_room_there_is(count: int, wide: float, high: float, font: float) -> None:
    plan = layout(dots(count), (wide, high), font, "en")
    most = max(map(len, plan.columns))
    assert most * plan.height <= high + 0.01
    if most > 3:
        assert plan.height >= ROW * font - 0.01 or any(not slot.named for column in plan.columns for slot in column)
    assert len(plan.columns) * plan.width + (len(plan.columns) - 1) * plan.gap == pytest.approx(wide)
    assert plan.scale.end <= plan.width + 0.01
    if len(plan.columns) > 1:
        assert plan.scale.end - plan.scale.start >= PLOT * font - 0.01


@pytest.mark.parametrize("count", [20, 36, 60])
def test_where_not_all_can_be_named_those_that_matter_are(count: int) -> None:
    drawing = dots(count)
    plan = layout(drawing, (700, 300), FONT, "en")
    found = named(plan)
    assert {drawing.rows[0], drawing.rows[-1], *(row for row in drawing.rows if row.mark)} <= set(found)
    assert len(found) < count
    said = words_of(svg_of(exhibit(drawing), Shape(700, 400, FONT, words=False)))
    told = [int(number) for number in re.findall(r"… (\d+) others between them", said)]
    assert told
    for row in found:
        assert row.text in said


def test_the_rows_between_are_counted() -> None:
    drawing = dots(60)
    shape = Shape(700, 400, FONT, words=False)
    said = words_of(svg_of(exhibit(drawing), shape))
    told = sum(int(number) for number in re.findall(r"… (\d+) others between them", said))
    assert told + sum(row.text in said.split() or f"> {row.upper}" in said for row in drawing.rows) >= 60 - 2
    assert told < 60


# Figures


@pytest.mark.parametrize("make", [dots, changes, neighbourhoods])
def test_every_name_and_figure_is_written(make: object) -> None:
    drawing = make()  # type: ignore[operator]
    said = words_of(svg_of(exhibit(drawing), Shape(1600, 900, 18)))
    for row in drawing.rows:
        assert row.name in said
        assert row.text in said
    for name in drawing.missing:
        assert name in said
    assert drawing.unit in said


def test_marked_rows_have_their_sign_and_bold_letters() -> None:
    svg = svg_of(exhibit(dots()), Shape(1600, 900, 18)).decode()
    for mark in ("chosen", "home"):
        (row,) = [row for row in dots().rows if row.mark == mark]
        (style,) = re.findall(rf'<text style="([^"]*)"[^>]*>{WRITTEN[mark]} {re.escape(row.name)}</text>', svg)
        assert "font-weight: 700" in style


def test_no_two_marks_have_both_sign_and_colour_alike() -> None:
    looks = [(SYMBOLS[mark], fill(mark, LIGHT)) for mark in SYMBOLS]
    assert len(set(looks)) == len(looks)


def test_no_change_is_a_line_with_a_word() -> None:
    assert "no change" in words_of(svg_of(exhibit(changes())))
    assert "nessuna variazione" in words_of(svg_of(exhibit(changes(), lang="it")))
    assert "no change" not in words_of(svg_of(exhibit(dots())))


def test_what_is_only_away_from_nothing_is_no_change() -> None:
    """How far others are apart is counted from 0 as well."""
    apart = replace(
        changes(), rows=tuple(replace(row, value=abs(row.value), lower=NONE, upper=NONE) for row in changes().rows)
    )
    assert "no change" not in words_of(svg_of(exhibit(apart)))


def test_ratios_lie_on_their_own_axis() -> None:
    ratios = Dots(
        (Dot("a", "A", 2.0, 1.5, 2.6, "×2.0"), Dot("b", "B", 0.5, 0.4, 0.7, "×0.5")), "multiple", 1, neutral=1.0
    )
    axis = axis_of(ratios, "en")
    assert axis.log
    plan = layout(ratios, ROOM, FONT, "en")
    one = plan.scale.at(1.0)
    assert plan.scale.at(2.0) - one == pytest.approx(one - plan.scale.at(0.5))


@pytest.mark.parametrize(
    ("row", "ends"),
    [
        (Dot("a", "A", 5, 4, 7, "5"), 7),
        (Dot("a", "A", 5, NONE, NONE, "5"), 5),
        (Dot("a", "A", NONE, 4, 7, "4–7"), 7),
        (Dot("a", "A", 5, 4, NONE, "5"), 5),
    ],
)
def test_a_row_ends_where_it_is_known_to(row: Dot, ends: float) -> None:
    axis = axis_of(Dots((row, Dot("b", "B", 20, NONE, NONE, "20")), "", 0), "en")
    assert end(row, axis) == ends


def test_an_open_band_runs_to_the_end_of_the_axis() -> None:
    drawing = Dots((Dot("a", "A", NONE, 25, NONE, "> 25"), Dot("b", "B", 60, NONE, NONE, "60")), "", 0)
    assert end(drawing.rows[0], axis_of(drawing, "en")) == axis_of(drawing, "en").high > 60


def test_figures_stand_where_what_is_drawn_ends() -> None:
    """A larger value has its figure farther right, with the same room between."""
    drawing = Dots(tuple(Dot(str(n), f"Town {n}", n, NONE, NONE, f"{n}.0 thefts") for n in (50, 40, 30)), "", 0)
    texts = [each for each in seen(drawn(drawing)) if each.text.endswith("thefts")]
    lefts = [each.left for each in texts]
    assert lefts == sorted(lefts, reverse=True)
    assert lefts[0] - lefts[1] == pytest.approx(lefts[1] - lefts[2], abs=1.5)


LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"])
NAMES = st.text(LATIN, min_size=1, max_size=60)
VALUES = st.floats(-1e6, 1e6, allow_nan=False)


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(found=st.lists(st.tuples(NAMES, VALUES, st.sampled_from(["", "chosen", "home"])), min_size=1, max_size=30))
def test_whatever_the_rows_no_text_leaves_the_picture_or_covers_another(found: list[tuple[str, float, str]]) -> None:
    rows = [Dot(str(n), name, value, NONE, NONE, f"{value:.1f}", mark) for n, (name, value, mark) in enumerate(found)]
    sheet = drawn(Dots(tuple(rows), "unit", 1))
    assert outside(sheet) == []
    assert covering(seen(sheet)) == []


def test_widths_are_those_that_are_drawn() -> None:
    for text in ("Reggio nell'Emilia", "1. Altavalle", "> 25.0", "AVATAR To"):
        for bold in (False, True):
            sheet = Sheet(SCREEN, LIGHT)
            sheet.text(10, 50, text, size=40, bold=bold)
            (found,) = seen(sheet)
            assert found.right - found.left <= width(text, 40, bold) * 1.02
            assert found.right - found.left >= width(text, 40, bold) * 0.9
