from __future__ import annotations

import math
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx.oxml.ns import qn

from lib.export.slides.charts.axis import MOST, around
from lib.export.slides.charts.data import Bars, NamedData, PairedData, Pairs
from lib.export.slides.marks import fill
from lib.locale import LANGUAGES
from lib.show import numbers
from lib.show.exhibits.drawings import Counts, Dot, Dots, Line, Months, Scatter
from lib.show.palette import LIGHT
from tests import exhibits
from tests.exhibits import exhibit, made
from tests.slide_files import charts, of_view, tables

NAN = math.nan


def chart(drawing: Any, **more: Any) -> Any:
    (found,) = charts(of_view(exhibit(drawing, **more)))
    return found


def reaches(series: Any, side: str) -> list[dict[int, float]]:
    """The figures of each of a series' error bars on a side (`plus` or `minus`), by the place of the row."""
    found = []
    for bars in series._element.findall(qn("c:errBars")):
        points = bars.find(qn(f"c:{side}")).iter(qn("c:pt"))
        found.append({int(point.get("idx")): float(point[0].text) for point in points})
    return found


def colour(point: Any) -> str:
    return f"#{point.format.fill.fore_color.rgb}".lower()


def sheet(found: Any) -> Any:
    return load_workbook(BytesIO(found.part.chart_workbook.xlsx_part.blob)).active


# Rows of dots


@pytest.mark.parametrize("count", [3, 9, 20, 36])
def test_bars_are_the_figures_of_the_rows_in_their_order(count: int) -> None:
    drawing = exhibits.dots(count)
    plot = chart(drawing).plots[0]
    shown = [None if math.isnan(row.value) else row.value for row in drawing.rows]
    assert list(plot.series[0].values) == shown
    assert [name.split(" ", 1)[-1] for name in plot.categories][:1] == [drawing.rows[0].name.split(" ", 1)[-1]]
    assert len(plot.categories) == count


def test_error_bars_reach_to_the_bounds() -> None:
    drawing = exhibits.dots()
    figures = chart(drawing).plots[0].series[0]
    (below,), (above,) = reaches(figures, "minus"), reaches(figures, "plus")
    for place, row in enumerate(drawing.rows[:-2]):
        assert row.value - below[place] == pytest.approx(row.lower)
        assert row.value + above[place] == pytest.approx(row.upper)
    assert set(below) == set(range(18))


def test_a_band_reaches_from_bound_to_bound_and_an_open_one_to_the_end_of_the_axis() -> None:
    drawn = chart(exhibits.dots())
    _, band, above = drawn.plots[0].series
    assert (band.values[18], reaches(band, "plus")[0][18]) == (10, 5)
    assert (above.values[19], reaches(above, "plus")[0][19]) == (25, drawn.value_axis.maximum_scale - 25)
    assert band._element.find(f".//{qn('a:tailEnd')}") is None
    assert above._element.find(f".//{qn('a:tailEnd')}") is not None


def test_a_band_open_below_reaches_to_the_start_of_the_axis() -> None:
    rows = (Dot("a", "Altavalle", 50, NAN, NAN, "50"), Dot("b", "Dosso", NAN, NAN, 30, "< 30"))
    drawn = chart(Dots(rows, "%", 0))
    below = drawn.plots[0].series[1]
    assert list(below.values) == [None, 30]
    assert reaches(below, "minus") == [{1: 30}]
    assert reaches(below, "plus") == [{}]


def test_rows_without_bounds_have_no_error_bars() -> None:
    rows = tuple(Dot(name, name, 5, NAN, NAN, "5") for name in ("Altavalle", "Dosso"))
    assert reaches(chart(Dots(rows, "%", 0)).plots[0].series[0], "plus") == []


def test_marked_rows_have_their_own_colour_and_sign() -> None:
    drawn = chart(exhibits.changes())
    points = drawn.plots[0].series[0].points
    assert [colour(points[place]) for place in (0, 2)] == [LIGHT.accent, LIGHT.warm]
    assert list(drawn.plots[0].categories) == ["◆ Fiumalta", "Pozzobasso", "■ Castelrio", "Dosso"]
    slide = of_view(made("neighbourhoods"))
    points = charts(slide)[0].plots[0].series[0].points
    assert [colour(points[place]) for place in (0, 1)] == [LIGHT.warm, LIGHT.cool]


