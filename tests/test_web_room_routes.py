"""The line between a presenter and those who follow, on the running dashboard: as browsers use it, without them."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.server import Server
from lib.web.presenting.room_routes import FULL, LARGEST_MESSAGE, REFUSED
from lib.web.presenting.rooms import MOST_MEMBERS, code_of
from tests.web import ask

VIEWERS = 200
PATIENCE = 30


def opened(server: Server) -> dict[str, str]:
    """A new room, as a presenter's browser asks for one."""
    with urlopen(Request(f"{server.url}/rooms", method="POST")) as answer:
        found: dict[str, str] = json.load(answer)
    return found


async def enter(stack: AsyncExitStack, server: Server, code: str) -> ClientConnection:
    return await stack.enter_async_context(connect(f"ws://127.0.0.1:{server.port}/rooms/{code}", open_timeout=PATIENCE))


async def heard(line: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        found: dict[str, Any] = json.loads(await line.recv())
    return found


async def heard_of(line: ClientConnection, address: str) -> dict[str, Any]:
    while (message := await heard(line)).get("address") != address:
        pass
    return message


async def closed(line: ClientConnection) -> int | None:
    async with asyncio.timeout(PATIENCE):
        try:
            while True:
                await line.recv()
        except ConnectionClosed:
            return line.close_code


def shown(room: dict[str, str], step: int, **more: Any) -> str:
    return json.dumps({"key": room["key"], "address": f"/present?step={step}", **more})


def test_a_presenter_gets_a_key_and_the_code_that_follows_from_it(server: Server) -> None:
    one, other = opened(server), opened(server)
    assert one != other
    assert all(code_of(room["key"]) == room["code"] for room in (one, other))


def test_who_follows_sees_each_step_and_who_comes_later_the_last_one(server: Server) -> None:
    async def told() -> None:
        room = opened(server)
        async with AsyncExitStack() as stack:
            viewer = await enter(stack, server, room["code"])
            assert "address" not in await heard(viewer)
            presenter = await enter(stack, server, room["code"])
            await presenter.send(shown(room, 1, started=7))
            first = await heard_of(viewer, "/present?step=1")
            await presenter.send(shown(room, 2, started=7))
            second = await heard_of(viewer, "/present?step=2")
            assert (first["started"], second["started"]) == (7, 7)
            assert second["turn"] > first["turn"]
            late = await enter(stack, server, room["code"])
            assert (await heard(late))["address"] == "/present?step=2"

    asyncio.run(told())


def test_the_presenter_learns_how_many_look_on(server: Server) -> None:
    async def told() -> int:
        room = opened(server)
        async with AsyncExitStack() as stack:
            presenter = await enter(stack, server, room["code"])
            await presenter.send(shown(room, 1))
            for _ in range(3):
                await heard(await enter(stack, server, room["code"]))
            await presenter.send(shown(room, 1))
            while (message := await heard(presenter))["members"] < 4:
                pass
            return int(message["members"])

    assert asyncio.run(told()) == 4


@pytest.mark.parametrize(
    "message",
    [
        json.dumps({"address": "/present?step=9"}),
        json.dumps({"key": "x" * 22, "address": "/present?step=9"}),
        "not json",
        "[]",
        "null",
        b"\x00\x01",
        "x" * (LARGEST_MESSAGE + 1),
    ],
    ids=["no-key", "other-key", "text", "list", "null", "bytes", "long"],
)
def test_who_has_only_the_code_changes_nothing(server: Server, message: str | bytes) -> None:
    async def told() -> tuple[int | None, str]:
        room = opened(server)
        async with AsyncExitStack() as stack:
            presenter = await enter(stack, server, room["code"])
            await presenter.send(shown(room, 3))
            intruder = await enter(stack, server, room["code"])
            await intruder.send(message)
            reason = await closed(intruder)
            late = await enter(stack, server, room["code"])
            return reason, (await heard_of(late, "/present?step=3"))["address"]

    assert asyncio.run(told()) == (REFUSED, "/present?step=3")


def test_even_the_presenter_shows_nothing_but_this_dashboard(server: Server) -> None:
    async def told() -> int | None:
        room = opened(server)
        async with AsyncExitStack() as stack:
            presenter = await enter(stack, server, room["code"])
            await presenter.send(json.dumps({"key": room["key"], "address": "//other.example/"}))
            return await closed(presenter)

    assert asyncio.run(told()) == REFUSED


@pytest.mark.parametrize("code", ["abc", "ABCDE1", "ABC234X", "%3Cscript%3E", "......"])
def test_there_is_no_room_without_a_code(server: Server, code: str) -> None:
    async def told() -> int | None:
        async with AsyncExitStack() as stack:
            return await closed(await enter(stack, server, code))

    assert asyncio.run(told()) == REFUSED
    assert ask(server, f"/rooms/{code}/qr.svg").status == 404


def test_two_hundred_follow_at_once_and_none_misses_the_last_step(server: Server) -> None:
    async def told() -> list[str]:
        room = opened(server)
        async with AsyncExitStack() as stack:
            presenter = await enter(stack, server, room["code"])
            viewers = [await enter(stack, server, room["code"]) for _ in range(VIEWERS)]
            for step in range(1, 13):
                await presenter.send(shown(room, step))
            found = await asyncio.gather(*(heard_of(viewer, "/present?step=12") for viewer in viewers))
            return [each["address"] for each in found]

    assert asyncio.run(told()) == ["/present?step=12"] * VIEWERS


def test_one_too_many_is_told_so(server: Server) -> None:
    async def told() -> int | None:
        code = opened(server)["code"]
        async with AsyncExitStack() as stack:
            for _ in range(MOST_MEMBERS):
                await enter(stack, server, code)
            return await closed(await enter(stack, server, code))

    assert asyncio.run(told()) == FULL


def test_the_code_to_follow_by_is_a_picture_and_nothing_else(server: Server) -> None:
    answer = ask(server, f"/rooms/{opened(server)['code']}/qr.svg?lang=en")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    found = ElementTree.fromstring(answer.text)
    assert {element.tag.rpartition("}")[2] for element in found.iter()} <= {"svg", "path", "g"}
