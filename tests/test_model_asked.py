"""An address read key by key: the same as read as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.address import read, vocabulary
from lib.model.asked import Asked
from lib.web.packages import city, comparison

KEYS = vocabulary(city(), comparison())
SINGLE = [name for name, key in KEYS.items() if isinstance(key.default, str)]
SEVERAL = [name for name in KEYS if name not in SINGLE]


def asked(**query: str) -> Asked:
    """What an address asks for."""
    return Asked(query, KEYS)


queries = st.dictionaries(
    st.sampled_from(list(KEYS)),
    st.one_of(st.text(max_size=8), st.sampled_from(["zone", "1", "none", "it", "12", "stops,venues", "2026-01-31"])),
    max_size=6,
)


@given(queries)
def test_every_key_is_read_as_the_whole_address_is(query: dict[str, str]) -> None:
    view, refused = read(query, KEYS)
    found = Asked(query, KEYS)
    for name in KEYS:
        assert found.value(name) == view[name]
        assert found.given(name) == (name in query and name not in refused)
        assert KEYS[name].parse(found.text(name)) == view[name]


@pytest.mark.parametrize("name", SINGLE)
def test_a_key_that_is_not_asked_for_has_its_usual_value(name: str) -> None:
    assert asked().one(name) == KEYS[name].default
    assert not asked().given(name)
    assert asked().several(name) == (asked().one(name),)


@pytest.mark.parametrize("name", SEVERAL)
def test_what_holds_several_is_not_one(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        asked().one(name)
    assert asked().several(name) == KEYS[name].default
    assert asked(**{name: "none"}).several(name) == ()


def test_what_there_is_not_is_as_if_nothing_was_asked() -> None:
    found = asked(scale="moon", area="", month="13", layers="stops,<b>")
    assert [found.given(name) for name in ("scale", "area", "month", "layers")] == [False] * 4
    assert found.one("month") == "12"
    assert found.several("layers") == ("night-stops",)


def test_several_are_read_in_their_order_and_each_once() -> None:
    assert asked(layers="venues,stops,venues").several("layers") == ("venues", "stops")
    assert asked(layers="venues,stops,venues").text("layers") == "venues,stops"
