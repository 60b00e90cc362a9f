"""Files are read strictly: UTF-8, rows of one width, JSON that is whole."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.store.problem import Origin, Problem
from lib.store.read import UnreadableError, odd_character, read_json, read_table

TABLE = Origin("fiumalta", "areas.csv")
LAYER = Origin("fiumalta", "areas.geojson")
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd\ufeff"))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def refused(path: Path, origin: Origin = TABLE) -> Problem:
    with pytest.raises(UnreadableError) as failure:
        read_json(path, origin) if origin is LAYER else read_table(path, origin)
    return failure.value.problem


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    frame, problems = read_table(written(tmp_path, b'a,b\n1,"x\ny"\n2,z\n'), TABLE)
    assert problems == []
    assert frame.to_dict("index") == {2: {"a": "1", "b": "x\ny"}, 3: {"a": "2", "b": "z"}}


def test_cells_stay_the_text_they_are(tmp_path: Path) -> None:
    text = "code,value\n007,1.50\nNA,NaN\nnull,\n 1 ,TRUE\n"
    frame, _ = read_table(written(tmp_path, text.encode()), TABLE)
    assert frame["code"].tolist() == ["007", "NA", "null", " 1 "]
    assert frame["value"].tolist() == ["1.50", "NaN", "", "TRUE"]
    assert set(frame.dtypes.astype(str)) == {"str"}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    frame, problems = read_table(written(tmp_path, b"\xef\xbb\xbfa,b\r\n1,2\r\n"), TABLE)
    assert frame.to_dict("index") == {2: {"a": "1", "b": "2"}}
    assert problems == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_written_is_what_is_read(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([("one", "two"), *rows])
    frame, problems = read_table(written(tmp_path, buffer.getvalue().encode()), TABLE)
    assert list(frame.itertuples(index=False, name=None)) == rows
    assert problems == []


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    frame, problems = read_table(written(tmp_path, b"a,b\n"), TABLE)
    assert (frame.empty, frame.columns.tolist(), problems) == (True, ["a", "b"], [])


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_nothing_is_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert refused(written(tmp_path, content)).code == "empty-file"
    assert refused(written(tmp_path, content), LAYER).code == "empty-file"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv").code == "missing-file"
    assert refused(tmp_path).code == "unreadable-file"


def test_the_cell_where_utf8_ends_is_found(tmp_path: Path) -> None:
    content = 'id,name,note\n1,"one\n""line""",\n2,caffè,x\n'
    found = refused(written(tmp_path, content.encode("latin-1")))
    assert (found.code, found.row, found.field) == ("not-utf8", 3, "name")
    assert found.detail["position"] == content.index("è")


def test_utf8_ending_in_the_header_has_no_field(tmp_path: Path) -> None:
    found = refused(written(tmp_path, b"id,citt\xe0\n1,x\n"))
    assert (found.code, found.row, found.field) == ("not-utf8", 1, None)


def test_utf8_ending_beyond_the_last_column_has_no_field(tmp_path: Path) -> None:
    found = refused(written(tmp_path, b"id,name\n1,x,\xe0\n"))
    assert (found.row, found.field) == (2, None)


def test_utf16_is_not_utf8(tmp_path: Path) -> None:
    assert refused(written(tmp_path, "a,b\n1,2\n".encode("utf-16"))).code == "not-utf8"
    assert refused(written(tmp_path, '{"a": 1}'.encode("utf-16")), LAYER).row is None


@pytest.mark.parametrize(("row", "field"), [("1", "b"), ("1,2", "c"), ("1,2,3,4", None), ("", "a")])
def test_a_row_of_another_width_is_named_and_left_out(tmp_path: Path, row: str, field: str | None) -> None:
    frame, problems = read_table(written(tmp_path, f"a,b,c\nx,y,z\n{row}\nu,v,w\n".encode()), TABLE)
    assert frame.index.tolist() == [2, 4]
    assert [(found.code, found.row, found.field) for found in problems] == [("row-width", 3, field)]


@pytest.mark.parametrize("row", ['"open,b', '"a"b,c'])
def test_quotation_marks_must_match(tmp_path: Path, row: str) -> None:
    found = refused(written(tmp_path, f"a,b\n1,2\n{row}\n".encode()))
    assert (found.code, found.row) == ("malformed-csv", 3)


@pytest.mark.parametrize(("separator", "shown"), [(";", ";"), ("\t", "tab")])
def test_another_separator_is_recognised(tmp_path: Path, separator: str, shown: str) -> None:
    found = refused(written(tmp_path, f"a{separator}b\n1{separator}2\n".encode()))
    assert (found.code, found.detail) == ("wrong-separator", {"separator": shown})


def test_a_column_that_comes_twice_is_read_once(tmp_path: Path) -> None:
    frame, problems = read_table(written(tmp_path, b"a,b,a\n1,2,3\n"), TABLE)
    assert frame.to_dict("index") == {2: {"a": "1", "b": "2"}}
    assert [(found.code, found.field) for found in problems] == [("repeated-column", "a")]


def test_characters_that_cannot_be_shown_are_named(tmp_path: Path) -> None:
    frame, problems = read_table(written(tmp_path, "a,b\nx,y\x00\n\x1b[2J,perch\ufffd\n".encode()), TABLE)
    assert len(frame) == 2
    assert [(found.row, found.field, found.detail["character"]) for found in problems] == [
        (2, "b", "U+0000"),
        (3, "a", "U+001B"),
        (3, "b", "U+FFFD"),
    ]


@pytest.mark.parametrize("text", ["", "è tutto €", "due\nrighe\te\r\n", "👩\u200d🔬", "<script>alert(1)</script>"])
def test_other_characters_pass(text: str) -> None:
    assert odd_character(text) is None


def test_half_a_character_is_odd() -> None:
    assert odd_character("x\ud83d") == "U+D83D"


def test_json_is_returned_as_it_is(tmp_path: Path) -> None:
    value = {"a": [1, 2.5, None, "è"]}
    assert read_json(written(tmp_path, json.dumps(value).encode()), LAYER) == value


def test_the_line_where_json_breaks_is_named(tmp_path: Path) -> None:
    found = refused(written(tmp_path, b'{"a": 1,\n "b": [1, 2\n'), LAYER)
    assert (found.code, found.file) == ("malformed-json", "areas.geojson")
    assert found.detail == {"line": 3, "column": 1}


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5000, "{'a': 1}", "[1,]", "nothing", '{"a": 1}{"b": 2}'])
def test_hostile_or_odd_json_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(written(tmp_path, text.encode()), LAYER).code == "malformed-json"