def test_bars_start_at_zero_or_where_nothing_changed() -> None:
    drawn = chart(exhibits.dots())
    assert drawn.value_axis.minimum_scale == 0
    rows = (Dot("a", "Altavalle", 1.3, 1.1, 1.5, "×1.3"), Dot("b", "Dosso", 0.8, 0.7, 0.9, "×0.8"))
    drawn = chart(Dots(rows, "times", 1, neutral=1.0))
    assert drawn.value_axis.crosses_at == 1
    assert drawn.value_axis.minimum_scale <= 0.7


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_beside_has_the_figures_as_texts_of_the_language(lang: str) -> None:
    drawing = exhibits.dots(8)
    rows = [replace(row, text=numbers.decimal(row.value, 1, lang)) for row in drawing.rows[:-2]]
    drawing = replace(drawing, rows=(*rows, *drawing.rows[-2:]))
    (table,) = tables(of_view(exhibit(drawing, lang=lang)))
    assert [row[1] for row in table[1:]] == [row.text for row in drawing.rows]
    first = drawing.rows[0]
    assert table[1][2] == numbers.bounds(first.lower, first.upper, 1, lang)
    assert [row[2] for row in table[-2:]] == ["", ""]


def test_bars_stand_beside_their_rows() -> None:
    slide = of_view(exhibit(exhibits.dots(8)))
    table, drawn = (
        next(shape for shape in slide.shapes if getattr(shape, f"has_{kind}")) for kind in ("table", "chart")
    )
    heights = [row.height for row in table.table.rows]
    assert len(set(heights[1:])) == 1
    plot = drawn.chart._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}")
    top, tall = (float(plot.find(f".//{qn(name)}").get("val")) * drawn.height for name in ("c:y", "c:h"))
    assert drawn.top + top == pytest.approx(table.top + heights[0], rel=0.001)
    assert tall == pytest.approx(sum(heights[1:]), rel=0.001)


def test_many_rows_are_all_in_the_chart_and_the_telling_ones_in_the_table() -> None:
    drawing = exhibits.dots(36)
    slide = of_view(exhibit(drawing))
    (table,) = tables(slide)
    *rows, last = table[1:]
    names = [row[0] for row in rows]
    assert len(charts(slide)[0].plots[0].categories) == 36
    assert names[0] == drawing.rows[0].name and names[-1] == drawing.rows[-1].name
    assert "◆ 4. Dosso" in names and "■ 10. Montefosco" in names
    assert last == [f"{len(rows)} of 36 rows; the chart shows all"]


def test_the_sheet_behind_a_chart_holds_names_figures_and_reaches() -> None:
    drawing = exhibits.dots(4)
    page = sheet(chart(drawing))
    assert [cell.value for cell in page["B"]][1:3] == [row.value for row in drawing.rows[:2]]
    assert page["A5"].value == "Vasto"
    reference = chart(drawing).plots[0].series[0]._element.find(f"{qn('c:errBars')}/{qn('c:minus')}/{qn('c:numRef')}")
    column = reference[0].text.split("$")[1]
    assert page[f"{column}2"].value == pytest.approx(drawing.rows[0].value - drawing.rows[0].lower)


# Scatter


def test_dots_are_at_their_figures_and_the_marked_ones_are_named() -> None:
    drawing = exhibits.scatter()
    drawn = chart(drawing)
    shown = set()
    for series in drawn.plots[0].series:
        across = [float(value.text) for value in series._element.find(qn("c:xVal")).iter(qn("c:v"))]
        shown |= set(zip(across, series.values, strict=True))
    assert shown == {(point.x, point.y) for point in drawing.points}
    labels = {text.text for text in drawn._chartSpace.findall(f".//{qn('c:dLbl')}//{qn('a:t')}")}
    assert labels == {"Altavalle", "Isolabella"}
    colours = [colour(series.marker) for series in drawn.plots[0].series]
    assert colours == [LIGHT.soft, LIGHT.accent, LIGHT.warm]


def test_error_bars_of_dots_reach_across_only_where_there_are_bounds() -> None:
    drawing = exhibits.scatter(9)
    marked = chart(drawing).plots[0].series[1]
    directions = [bars.find(qn("c:errDir")).get("val") for bars in marked._element.findall(qn("c:errBars"))]
    assert directions == ["x"]
    assert reaches(marked, "plus") == [{0: pytest.approx(3)}]


def test_few_dots_are_all_named_and_listed() -> None:
    drawing = exhibits.scatter(6)
    (table,) = tables(of_view(exhibit(drawing, lang="it")))
    assert [row[0].removeprefix("◆ ") for row in table[1:]] == [point.name for point in drawing.points]
    assert [row[2] for row in table[1:]] == [numbers.decimal(point.y, 1, "it") for point in drawing.points]
    labels = chart(drawing)._chartSpace.findall(f".//{qn('c:dLbl')}//{qn('a:t')}")
    assert len(labels) == 6


