"""The addresses of the rooms: a new key, the line between presenter and viewers, the QR code to follow by."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

from lib.locale import LANGUAGES
from lib.model.address import CODE_FORM
from lib.web.presenting.rooms import FullError, Room, Rooms, code_of, new_key, read_shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.websockets import WebSocket

ROOMS = Rooms()
LARGEST_MESSAGE = 4000
REFUSED, FULL = 4400, 4429
"""Codes with which a line is closed for good: what came is no message of ours; there is no place."""
QR_BORDER = 2


async def opened(_request: Request) -> Response:
    """A key and the code that follows from it, for a browser that starts to present."""
    key = new_key()
    return JSONResponse({"key": key, "code": code_of(key)}, headers={"cache-control": "no-store"})


async def line(socket: WebSocket) -> None:
    """One visitor of a room: gets what is shown whenever it changes; with the room's key, changes it."""
    code = str(socket.path_params["code"])
    await socket.accept()
    try:
        if not re.fullmatch(CODE_FORM, code, re.ASCII):
            raise ValueError("not a code")
        room = ROOMS.enter(code)
    except FullError:
        await socket.close(FULL)
        return
    except ValueError:
        await socket.close(REFUSED)
        return
    told = asyncio.create_task(_tell(socket, room))
    try:
        await _listen(socket, room)
    except (ValueError, KeyError):  # KeyError: bytes instead of a text
        with suppress(RuntimeError):
            await socket.close(REFUSED)
    except WebSocketDisconnect:
        pass
    finally:
        told.cancel()
        room.leave()


async def _tell(socket: WebSocket, room: Room) -> None:
    """Send the latest whenever there is any: who is slow skips what came in between."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            news = room.news
            await socket.send_text(_message(room))
            await news.wait()


def _message(room: Room) -> str:
    shown = room.shown
    if shown is None:
        return json.dumps({"members": room.members})
    return json.dumps(asdict(shown) | {"members": room.members}, separators=(",", ":"))


async def _listen(socket: WebSocket, room: Room) -> None:
    """Take what a presenter shows, and answer with how many look on; from anyone else, take nothing.

    Raises ValueError for what is no message.
    """
    while True:
        text = await socket.receive_text()
        if len(text) > LARGEST_MESSAGE:
            raise ValueError("too long")
        message: Any = json.loads(text)
        if not isinstance(message, dict) or code_of(str(message.get("key"))) != room.code:
            raise ValueError("not the key of this room")
        shown = read_shown(message)
        if room.shown is None or (shown.address, shown.started) != (room.shown.address, room.shown.started):
            room.show(shown)
        else:
            await socket.send_text(_message(room))


async def qr(request: Request) -> Response:
    """The address to follow a presenter at, as a QR code."""
    import segno  # only who presents needs it

    code, lang = request.path_params["code"], request.query_params.get("lang")
    if not re.fullmatch(CODE_FORM, code, re.ASCII):
        return PlainTextResponse("Not found", status_code=404)
    query = {"follow": code} | ({"lang": lang} if lang in LANGUAGES else {})
    buffer = BytesIO()
    made = segno.make(f"{request.base_url}present?{urlencode(query)}", micro=False)
    made.save(buffer, kind="svg", border=QR_BORDER, dark="#1c1b22", light="#ffffff", xmldecl=False, scale=8)
    return Response(buffer.getvalue(), media_type="image/svg+xml", headers={"cache-control": "no-store"})


def room_routes() -> list[Route | WebSocketRoute]:
    """All addresses of the rooms."""
    return [
        Route("/rooms", opened, methods=["POST"]),
        Route("/rooms/{code}/qr.svg", qr),
        WebSocketRoute("/rooms/{code}", line),
    ]
