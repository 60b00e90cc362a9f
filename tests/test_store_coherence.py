"""Within a row: a figure has evidence, an interval its order, a text both languages, an end its start."""

from typing import Any

import pandas as pd
import pytest

from lib.store.coherence import check_coherence
from lib.store.problem import Origin
from lib.store.relations import Sheet

BOUNDS = (10.9, 44.9, 11.2, 45.2)
NAN = float("nan")
FIGURE: dict[str, Any] = {
    "area_id": "east-bank",
    "indicator_id": "residents",
    "period": "2023",
    "period_text_it": "",
    "period_text_en": "",
    "value": 12.0,
    "value_text_it": "",
    "value_text_en": "",
    "lower": NAN,
    "upper": NAN,
    "count": NAN,
    "status": "published",
    "confidence": "high",
    "source_id": "registry",
    "note_it": "",
    "note_en": "",
}
NOTE = {"note_it": "perché", "note_en": "because"}
NOTHING = {"value": NAN, "confidence": "none", "source_id": "", "status": "not published"}


def found(name: str, *rows: dict[str, Any], **others: list[dict[str, Any]]) -> list[tuple[str, int | None, str | None]]:
    """Return code, row and field of the problems in a table (and in others, by name)."""
    sheets = {}
    for table, cells in {name: list(rows), **others}.items():
        frame = pd.DataFrame(cells, index=range(2, len(cells) + 2))
        sheets[table] = Sheet(Origin("fiumalta", f"{table}.csv"), frame, (frame.columns[0],))
    return [(problem.code, problem.row, problem.field) for problem in check_coherence(sheets, BOUNDS)]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"lower": 10.0, "upper": 14.0, "count": 250.0},
        {"lower": 12.0, "upper": 12.0},
        {"lower": 10.0},
        {"value": NAN, "lower": 25.0, "value_text_it": ">25", "value_text_en": ">25"},
        {"value": NAN, "upper": 30.0, "value_text_it": "<30", "value_text_en": "<30"},
        {"status": "computed"},
        {"status": "indicative"},
        {"period": "", "period_text_it": "non indicato", "period_text_en": "not stated"},
        NOTHING | NOTE,
        NOTHING | NOTE | {"period": ""},
        NOTE | {"value": NAN, "status": "not computable"},
        NOTE | {"value": NAN, "status": "not computable", "source_id": ""},
    ],
)
def test_coherent_figures_pass(change: dict[str, Any]) -> None:
    assert found("observations", FIGURE | change) == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (NOTHING | NOTE | {"value": 0.0}, "unexpected-figure", "value"),
        (NOTHING | NOTE | {"lower": 0.0}, "unexpected-figure", "lower"),
        (NOTHING | NOTE | {"upper": 1.0}, "unexpected-figure", "upper"),
        (NOTHING | NOTE | {"count": 3.0}, "unexpected-figure", "count"),
        (NOTE | {"status": "not computable"}, "unexpected-figure", "value"),
        (
            NOTHING | NOTE | {"value_text_it": "circa 3", "value_text_en": "about 3"},
            "unexpected-figure",
            "value_text_it",
        ),
        ({"value": NAN}, "no-figure", "value"),
        ({"value": NAN, "status": "computed"}, "no-figure", "value"),
        ({"value": NAN, "status": "indicative", "count": 3.0}, "no-figure", "value"),
        (
            {"lower": 13.0, "upper": 11.0, "value": NAN, "value_text_it": "?", "value_text_en": "?"},
            "reversed-bounds",
            "lower",
        ),
        ({"lower": 12.5, "upper": 14.0}, "outside-bounds", "value"),
        ({"upper": 11.9}, "outside-bounds", "value"),
        (NOTHING, "no-reason", "note_it"),
        ({"value": NAN, "status": "not computable"}, "no-reason", "note_it"),
        ({"value": NAN, "lower": 25.0}, "no-display", "value_text_it"),
        ({"period": ""}, "no-period", "period"),
        ({"period": "", "value": NAN, "status": "not computable"} | NOTE, "no-period", "period"),
        ({"source_id": ""}, "no-source", "source_id"),
        ({"source_id": "", "status": "computed"}, "no-source", "source_id"),
        ({"confidence": "none"}, "no-confidence", "confidence"),
        ({"note_it": "solo"}, "half-language", "note_en"),
        ({"value_text_en": "12"}, "half-language", "value_text_it"),
    ],
)
def test_incoherent_figures_are_named(change: dict[str, Any], code: str, field: str) -> None:
    for table in ("observations", "context_observations", "region_observations"):
        assert found(table, FIGURE, FIGURE | change) == [(code, 3, field)]