def test_names_of_near_dots_stand_on_different_sides() -> None:
    one = exhibits.scatter(1).points[0]
    near = replace(one, name="Beside", x=one.x + 0.5, mark="home")
    far = replace(one, name="Far", x=one.x + 40, y=one.y + 40, mark="")
    drawn = chart(Scatter((one, near, far), exhibits.scatter().x, exhibits.scatter().y))
    places = [place.get("val") for place in drawn._chartSpace.iter(qn("c:dLblPos"))]
    assert len(places) == 3
    assert len(set(places)) == 2


def test_names_stand_beside_long_intervals_upwards() -> None:
    axes = exhibits.scatter().x, exhibits.scatter().y
    base = exhibits.scatter(1).points[0]
    left = replace(base, x_bounds=(NAN, NAN), y_bounds=(base.y - 9, base.y + 9))
    right = replace(left, name="Right", x=base.x + 50, mark="home")
    places = [place.get("val") for place in chart(Scatter((left, right), *axes))._chartSpace.iter(qn("c:dLblPos"))]
    assert sorted(places) == ["l", "r"]


# Months and counts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_are_columns_over_a_table_of_the_same_figures(lang: str) -> None:
    drawing = exhibits.months()
    slide = of_view(exhibit(drawing, lang=lang))
    drawn, (table,) = charts(slide)[0], tables(slide)
    for series, line, row in zip(drawn.plots[0].series, drawing.lines, table[1:], strict=True):
        assert tuple(series.values) == line.values
        assert row[1:] == [numbers.decimal(value, 1, lang) for value in line.values]
    assert list(drawn.plots[0].categories) == list(drawing.labels)


def test_a_month_without_a_figure_is_left_out_and_has_a_dash() -> None:
    values = (1.0, NAN, *(2.0,) * 10)
    slide = of_view(exhibit(Months(exhibits.MONTHS, (Line("Fiumalta", values),), "hours", 1)))
    assert charts(slide)[0].plots[0].series[0].values[1] is None
    assert tables(slide)[0][1][2] == "–"


def test_more_than_two_places_are_lines_of_different_colours() -> None:
    lines = tuple(Line(f"Town {place}", (float(place),) * 12, "home" if place == 1 else "") for place in range(4))
    plot = chart(Months(exhibits.MONTHS, lines, "hours", 1)).plots[0]
    assert plot._element.tag == qn("c:lineChart")
    colours = [str(series.format.line.color.rgb) for series in plot.series]
    assert len(set(colours)) == 4
    assert f"#{colours[1]}".lower() == fill("home")


def test_counts_are_stacked_and_stand_in_the_table() -> None:
    drawing: Counts = exhibits.counts()
    slide = of_view(exhibit(drawing))
    plot, (table,) = charts(slide)[0].plots[0], tables(slide)
    for place, (series, (_, name)) in enumerate(zip(plot.series, drawing.kinds, strict=True)):
        assert series.name == name
        assert list(series.values) == [counts[place] for _, counts in drawing.rows]
    assert plot._element.find(qn("c:grouping")).get("val") == "stacked"
    assert table[1:] == [[name, *map(str, counts)] for name, counts in drawing.rows]
    assert [colour(series) for series in plot.series] == [LIGHT.strong, LIGHT.soft, "#e6e4e0"]


# The sheet, and the axis


@given(st.sampled_from(["=1+1", "{=1}", "@SUM(A1)", "+1", "https://evil.example/", "mailto:a@b.example", "1e5"]))
def test_no_text_in_a_sheet_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    for data in (
        NamedData([text], [Bars(text, (1.0,), (0.1,), (0.2,))], "0"),
        PairedData([Pairs(text, (1.0,), (2.0,), ((0.1,),) * 4)], "0"),
    ):
        page = load_workbook(BytesIO(data.xlsx_blob))["Sheet1"]
        cells = [cell for row in page.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value == text} == {"s"}
        assert not any(cell.hyperlink for cell in cells)


@given(st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 3)), min_size=1))
def test_an_axis_holds_all_ends_in_few_round_steps(ends: list[float]) -> None:
    found = around([*ends, NAN])
    tolerance = 1e-6 * max(1.0, *map(abs, ends))
    assert found.low <= min(ends) + tolerance and found.high >= max(ends) - tolerance
    assert found.low < found.high
    assert 1 <= round((found.high - found.low) / found.step) <= MOST + 1


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([0, 53.6], (0, 60, 10)),
        ([-12, 9.8], (-15, 10, 5)),
        ([0, 6], (0, 6, 1)),
        ([0.7, 1.5], (0.6, 1.6, 0.2)),
        ([0], (0, 1, 0.2)),
    ],
)
def test_axes_that_anyone_would_draw(ends: list[float], expected: tuple[float, float, float]) -> None:
    found = around(ends)
    assert (found.low, found.high, found.step) == expected
