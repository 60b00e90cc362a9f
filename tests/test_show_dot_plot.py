"""The dot plot: where dots, intervals, bands and marks really are in the figure."""

import math
from typing import Any

import plotly.graph_objects as go
import pytest

from lib.show.palette import DARK, LIGHT
from lib.show.plots.dot_axis import Axis, linear, multiples
from lib.show.plots.dot_plot import FEW, FEW_ROW, LINE, ROW, TOP, Row, dot_plot
from lib.show.plots.marks import CHOSEN, HOME

NONE = math.nan
ROWS = [
    Row("1. Verona", 63.0, 59.7, 66.2, "63.0 (59.7–66.2)"),
    Row("2. Torino", 47.8, 44.5, 51.2, "47.8 (44.5–51.2)", CHOSEN),
    Row("3. Roma", 36.8, NONE, NONE, "36.8", HOME, sure=False),
]


def drawn(rows: list[Row], axis: Axis | None = None, lang: str = "en") -> go.Figure:
    """The plot on an axis of its own."""
    axis = axis or linear("% of people", [end for row in rows for end in row.ends])
    return dot_plot(rows, axis, LIGHT, lang)


def dots(chart: go.Figure) -> dict[float, tuple[str, float, float]]:
    """Every dot by its value: symbol, and how far its interval reaches down and up."""
    found = {}
    for trace in chart.data:
        if trace.mode == "markers":
            bars = trace.error_x
            for value, down, up in zip(trace.x, bars.arrayminus, bars.array, strict=True):
                found[value] = (trace.marker.symbol, down, up)
    return found


def texts(chart: go.Figure) -> list[str]:
    """What stands at the right end of the rows."""
    return [note.text for note in chart.layout.annotations]


def test_a_dot_stands_at_its_value_and_its_interval_at_the_bounds() -> None:
    symbol, down, up = dots(drawn(ROWS))[63.0]
    assert symbol == "circle"
    assert [down, up] == pytest.approx([3.3, 3.2])


def test_no_bounds_no_interval() -> None:
    assert dots(drawn(ROWS))[36.8][1:] == (0.0, 0.0)


def test_marks_differ_in_shape_and_weight_and_not_in_colour_alone() -> None:
    chart = drawn(ROWS)
    found = dots(chart)
    assert {found[value][0] for value in found} == {"circle", "diamond", "square"}
    assert list(chart.layout.yaxis.ticktext) == ["1. Verona", "<b>◆ 2. Torino</b>", "■ 3. Roma"]
    assert texts(chart)[1] == "<b>47.8 (44.5–51.2)</b>"


def test_the_ground_of_the_chosen_row_is_shaded_over_its_whole_height() -> None:
    (shape,) = drawn(ROWS).layout.shapes
    assert (shape.y0, shape.y1) == (FEW_ROW, 2 * FEW_ROW)


def test_the_first_row_is_on_top() -> None:
    axis = drawn(ROWS).layout.yaxis
    assert axis.range[0] > axis.range[1] == 0
    assert list(axis.tickvals) == sorted(axis.tickvals)


def test_a_dot_that_is_not_sure_is_hollow() -> None:
    chart = drawn(ROWS)
    (home,) = (trace for trace in chart.data if trace.marker.symbol == "square")
    assert list(home.marker.color) == [LIGHT.paper]
    (chosen,) = (trace for trace in chart.data if trace.marker.symbol == "diamond")
    assert list(chosen.marker.color) == [LIGHT.accent]


@pytest.mark.parametrize(
    ("lower", "upper", "ends", "tips"),
    [
        (81.3, 87.0, (81.3, 87.0), ("line-ns", "line-ns")),
        (90.0, NONE, (90.0, 100.0), ("line-ns", "triangle-right")),
        (NONE, 30.0, (0.0, 30.0), ("triangle-left", "line-ns")),
    ],
)
def test_a_band_is_a_bar_without_a_dot_and_an_open_side_has_an_arrowhead(
    lower: float, upper: float, ends: tuple[float, float], tips: tuple[str, str]
) -> None:
    chart = drawn([Row("Bari", NONE, lower, upper, "band")], Axis("%", 0.0, 100.0))
    (bar,) = chart.data
    assert bar.mode == "lines+markers"
    assert tuple(bar.x) == ends
    assert tuple(bar.marker.symbol) == tips


def test_the_axis_stands_above_with_its_unit() -> None:
    chart = drawn(ROWS)
    assert chart.layout.xaxis.side == "top"
    assert chart.layout.xaxis.title.text == "% of people"


def test_a_line_of_no_change_runs_through_all_rows() -> None:
    rows = [Row("Siena", 4.1, 0.8, 39.4, "+308%")]
    chart = drawn(rows, multiples("2024 / 2014", rows[0].ends, "en"))
    (line,) = (trace for trace in chart.data if trace.mode == "lines")
    assert list(line.x) == [1.0, 1.0]
    assert list(line.y) == [0, FEW_ROW]
    assert chart.layout.xaxis.type == "log"
    assert chart.layout.xaxis.range[1] == pytest.approx(math.log10(39.4 * 1.06))
    assert "×10" in chart.layout.xaxis.ticktext


def test_no_line_where_none_is_asked_for() -> None:
    assert all(trace.mode != "lines" for trace in drawn(ROWS).data)


def test_many_rows_are_lower_than_few() -> None:
    few, many = (drawn([ROWS[0]] * count).layout.height for count in (FEW, FEW + 1))
    assert few == FEW * FEW_ROW + TOP
    assert many == (FEW + 1) * ROW + TOP
    assert drawn([ROWS[0]] * 36).layout.height < 850


def test_a_region_has_its_cities_on_a_line_of_their_own() -> None:
    chart = drawn([Row("1. Tuscany\nFirenze, Prato", 64.0, NONE, NONE, "64.0", CHOSEN)])
    assert chart.layout.height == FEW_ROW + LINE + TOP
    assert chart.layout.yaxis.ticktext[0] == (
        '<b>◆ 1. Tuscany</b><br><span style="font-size:12px">Firenze, Prato</span>'
    )


def test_texts_of_the_package_are_never_markup() -> None:
    chart = drawn([Row("<i>x</i>\n<script>", 1.0, NONE, NONE, "<b>&")], Axis("<a href='x'>%</a>", 0, 2))
    written: list[Any] = [*chart.layout.yaxis.ticktext, *texts(chart), chart.layout.xaxis.title.text]
    assert written == [
        '&lt;i&gt;x&lt;/i&gt;<br><span style="font-size:12px">&lt;script&gt;</span>',
        "&lt;b&gt;&amp;",
        "&lt;a href='x'&gt;%&lt;/a&gt;",
    ]


def test_numbers_are_of_the_language_and_colours_of_the_theme() -> None:
    assert drawn(ROWS, lang="it").layout.separators == ",."
    dark = dot_plot(ROWS, linear("%", [1.0]), DARK, "en")
    assert dark.layout.font.color == DARK.ink


def test_no_rows_make_an_empty_chart() -> None:
    chart = drawn([])
    assert not chart.data
    assert chart.layout.height == TOP
