"""Rooms: a code follows from its key, only views of this dashboard are shown, nobody is turned away too early."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model.address import CODE_FORM
from lib.web.pages import PATHS
from lib.web.presenting.rooms import (
    MOST_MEMBERS,
    MOST_ROOMS,
    FullError,
    Room,
    Rooms,
    Shown,
    code_of,
    new_key,
    read_shown,
)

CODE = "ABC234"


def codes(number: int) -> list[str]:
    return [code_of(f"{place:022d}") for place in range(number)]


def test_the_code_follows_from_the_key_and_can_be_typed() -> None:
    keys = [new_key() for _ in range(200)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(CODE_FORM, code_of(key)) for key in keys)
    assert [code_of(key) for key in keys] == [code_of(key) for key in keys]
    assert len({code_of(key) for key in keys}) == len(keys)


@pytest.mark.parametrize("key", ["", "short", "x" * 21, "x" * 23, "ß" * 22, "a b" * 7 + "a", CODE, "None"])
def test_what_is_no_key_has_no_code(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        code_of(key)


@given(st.sampled_from(PATHS), st.integers(1, 60), st.none() | st.integers(0, 2**50))
def test_a_view_of_the_dashboard_is_shown_as_it_is(path: str, step: int, started: int | None) -> None:
    shown = read_shown({"address": f"/{path}?area=a-b&layers=stops,venues&step={step}", "started": started})
    assert shown.address == f"/{path}?area=a-b&layers=stops,venues&step={step}"
    assert shown.started == started


def test_what_each_viewer_has_for_themselves_is_left_out() -> None:
    shown = read_shown({"address": "/present?lang=it&step=3&role=speaker&follow=ABC234"})
    assert shown.address == "/present?step=3"
    assert read_shown({"address": "/present?lang=en"}).address == "/present"


@pytest.mark.parametrize(
    "address",
    [
        "//other.example/present",
        "https://other.example/present",
        "/present#x",
        "/nowhere",
        "/present/../map",
        "present",
        "",
        "/present?step=1\n",
        "/present?x=<script>",
        "/map?" + "a" * 2000,
        "javascript:alert(1)",
        "/%6dap",
        "/map?x=\u202e",
        None,
        7,
        ["/map"],
    ],
)
def test_any_other_address_is_refused(address: Any) -> None:
    with pytest.raises(ValueError, match=r"address|page"):
        read_shown({"address": address})


@pytest.mark.parametrize("started", ["now", -1, True, 1.5, [1]])
def test_a_start_is_a_number_of_milliseconds(started: Any) -> None:
    with pytest.raises(ValueError, match="time"):
        read_shown({"address": "/present", "started": started})


@pytest.mark.parametrize("by", ["UPPER", "a b", "x" * 17, 5, None, "<b>"])
def test_a_window_is_named_by_a_few_plain_signs(by: Any) -> None:
    assert read_shown({"address": "/present", "by": "abc123"}).by == "abc123"
    with pytest.raises(ValueError, match="window"):
        read_shown({"address": "/present", "by": by})


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text()))
def test_no_message_is_anything_but_a_view_or_an_error(message: dict[str, Any]) -> None:
    try:
        shown = read_shown(message)
    except ValueError:
        return
    assert shown.address.startswith("/")
    assert not shown.address.startswith("//")


def test_who_waits_is_woken_by_what_is_shown() -> None:
    async def meet() -> tuple[str, int]:
        room = Room(CODE)
        news = room.news
        waiting = asyncio.create_task(news.wait())
        room.show(Shown("/present?step=2", 5))
        await asyncio.wait_for(waiting, 5)
        assert room.shown is not None
        return room.shown.address, room.shown.turn

    assert asyncio.run(meet()) == ("/present?step=2", 1)


def test_each_change_is_a_turn_later() -> None:
    room = Room(CODE)
    turns = []
    for step in range(3):
        room.show(Shown(f"/present?step={step}"))
        assert room.shown is not None
        turns.append(room.shown.turn)
    assert turns == [1, 2, 3]


def test_a_room_that_everybody_left_shows_nothing() -> None:
    rooms = Rooms()
    room = rooms.enter(CODE)
    room.show(Shown("/present?step=9"))
    rooms.enter(CODE).leave()
    assert rooms.enter(CODE).shown is not None
    room.leave()
    room.leave()
    assert rooms.enter(CODE).shown is None


def test_a_room_holds_more_than_two_hundred_and_then_is_full() -> None:
    rooms = Rooms()
    found = {id(rooms.enter(CODE)) for _ in range(MOST_MEMBERS)}
    assert len(found) == 1
    assert MOST_MEMBERS > 200
    with pytest.raises(FullError):
        rooms.enter(CODE)


def test_an_empty_room_makes_place_for_a_new_one_and_a_used_one_does_not() -> None:
    rooms = Rooms()
    names = codes(MOST_ROOMS + 1)
    first = rooms.enter(names[0])
    first.leave()
    for name in names[1:MOST_ROOMS]:
        rooms.enter(name)
    rooms.enter(names[MOST_ROOMS])
    with pytest.raises(FullError):
        rooms.enter(names[0])
