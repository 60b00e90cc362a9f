"""Where presenters and their viewers meet: a room holds what the presenter shows, and everyone in it gets the latest.

A room is named by a code that follows from the presenter's key. Who has the key may change what is shown, who has the
code may look. After a restart of the server the presenter's browser hands its key and its view in again, and the room
is there as before: nothing is written down.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from lib.web.pages import PATHS

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH, KEY_BYTES = 6, 16
KEY = re.compile(r"[A-Za-z0-9_-]{22}")
MOST_ROOMS, MOST_MEMBERS = 200, 250
LONGEST_ADDRESS = 1500
ADDRESS = re.compile(r"/([a-z]*)(?:\?([\w.,:&=%+~-]*))?", re.ASCII)
WINDOW = re.compile(r"[a-z0-9]{0,16}")
OWN = {"lang", "role", "follow"}
"""Keys that each viewer has for themselves."""


@dataclass(frozen=True)
class Shown:
    """What the presenter shows: an address of this dashboard, and since when the story is told (epoch milliseconds).

    `by` names the window it was chosen in, which takes its own choice for no news when it hears of it. `turn` counts
    the changes, so that nobody takes an older one for news.
    """

    address: str
    started: int | None = None
    by: str = ""
    turn: int = 0


@dataclass
class Room:
    """One presenter's room: what is shown, who looks on, when it was last used (`time.monotonic`)."""

    code: str
    shown: Shown | None = None
    members: int = 0
    used: float = field(default_factory=time.monotonic)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, shown: Shown) -> None:
        """Show something else, and wake everyone who waits."""
        self.shown = replace(shown, turn=self.shown.turn + 1 if self.shown else 1)
        self.used = time.monotonic()
        self.news.set()
        self.news = asyncio.Event()

    def enter(self) -> None:
        """Count one who comes in."""
        self.members += 1
        self.used = time.monotonic()

    def leave(self) -> None:
        """Count one who goes; when nobody is left, nothing is shown: the next one begins anew."""
        self.members -= 1
        self.used = time.monotonic()
        if not self.members:
            self.shown = None


class FullError(Exception):
    """There is no more place in a room, or for another room."""


class Rooms:
    """All rooms of a server. For use in its event loop alone."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}

    def enter(self, code: str) -> Room:
        """The room of a code, with one more in it; it is opened where nobody has been. Raises FullError."""
        room = self._rooms.get(code) or self._opened(code)
        if room.members >= MOST_MEMBERS:
            raise FullError(code)
        room.enter()
        return room

    def _opened(self, code: str) -> Room:
        """Open a room; where there are too many, the one that was empty longest makes place."""
        if len(self._rooms) >= MOST_ROOMS:
            empty = [room for room in self._rooms.values() if room.members <= 0]
            if not empty:
                raise FullError(code)
            self._rooms.pop(min(empty, key=lambda room: room.used).code)
        self._rooms[code] = Room(code)
        return self._rooms[code]


def new_key() -> str:
    """A key nobody has, for a new presenter."""
    return secrets.token_urlsafe(KEY_BYTES)


def code_of(key: str) -> str:
    """The code that viewers of the presenter with this key type in; ValueError where it is no key."""
    if not KEY.fullmatch(key):
        raise ValueError("not a key")
    number = int.from_bytes(hashlib.sha256(key.encode("ascii")).digest())
    found = ""
    for _place in range(CODE_LENGTH):
        number, sign = divmod(number, len(SIGNS))
        found += SIGNS[sign]
    return found


def read_shown(message: Mapping[str, Any]) -> Shown:
    """What a presenter's message asks to be shown. Raises ValueError where it is no view of this dashboard."""
    address, started, by = message.get("address"), message.get("started"), message.get("by", "")
    if not isinstance(address, str) or len(address) > LONGEST_ADDRESS:
        raise ValueError("no address")
    found = ADDRESS.fullmatch(address)
    if found is None or found.group(1) not in PATHS:
        raise ValueError("no page of this dashboard")
    if started is not None and (not isinstance(started, int) or isinstance(started, bool) or started < 0):
        raise ValueError("no time")
    if not isinstance(by, str) or not WINDOW.fullmatch(by):
        raise ValueError("no window")
    query = [(name, text) for name, text in parse_qsl(found.group(2) or "") if name not in OWN]
    tail = f"?{urlencode(query, safe=',:')}" if query else ""
    return Shown(f"/{found.group(1)}{tail}", started, by)
