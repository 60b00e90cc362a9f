"""The picture of a composite's ranks: a line and a dot for each unit, at the right place, as a link that chooses it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.model.composite import Method, composite
from lib.model.composites.sensitivity import SEED, Sensitivity, sensitivity
from lib.show.lists.composite import ALL, ENDS, Line, lines, picture, shortened, signs
from lib.show.plots.marks import Marks
from tests.composites import frame
from tests.hostile import TEXT

NOBODY = Marks(None, "", "")
LADDER = [Line(unit, unit.upper(), place, max(1, place - 1), min(4, place + 1), place) for place, unit in
          enumerate("abcd", start=1)]  # fmt: skip


class Ranks(HTMLParser):
    """The list as a reader of the page finds it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.label = ""
        self.head = ""
        self.rows: list[dict[str, Any]] = []
        self.gaps: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self._open.append(tag if found.get("class") != "gap" else "gap")
        if tag == "ol":
            self.label = found["aria-label"]
        if tag == "a":
            self.rows.append(
                {"href": found["href"], "current": found.get("aria-current"), "soft": "data-soft" in found}
            )
            self.rows[-1] |= {"name": "", "text": ""}
        if tag in "usb" and "style" in found:
            places = [float(each) for each in re.findall(r"([\d.]+)%", found["style"])]
            self.rows[-1] |= {tag: places, f"{tag}-class": found.get("class", "")}

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "p" in self._open:
            self.head += f" {data}"
        elif self._open[-1] == "gap":
            self.gaps.append(data)
        elif self._open[-1] in ("span", "strong"):
            self.rows[-1]["name" if self._open[-1] == "span" else "text"] += data


def drawn(every: list[Line], marks: Marks = NOBODY, lang: str = "en") -> Ranks:
    return Ranks(picture(every, marks, lambda unit: f"?area={unit}&lang={lang}", lang))


def many(count: int) -> list[Line]:
    return [Line(f"unit-{place}", f"Unit {place}", place, place, place, place) for place in range(1, count + 1)]


def test_every_unit_is_a_row_from_the_best() -> None:
    found = drawn(LADDER)
    assert [row["name"] for row in found.rows] == ["A", "B", "C", "D"]
    assert [row["text"] for row in found.rows] == ["1 (1–2)", "2 (1–3)", "3 (2–4)", "4 (3–4)"]


def test_the_line_spans_the_interval_and_the_dot_stands_on_the_median() -> None:
    # Four ranks: the first at 0 %, the last at 100 %.
    row = drawn([Line("a", "A", 2, 1, 3, 4), *LADDER[1:]]).rows[0]
    assert row["u"] == pytest.approx([0, 66.67])
    assert row["b"] == pytest.approx([33.33])
    assert row["s"] == pytest.approx([100])


def test_a_unit_with_one_rank_in_all_draws_has_its_dot_alone() -> None:
    row = drawn([Line("a", "A", 1, 1, 1, 1), *LADDER[1:]]).rows[0]
    assert (row["u"], row["b"]) == ([0, 0], [0])


def test_the_axis_runs_from_the_best_to_the_last_place() -> None:
    assert drawn(LADDER).head.split() == ["Place", "1", "4", "median", "(5–95%)"]


def test_the_list_says_what_it_is_in_the_language() -> None:
    assert "5th to the 95th percentile" in drawn(LADDER).label
    assert drawn(LADDER).label


def test_every_row_is_a_link_that_chooses_its_unit_without_loading_the_page() -> None:
    found = drawn(LADDER)
    assert [row["href"] for row in found.rows] == [f"?area={unit}&lang=en" for unit in "abcd"]
    assert all(row["soft"] for row in found.rows)


def test_the_chosen_unit_is_marked_by_shape_and_frame_and_the_home_one_by_shape() -> None:
    rows = drawn(LADDER, Marks(None, "c", "b")).rows
    assert [row["current"] for row in rows] == [None, None, "true", None]
    assert [row["b-class"] for row in rows] == ["", "home", "chosen", ""]
    assert [row["b-class"] for row in drawn(LADDER, Marks(None, "c", "c")).rows] == ["", "", "chosen", ""]


