"""Ways to break a table of a good data package in one place, or to lose a file of it."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.edits import Expected, Mutation, content, edit_description, read, set_cell, write

NUMBERS = ("float64", "int64")


def _tables(folder: Path, least: int = 1) -> list[str]:
    return [name for name in content(folder).tables if len(read(folder / f"{name}.csv")) > least]


def _cell(folder: Path, rng: Random, suits: Callable[[str, Any, str], bool]) -> tuple[Path, int, str]:
    """Choose a cell among those whose column name, column and text suit."""
    tables = _tables(folder)
    rng.shuffle(tables)
    for name in tables:
        path, columns = folder / f"{name}.csv", content(folder).tables[name].columns.columns
        header, *rows = read(path)
        found = [
            (number, field)
            for number, row in enumerate(rows, start=2)
            for field, text in zip(header, row, strict=True)
            if suits(field, columns[field], text)
        ]
        if found:
            return path, *rng.choice(found)
    raise LookupError("no such cell")


def _is_number(_: str, column: Any, __: str) -> bool:
    return str(column.dtype) in NUMBERS


def wrong_type(folder: Path, rng: Random) -> Expected:
    """Write words where a number stands."""
    path, row, field = _cell(folder, rng, _is_number)
    set_cell(path, row, field, rng.choice(["abc", "1,5", "12 %", "1.234,5", "0x1F", "٣", "<b>1</b>"]))
    whole = str(content(folder).tables[path.stem].columns.columns[field].dtype) == "int64"
    return Expected("not-an-integer" if whole else "not-a-number", path.name, row, field)


def not_finite(folder: Path, rng: Random) -> Expected:
    """Write NaN or infinity, which some programs take for numbers."""
    path, row, field = _cell(folder, rng, _is_number)
    set_cell(path, row, field, rng.choice(["NaN", "nan", "inf", "-Infinity", "NA", "1e999"]))
    whole = str(content(folder).tables[path.stem].columns.columns[field].dtype) == "int64"
    return Expected("not-an-integer" if whole else "not-a-number", path.name, row, field)


def missing_file(folder: Path, rng: Random) -> Expected:
    """Delete a table or a layer."""
    path = rng.choice(sorted([*folder.glob("*.csv"), *folder.glob("*.geojson")]))
    path.unlink()
    return Expected("missing-file", path.name)


def empty_file(folder: Path, rng: Random) -> Expected:
    """Leave nothing in a file but, perhaps, blank lines."""
    path = rng.choice(sorted([*folder.glob("*.csv"), *folder.glob("*.geojson")]))
    path.write_text(rng.choice(["", "\n\n", "\ufeff"]), encoding="utf-8")
    return Expected("empty-file", path.name)


def unlisted_resource(folder: Path, rng: Random) -> Expected:
    """Leave a file that is needed out of the description."""
    number = rng.randrange(len(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]))
    edit_description(folder, lambda description: description["resources"].pop(number))
    return Expected("missing-resource", "datapackage.json", field="resources")


def path_outside(folder: Path, rng: Random) -> Expected:
    """Point a resource to a file outside the folder, which exists."""
    (folder.parent / "outside.csv").write_text("a,b\n", encoding="utf-8")
    path = rng.choice(["../outside.csv", str(folder.parent / "outside.csv"), "a/../../outside.csv"])
    edit_description(folder, lambda description: description["resources"][0].update(path=path))
    return Expected("unsafe-path", "datapackage.json", field="resources 1")


def missing_column(folder: Path, rng: Random) -> Expected:
    """Take a column out of a table that cannot do without it."""
    path = folder / f"{rng.choice(_tables(folder))}.csv"
    rows, columns = read(path), content(folder).tables[path.stem].columns.columns
    column = rng.choice([place for place, name in enumerate(rows[0]) if columns[name].required])
    write(path, [row[:column] + row[column + 1 :] for row in rows])
    return Expected("missing-column", path.name, field=rows[0][column])


def short_row(folder: Path, rng: Random) -> Expected:
    """Take the last cells out of a row."""
    path = folder / f"{rng.choice(_tables(folder))}.csv"
    rows = read(path)
    number, width = rng.randrange(1, len(rows)), rng.randrange(1, len(rows[0]))
    rows[number] = rows[number][:width]
    if rows[number] == [""]:
        rows[number] = ["x"]
    write(path, rows)
    return Expected("row-width", path.name, number + 1, rows[0][width])


def wrong_encoding(folder: Path, rng: Random) -> Expected:
    """Save a cell as a spreadsheet of thirty years ago would."""
    path, row, field = _cell(folder, rng, lambda _, column, text: str(column.dtype) not in NUMBERS and text != "")
    set_cell(path, row, field, "caffè§")
    path.write_bytes(path.read_bytes().replace("caffè§".encode(), "caffè".encode("latin-1")))
    return Expected("not-utf8", path.name, row, field)


def odd_character(folder: Path, rng: Random) -> Expected:
    """Put a character into a text that no page can show."""
    path, row, field = _cell(folder, rng, lambda name, _, text: name.endswith(("_it", "_en")) and text != "")
    set_cell(path, row, field, rng.choice(["Or\x00a", "\x1b[31mrosso", "perch\ufffd"]))
    return Expected("odd-character", path.name, row, field)


def dangling_key(folder: Path, rng: Random) -> Expected:
    """Point to an id that is in no table."""
    links = {(name, link.column) for name, table in content(folder).tables.items() for link in table.links}
    # Only such columns and only filled cells, so that the cell is a pointer before and after.
    name, field = rng.choice(sorted(link for link in links if len(read(folder / f"{link[0]}.csv")) > 1))
    header, *rows = read(folder / f"{name}.csv")
    filled = [row for row, cells in enumerate(rows, start=2) if cells[header.index(field)]]
    value = {"istat_code": "999999", "region_code": "99"}.get(field, "nobody-knows")
    row = rng.choice(filled)
    set_cell(folder / f"{name}.csv", row, field, value)
    return Expected("dangling", f"{name}.csv", row, field)


def duplicate_key(folder: Path, rng: Random) -> Expected:
    """Give a row the key of an earlier one."""
    name = rng.choice(_tables(folder, least=2))
    path, key = folder / f"{name}.csv", content(folder).tables[name].key
    rows = read(path)
    first, second = sorted(rng.sample(range(1, len(rows)), 2))
    for field in key:
        rows[second][rows[0].index(field)] = rows[first][rows[0].index(field)]
    write(path, rows)
    return Expected("duplicate", path.name, second + 1, key[0])


def half_language(folder: Path, rng: Random) -> Expected:
    """Empty a text that the other language has."""
    pairs = ("note_it", "note_en", "formula_en", "caveat_it", "value_text_en", "missing_en", "boundary_note_it")
    path, row, field = _cell(folder, rng, lambda name, _, text: name in pairs and text != "")
    set_cell(path, row, field, "")
    return Expected("half-language", path.name, row, field)


def bad_period(folder: Path, rng: Random) -> Expected:
    """Write a period in words, or one that does not exist."""
    path, row, field = _cell(folder, rng, lambda name, column, text: name == "period" and len(column.checks) > 1)
    period = rng.choice(["2022-23", "before 2021", "2023-13", "2023-02-30", "../..", "2023/", "2021/2022/2023", "<25"])
    set_cell(path, row, field, period)
    return Expected("not-a-period", path.name, row, field)


def reversed_bounds(folder: Path, rng: Random) -> Expected:
    """Put the lower bound above the upper one."""
    path, row, _ = _cell(folder, rng, lambda name, _, text: name == "value" and text != "")
    set_cell(path, row, "lower", "10.5")
    set_cell(path, row, "upper", "-3")
    return Expected("reversed-bounds", path.name, row, "lower")


def value_without_status(folder: Path, rng: Random) -> Expected:
    """Say that a figure with a value was never published."""
    path, row, _ = _cell(folder, rng, lambda name, _, text: name == "value" and text != "")
    set_cell(path, row, "status", "not published")
    return Expected("unexpected-figure", path.name, row, "value")


def unknown_word(folder: Path, rng: Random) -> Expected:
    """Use a word that is not in the list."""
    listed = ("status", "confidence", "direction", "level", "interval", "time_band", "boundary", "part", "rank", "set")
    path, row, field = _cell(folder, rng, lambda name, column, _: name in listed and bool(column.checks))
    set_cell(path, row, field, "somehow")
    return Expected("not-listed", path.name, row, field)


def script_address(folder: Path, rng: Random) -> Expected:
    """Put a script where an address stands."""
    path, row, field = _cell(folder, rng, lambda name, _, __: name == "url")
    set_cell(path, row, field, rng.choice(["javascript:alert(1)", "www.example.org", "https://", "data:text/html,x"]))
    return Expected("not-an-address", path.name, row, field)


IN_TABLES: dict[str, Mutation] = {
    "wrong type": wrong_type,
    "not finite": not_finite,
    "wrong encoding": wrong_encoding,
    "odd character": odd_character,
    "missing column": missing_column,
    "short row": short_row,
    "half language": half_language,
    "bad period": bad_period,
    "reversed bounds": reversed_bounds,
    "value without status": value_without_status,
    "unknown word": unknown_word,
    "script address": script_address,
}
ACROSS: dict[str, Mutation] = {
    "missing file": missing_file,
    "empty file": empty_file,
    "unlisted resource": unlisted_resource,
    "path outside": path_outside,
    "dangling key": dangling_key,
    "duplicate key": duplicate_key,
}
