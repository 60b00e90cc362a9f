"""Rows of dots: each figure on its own, bands as bands, open ends as open, references as lines."""

import math

import pytest

from lib.show.palette import DARK, LIGHT
from lib.show.plots.dot_rows import MANY, Dot, DotRow, Mark, dot_rows

NAN = math.nan
BAND = Dot(NAN, "10-12", 10, 12)
OVER, UNDER = Dot(NAN, ">25", 25), Dot(NAN, "<30", NAN, 30)


def chart(*dots: Dot, marks: tuple[Mark, ...] = (), written: bool = True):  # type: ignore[no-untyped-def]  # noqa: ANN201
    rows = [DotRow(f"row {place}", (dot,), LIGHT.strong, written=written) for place, dot in enumerate(dots)]
    return dot_rows(rows, marks, "%", LIGHT, "en")


def traces(figure, mode: str):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return [trace for trace in figure.data if trace.mode.startswith(mode)]


def test_dots_are_never_joined() -> None:
    figure = chart(Dot(53.3, "53.3", 49.6, 57.0), Dot(47.8, "47.8", 44.5, 51.2))
    assert [list(trace.x) for trace in traces(figure, "markers")] == [[53.3], [47.8]]
    assert all(len(set(trace.y)) == 1 for trace in figure.data)


def test_intervals_are_drawn_in_their_own_row() -> None:
    figure = chart(Dot(53.3, "", 49.6, 57.0), Dot(47.8, ""))
    (interval,) = traces(figure, "lines")
    assert (list(interval.x), list(interval.y)) == ([49.6, 57.0], [0, 0])


@pytest.mark.parametrize(
    ("dot", "ends", "place", "symbol"),
    [(BAND, [10, 12], 11, "line-ns"), (OVER, [25, 25], 25, "triangle-right"), (UNDER, [30, 30], 30, "triangle-left")],
)
def test_a_band_without_a_value_is_a_band(dot: Dot, ends: list[float], place: float, symbol: str) -> None:
    figure = chart(dot)
    assert list(traces(figure, "lines")[0].x) == ends
    mark = traces(figure, "markers")[0]
    assert (list(mark.x), list(mark.marker.symbol)) == ([place], [symbol])


def test_a_value_without_bounds_has_no_interval() -> None:
    assert Dot(5, "").ends is None
    assert not traces(chart(Dot(5, "")), "lines")


def test_the_scale_starts_at_zero_and_leaves_room() -> None:
    least, largest = chart(Dot(50, "50", 40, 80)).layout.xaxis.range
    assert least == 0
    assert largest > 80


def test_the_scale_reaches_a_reference_beyond_the_dots() -> None:
    assert chart(Dot(50, ""), marks=(Mark(90, "limit"),)).layout.xaxis.range[1] > 90


@pytest.mark.parametrize(("value", "side"), [(90, "right"), (5, "left")])
def test_a_reference_is_a_labelled_line_with_room_for_its_label(value: float, side: str) -> None:
    figure = chart(Dot(100, ""), marks=(Mark(value, "limit 50 <b>"),))
    assert figure.layout.shapes[0].x0 == value
    (label,) = figure.layout.annotations
    assert (label.text, label.xanchor) == ("limit 50 &lt;b&gt;", side)


def test_first_row_is_on_top_and_labels_are_wrapped_and_escaped() -> None:
    row = DotRow("a very long name of a territory <i>", (Dot(1, "1"),), LIGHT.strong)
    figure = dot_rows([row, DotRow("b", (Dot(2, "2"),), LIGHT.strong)], [], "", LIGHT, "en")
    low, high = figure.layout.yaxis.range
    assert low > high
    assert figure.layout.yaxis.ticktext[0] == "a very long name of a<br>territory &lt;i&gt;"


def test_texts_stand_at_the_dots_only_where_wanted() -> None:
    assert traces(chart(Dot(1, "1")), "markers")[0].mode == "markers+text"
    assert traces(chart(Dot(1, "1"), written=False), "markers")[0].mode == "markers"


def test_many_dots_are_small_and_light() -> None:
    many = DotRow("all", tuple(Dot(value, "") for value in range(MANY)), LIGHT.muted, written=False)
    few = DotRow("few", (Dot(1, ""),), LIGHT.warm, "diamond", written=False)
    crowd, own = dot_rows([many, few], [], "", LIGHT, "en").data
    assert crowd.marker.size < own.marker.size
    assert crowd.marker.opacity < own.marker.opacity
    assert own.marker.color == LIGHT.warm


@pytest.mark.parametrize(("lang", "separators"), [("it", ",."), ("en", ".,")])
def test_numbers_and_colours_follow_the_reader(lang: str, separators: str) -> None:
    figure = dot_rows([DotRow("a", (Dot(1, "1"),), DARK.warm)], [], "%", DARK, lang)
    assert figure.layout.separators == separators
    assert figure.layout.font.color == DARK.ink