def test_signs_are_explained_where_they_are_drawn() -> None:
    glyphs = ["━", "●", "│"]
    assert [glyph for glyph, _text in signs(LADDER, NOBODY, "en")] == glyphs
    assert [glyph for glyph, _text in signs(LADDER, Marks(None, "a", "b"), "en")] == [*glyphs, "◆", "■"]
    assert [glyph for glyph, _text in signs(LADDER, Marks(None, "a", "a"), "en")] == [*glyphs, "◆"]
    assert [glyph for glyph, _text in signs(LADDER, Marks(None, "zz", "yy"), "en")] == glyphs


def test_few_are_all_shown() -> None:
    assert shortened(many(ALL), "unit-20") == many(ALL)
    assert len(drawn(many(ALL)).rows) == ALL
    assert drawn(many(ALL)).gaps == []


@pytest.mark.parametrize(
    ("chosen", "gaps"),
    [
        ("", [320]),
        ("unit-1", [320]),
        ("unit-340", [320]),
        ("unit-170", [159, 160]),
        ("unit-11", [319]),
        ("unit-330", [319]),
        ("unit-12", [1, 318]),
    ],
)
def test_of_many_the_ends_and_the_chosen_one_are_shown(chosen: str, gaps: list[int]) -> None:
    found = shortened(many(340), chosen)
    assert [each for each in found if isinstance(each, int)] == gaps
    kept = [each for each in found if isinstance(each, Line)]
    assert kept[:ENDS] == many(340)[:ENDS]
    assert kept[-ENDS:] == many(340)[-ENDS:]
    assert len(kept) + sum(gaps) == 340
    assert chosen in {line.unit_id for line in kept} | {""}


def test_what_is_left_out_is_said_between_the_rows() -> None:
    found = drawn(many(1340), Marks(None, "unit-670", ""))
    assert found.gaps == ["… 659 others between them", "… 660 others between them"]
    assert found.rows[ENDS]["name"] == "Unit 670"
    assert found.rows[-1]["text"] == "1,340 (1,340–1,340)"
    assert drawn(many(1340), lang="it").rows[-1]["text"] == "1.340 (1.340–1.340)"


def test_lines_are_those_of_the_draws_and_of_the_chosen_method() -> None:
    values = frame(x=[1, 2, 3, 4], y=[1, 5, 6, None])
    directions, weights = {"x": "higher", "y": "higher"}, {"x": 1.0, "y": 1.0}
    found = sensitivity(values, directions, weights, 50)
    made = composite(values, directions, weights, Method("min-max", "arithmetic"))
    names = {"a": "Ada", "b": "Bo", "c": "Cea", "d": "Dro"}
    assert lines(found, made, names) == (
        Line("c", "Cea", 1, 1, 1, 1),
        Line("b", "Bo", 2, 2, 2, 2),
        Line("a", "Ada", 3, 3, 3, 3),
    )


def test_the_rank_of_the_chosen_method_may_lie_outside_the_interval() -> None:
    ranks = np.array([[2, 1, 3], [2, 1, 3]], dtype=np.int16)
    found = Sensitivity(ranks, pd.Index(list("abc")), (), SEED, 1.0)
    values = frame(x=[3, 2, 1], y=[3, 2, 1])
    made = composite(values, dict.fromkeys("xy", "higher"), dict.fromkeys("xy", 1.0), Method("rank", "arithmetic"))
    assert [
        (line.unit_id, line.median, line.own) for line in lines(found, made, dict(zip("abc", "ABC", strict=True)))
    ] == [
        ("b", 1, 2),
        ("a", 2, 1),
        ("c", 3, 3),
    ]


def test_names_and_addresses_cannot_be_markup() -> None:
    hostile = [Line(line.unit_id, f"{line.name}{TEXT}", *list(vars(line).values())[2:]) for line in LADDER]
    found = Ranks(picture(hostile, NOBODY, lambda unit: f'?area={unit}"><script>', "en"))
    assert found.tags == {"div", "p", "ol", "li", "a", "span", "i", "u", "s", "b", "strong"}
    assert found.rows[0]["name"] == f"A{TEXT}"
    assert found.rows[0]["href"] == '?area=a"><script>'
