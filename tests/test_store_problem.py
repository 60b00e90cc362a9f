"""A problem says, in both languages and on one line, what is wrong and where."""

import gettext
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.locale import catalogue
from lib.store.messages import ARCHIVES, COHERENCE, DESCRIPTOR, FILES, MESSAGES, RELATIONS, SHAPES, STORIES, VALUES
from lib.store.problem import FEATURE, FIELD, ROW, Findings, Origin, PackageError, Problem

TABLE = Origin("fiumalta", "observations.csv")
LAYER = Origin("fiumalta", "areas.geojson")


def names(message: str) -> set[str]:
    """Return the names of the details that a message shows."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_a_problem_names_package_file_row_and_field() -> None:
    problem = TABLE.problem("not-a-number", 12, "value", value="abc")
    assert problem.text("it") == (
        "fiumalta, observations.csv, riga 12, campo «value»: «abc» non è un numero (si scrive così: 1234.5)."
    )
    assert problem.text("en") == (
        "fiumalta, observations.csv, row 12, field “value”: “abc” is not a number (write it like 1234.5)."
    )


def test_in_a_layer_features_are_counted() -> None:
    problem = LAYER.problem("open-ring", 3, "geometry", longitude=11.05, latitude=45.1)
    assert problem.text("it").startswith(
        "fiumalta, areas.geojson, elemento 3, campo «geometry»: il contorno non è chiuso"
    )
    assert problem.text("en").endswith("its last point must repeat the first, 11.05, 45.1.")


def test_a_whole_file_has_neither_row_nor_field() -> None:
    assert TABLE.problem("empty-file").text("en") == "fiumalta, observations.csv: the file is empty."


def test_a_file_that_is_the_whole_package_is_named_once() -> None:
    archive = Origin("older.zip", "older.zip")
    assert archive.problem("not-a-zip").text("en") == "older.zip: the file is not a zip archive, or it is damaged."


@pytest.mark.parametrize("message", [*MESSAGES.values(), ROW, FEATURE, FIELD])
def test_every_message_is_in_italian_with_the_same_details(message: str) -> None:
    italian = catalogue("it").gettext(message)
    assert italian != message
    assert names(italian) == names(message)
    assert "“" not in italian


def test_no_code_has_two_messages() -> None:
    groups = (STORIES, FILES, ARCHIVES, DESCRIPTOR, VALUES, RELATIONS, COHERENCE, SHAPES)
    assert sum(len(group) for group in groups) == len(MESSAGES)


def test_another_language_gets_italian() -> None:
    problem = TABLE.problem("empty-file")
    assert problem.text("de") == problem.text("it") != problem.text("en")
    assert isinstance(catalogue("en"), gettext.NullTranslations)


@given(st.text(), st.text(min_size=1))
def test_no_content_breaks_or_breaks_up_a_message(value: str, field: str) -> None:
    for lang in ("it", "en"):
        text = TABLE.problem("not-a-number", 2, field, value=value).text(lang)
        assert text.isprintable()
        assert len(text) < 400


def test_markup_and_braces_in_a_cell_are_shown_as_they_are() -> None:
    for value in ("<script>alert(1)</script>", "{value}", "{0.__class__}", "%s", "{"):
        assert f"“{value}” is not a number" in TABLE.problem("not-a-number", 2, "x", value=value).text("en")


def test_long_cells_are_cut_and_hidden_characters_shown() -> None:
    text = TABLE.problem("not-a-number", 2, "x", value="9" * 500).text("en")
    assert "9" * 80 + "…" in text
    assert "9" * 81 not in text
    assert "“\ufffd[31ma\ufffdb”" in TABLE.problem("not-a-number", 2, "x", value="\x1b[31ma\nb").text("en")


def test_numbers_keep_their_digits() -> None:
    problem = TABLE.problem("reversed-bounds", 2, "lower", lower=1234567.25, upper=0.1)
    assert "1234567.25 is above the upper bound 0.1" in problem.text("en")


def test_problems_are_values() -> None:
    one, other = TABLE.problem("no-rows", detail=1), TABLE.problem("no-rows", detail=2)
    assert one != other
    assert one == TABLE.problem("no-rows", detail=1)
    assert len({one, TABLE.problem("no-rows", detail=1)}) == 1
    assert one == Problem("fiumalta", "observations.csv", "no-rows", detail={"detail": 1})


def test_of_a_cell_the_first_problem_counts() -> None:
    findings = Findings()
    first, second = TABLE.problem("empty", 2, "x"), TABLE.problem("dangling", 2, "x", value="", table="t")
    findings.add([first, second])
    findings.add([second, TABLE.problem("empty", 2, "y"), LAYER.problem("empty", 2, "x")])
    assert [(found.file, found.code, found.field) for found in findings.problems] == [
        ("observations.csv", "empty", "x"),
        ("observations.csv", "empty", "y"),
        ("areas.geojson", "empty", "x"),
    ]


def test_of_a_whole_file_every_problem_counts() -> None:
    findings = Findings()
    findings.add(TABLE.problem("missing-resource", field="resources", name=name) for name in ("a", "b"))
    assert len(findings.problems) == 2


def test_problems_are_in_order_of_file_and_row() -> None:
    findings = Findings()
    findings.add(
        [TABLE.problem("empty", 10, "a"), TABLE.problem("empty", 9, "b"), TABLE.problem("missing-column", field="c")]
    )
    findings.add([LAYER.problem("no-geometry", 30, "geometry"), TABLE.problem("empty", 9, "a")])
    assert [(found.file, found.row, found.field) for found in findings.ordered()] == [
        ("areas.geojson", 30, "geometry"),
        ("observations.csv", None, "c"),
        ("observations.csv", 9, "a"),
        ("observations.csv", 9, "b"),
        ("observations.csv", 10, "a"),
    ]


def test_an_error_says_all_its_problems() -> None:
    error = PackageError(iter([TABLE.problem("empty-file"), LAYER.problem("not-a-feature", 2)]))
    assert len(error.problems) == 2
    assert str(error).splitlines() == [problem.text("en") for problem in error.problems]
    assert error.text("it").splitlines() == [problem.text("it") for problem in error.problems]
