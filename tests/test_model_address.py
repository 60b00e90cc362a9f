"""The view as an address and back: nothing is lost, nothing unknown gets in, nothing is worded in a language."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.locale import LANGUAGES
from lib.model.address import ALL, LAYERS, NONE, SEPARATOR, Key, Value, Vocabulary, read, vocabulary, write
from lib.model.monitoring.freshness import STATES
from lib.model.monitoring.monitoring import SORTS, STATUSES
from lib.model.monitoring.targets import bare_targets
from lib.web.packages import city, comparison
from lib.web.pages import PATHS

KEYS = vocabulary(city(), comparison())
DEFAULTS: dict[str, Value] = {name: key.default for name, key in KEYS.items()}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%",
    "%00",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\ufffd\ufffd",
    "{{7*7}}",
    "${7*7}",
    "' OR 1=1 --",
    "=HYPERLINK(1)",
    "__class__",
    "None",
    "true",
    " ",
    ",",
    ",,",
    "-1",
    "1e308",
    "NaN",
    "zone ",
    "ZONE",
    "x" * 10_000,
)


def values(key: Key) -> st.SearchStrategy[Value]:
    """Every value a key may hold, its usual one among them."""
    if key.many:
        return st.lists(st.sampled_from(key.allowed), unique=True).map(tuple)
    return st.sampled_from((key.default, *key.allowed))


VIEWS: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries({name: values(key) for name, key in KEYS.items()})


@given(VIEWS)
def test_a_view_written_as_an_address_reads_as_the_same_view(view: dict[str, Value]) -> None:
    assert read(write(view, KEYS), KEYS) == (view, [])


@given(VIEWS)
def test_so_it_does_through_the_text_of_a_real_address(view: dict[str, Value]) -> None:
    text = urlencode(write(view, KEYS), safe=SEPARATOR)
    assert text.isascii()
    assert read(dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text))), KEYS) == (view, [])


@given(VIEWS)
def test_an_address_with_every_key_written_out_reads_as_the_same_view(view: dict[str, Value]) -> None:
    text = urlencode({name: KEYS[name].text(value) for name, value in view.items()}, safe=SEPARATOR)
    assert read(dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True)), KEYS) == (view, [])


@pytest.mark.parametrize("name", KEYS)
def test_each_single_value_of_each_key_comes_back(name: str) -> None:
    key = KEYS[name]
    possible: list[Value] = [(value,) for value in key.allowed] if key.many else list(key.allowed)
    for value in possible:
        assert read({name: key.text(value)}, KEYS) == (DEFAULTS | {name: value}, [])


def test_several_layers_none_and_the_usual_ones_come_back_in_their_order() -> None:
    for layers in (LAYERS, tuple(reversed(LAYERS)), ("venues",), ()):
        address = write(DEFAULTS | {"layers": layers}, KEYS)
        assert read(address, KEYS)[0]["layers"] == layers
    assert write(DEFAULTS | {"layers": ()}, KEYS) == {"layers": NONE}
    assert write(DEFAULTS | {"layers": ("stops", "venues")}, KEYS) == {"layers": "stops,venues"}


def test_the_usual_view_needs_no_address() -> None:
    assert write(DEFAULTS, KEYS) == {}
    assert read({}, KEYS) == (DEFAULTS, [])


def test_a_layer_named_twice_counts_once() -> None:
    assert read({"layers": "stops,stops,venues,stops"}, KEYS)[0]["layers"] == ("stops", "venues")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_no_key_holds_takes_the_usual_value_and_is_named(text: str) -> None:
    view, refused = read(dict.fromkeys(KEYS, text), KEYS)
    assert view == DEFAULTS
    assert refused == list(KEYS)


@pytest.mark.parametrize("text", [*HOSTILE, "", "Lang", "areas", "indicator[]"])
def test_an_unknown_key_is_named_and_changes_nothing(text: str) -> None:
    assert read({text: "anything", "lang": "en"}, KEYS) == (DEFAULTS | {"lang": "en"}, [text])


def test_one_bad_value_leaves_the_others_as_asked() -> None:
    view, refused = read({"lang": "en", "scale": "galaxy", "workshop": "1"}, KEYS)
    assert view == DEFAULTS | {"lang": "en", "workshop": "1"}
    assert refused == ["scale"]


def test_one_bad_layer_among_good_ones_refuses_them_all() -> None:
    view, refused = read({"layers": "stops,<script>"}, KEYS)
    assert view["layers"] == KEYS["layers"].default
    assert refused == ["layers"]


@given(st.sampled_from(sorted(KEYS)), st.text())
def test_any_text_is_either_refused_or_a_value_of_its_key(name: str, text: str) -> None:
    key = KEYS[name]
    view, refused = read({name: text}, KEYS)
    if refused:
        assert (view, refused) == (DEFAULTS, [name])
    else:
        found = view[name] if key.many else (view[name],)
        assert set(found) <= {*key.allowed, key.default}
        assert key.parse(key.text(view[name])) == view[name]


@given(st.dictionaries(st.text(), st.text()))
def test_no_address_at_all_is_an_error(query: dict[str, str]) -> None:
    view, refused = read(query, KEYS)
    assert view.keys() == KEYS.keys()
    assert set(refused) <= query.keys()


def test_the_key_is_compared_as_a_whole() -> None:
    """A prefix, another case or a space around an id is not that id."""
    area = KEYS["area"].allowed[0]
    for text in (area[:-1], area.upper(), f" {area}", f"{area} ", f"{area}\n", f"{area}\x00"):
        assert read({"area": text}, KEYS) == (DEFAULTS, ["area"])


def _ids(package: Any, table: str, column: str) -> tuple[str, ...]:
    return tuple(package.tables[table][column])


NUMBERS = tuple(comparison().tables["indicators"].query("kind == 'number'")["indicator_id"])


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("lang", LANGUAGES),
        ("area", (*_ids(city(), "areas", "area_id"), *_ids(city(), "cells", "cell_id"))),
        ("item", (*_ids(city(), "indicators", "indicator_id"), *bare_targets(city()))),
        ("target", (ALL, *STATUSES)),
        ("fresh", (ALL, *STATES)),
        ("sort", SORTS),
        ("city_indicator", _ids(comparison(), "indicators", "indicator_id")),
        ("x", NUMBERS),
        ("y", NUMBERS),
        ("like", NUMBERS),
        ("city", (*_ids(comparison(), "cities", "istat_code"), NONE)),
        ("theme", (ALL, *_ids(city(), "themes", "theme_id"))),
    ],
)
def test_an_address_holds_the_ids_of_the_packages(name: str, ids: tuple[str, ...]) -> None:
    assert KEYS[name].allowed == ids


@pytest.mark.parametrize("column", ["name", "name_it", "name_en"])
def test_no_value_of_an_address_is_a_name_of_either_language(column: str) -> None:
    """A value that changed with the language would open another view in the other one."""
    tables = [table for package in (city(), comparison()) for table in package.tables.values()]
    names = {name for table in tables if column in table for name in table[column]} - {""}
    assert names
    for key in KEYS.values():
        assert not names & set(key.allowed), key.name


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_values_can_stand_in_an_address(key: Key) -> None:
    for value in key.allowed:
        assert value.isascii()
        assert value.isprintable()
        assert value == value.strip()
        assert value
    assert len(set(key.allowed)) == len(key.allowed)


@pytest.mark.parametrize("key", [key for key in KEYS.values() if key.many], ids=lambda key: key.name)
def test_values_of_which_there_can_be_several_hold_no_separator(key: Key) -> None:
    assert not [value for value in key.allowed if SEPARATOR in value or value == NONE]


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_the_usual_value_is_one_the_key_may_hold(key: Key) -> None:
    """Except an empty one, which stands for whatever the page finds best."""
    usual = key.default if isinstance(key.default, tuple) else (key.default,)
    assert set(usual) <= {*key.allowed, ""}


def test_only_the_keys_of_a_story_are_named_like_the_pages_it_is_made_and_told_on() -> None:
    assert set(KEYS) & set(PATHS) == {"story", "present"}


def test_the_vocabulary_is_the_same_whenever_it_is_made() -> None:
    again: Vocabulary = vocabulary(city(), comparison())
    assert again == KEYS


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_day_of_two_centuries_comes_back(day: date) -> None:
    view = DEFAULTS | {"date": day.isoformat()}
    assert read(write(view, KEYS), KEYS) == (view, [])


@pytest.mark.parametrize(
    "text",
    [
        "1899-12-31",
        "2101-01-01",
        "2026-02-29",
        "2026-2-01",
        "20260201",
        "2026-W05-7",
        "2026-02-01T00:00",
        "２０２６-02-01",
    ],
)
def test_a_day_is_written_in_full_or_is_none(text: str) -> None:
    assert read({"date": text}, KEYS) == (DEFAULTS, ["date"])


def test_the_usual_day_is_that_of_the_data() -> None:
    assert KEYS["date"].default == city().created