def test_a_row_can_break_many_rules() -> None:
    row = FIGURE | {"lower": 20.0, "upper": 10.0, "confidence": "none", "source_id": ""}
    codes = {code for code, _, _ in found("observations", row)}
    assert codes == {"reversed-bounds", "outside-bounds", "no-confidence", "no-source"}


def test_the_message_has_the_numbers() -> None:
    frame = pd.DataFrame([FIGURE | {"lower": 12.5, "upper": 14.0}], index=[7])
    sheet = Sheet(Origin("fiumalta", "observations.csv"), frame, ("area_id",))
    (problem,) = check_coherence({"observations": sheet}, None)
    assert problem.text("en").endswith("row 7, field “value”: the value 12 lies outside its own bounds, 12.5 and 14.")


def test_rules_need_their_columns() -> None:
    for column in FIGURE:
        row = {name: cell for name, cell in (FIGURE | {"lower": 13.0, "upper": 11.0}).items() if name != column}
        expected = {"reversed-bounds"} if column not in ("lower", "upper") else set()
        assert expected <= {code for code, _, _ in found("observations", row)}


INDICATOR = {"indicator_id": "x", "kind": "number", "status": "published", "source_id": "registry"}
INDICATOR |= dict.fromkeys(["formula_it", "formula_en", "missing_it", "missing_en"], "")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"status": "computed", "formula_it": "a / b", "formula_en": "a / b"}, []),
        ({"status": "not published", "missing_it": "dati", "missing_en": "data", "source_id": ""}, []),
        ({"status": "computed"}, [("no-formula", 2, "formula_it")]),
        ({"status": "not published"}, [("no-remedy", 2, "missing_it")]),
        ({"source_id": ""}, [("no-source", 2, "source_id")]),
        ({"status": "computed", "formula_it": "a / b"}, [("half-language", 2, "formula_en")]),
    ],
)
def test_the_catalogue_says_what_each_status_needs(change: dict[str, Any], expected: list[Any]) -> None:
    assert found("indicators", INDICATOR | change) == expected


def test_a_question_is_answered_by_zero_or_one() -> None:
    question = INDICATOR | {"kind": "yes-no"}
    answers = [FIGURE | {"indicator_id": "x", "value": value} for value in (0.0, 1.0, 0.5, 2.0)]
    answers.append(FIGURE | {"indicator_id": "y", "value": 2.0})
    assert found("indicators", question, observations=answers) == [("not-yes-no", row, "value") for row in (4, 5)]


@pytest.mark.parametrize(("start", "end"), [("start", "end"), ("started", "opened")])
def test_an_end_is_not_before_its_start(start: str, end: str) -> None:
    pairs = [
        ("2021-05", "2021"),
        ("2021", ""),
        ("", "2021"),
        ("2021-05-02", "2021-05-01"),
        ("2022", "2021-12"),
        ("x", "1"),
    ]
    rows = [{"event_id": "a", start: first, end: last} for first, last in pairs]
    assert found("timeline", *rows) == [("ends-early", 5, end), ("ends-early", 6, end)]


def test_points_of_a_table_lie_within_the_bounds() -> None:
    points = [(45.0, 11.0), (11.0, 45.0), (50.0, 11.0), (NAN, 11.0)]
    rows = [{"istat_code": "1", "lat": latitude, "lon": longitude} for latitude, longitude in points]
    assert found("cities", *rows) == [("swapped", 3, "lat"), ("out-of-bounds", 4, "lat")]


def test_both_languages_or_none_in_any_table() -> None:
    rows = [
        {"id": "a", "name_it": first, "name_en": second}
        for first, second in [("x", "y"), ("", ""), ("x", ""), ("", "y")]
    ]
    assert sorted(found("anything", *rows)) == [("half-language", 4, "name_en"), ("half-language", 5, "name_it")]
