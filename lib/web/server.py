"""Routes, middleware and lifespan of the ASGI application."""

from __future__ import annotations

import gc
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import streamlit
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from lib.web.assets import FOREVER, address, assets, component_files, version
from lib.web.compress import CompressedFiles, compressed
from lib.web.headers import SecurityHeaders
from lib.web.index import index, shell
from lib.web.pages import PATHS
from lib.web.presenting.picture_routes import picture_routes
from lib.web.presenting.room_routes import room_routes
from lib.web.unknown import KnownPages
from lib.web.warm import warm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

# Streamlit asks for the frame's page three times in a row; its policy depends on the address that frames it.
A_MINUTE = "private, max-age=60"
NAVIGATION = Path(__file__).parents[2] / "pages" / "_navigation.py"


async def asset(request: Request) -> Response:
    """One of our files; an address of another version is gone."""
    found = assets().get(request.path_params["name"])
    if found is None or request.path_params["version"] != version():
        return PlainTextResponse("Not found", status_code=404)
    return Response(found.body, media_type=found.media_type, headers={"cache-control": FOREVER})


def routes() -> list[BaseRoute]:
    """Our own addresses; Streamlit answers for all others."""
    pages = [Route(f"/{path}", index) for path in PATHS]
    return [*pages, Route("/assets/{version}/{name:path}", asset), *picture_routes(), *room_routes()]


def ready_files() -> dict[str, Response]:
    """The files of a first visit, compressed before anyone asks."""
    ready = {address(name): compressed(found.body, found.media_type, FOREVER) for name, found in assets().items()}
    for path, found in component_files().items():
        ready[path] = compressed(found.body, found.media_type, FOREVER if path.endswith(".js") else A_MINUTE)
    static = Path(streamlit.__file__).parent / "static"
    for file in sorted(static.rglob("*")):
        if file.suffix in {".js", ".css"} and file.name in shell():
            kind = "text/javascript" if file.suffix == ".js" else "text/css"
            ready[f"/{file.relative_to(static).as_posix()}"] = compressed(file.read_bytes(), kind, FOREVER)
    return ready


def middleware() -> list[Middleware]:
    """Headers outermost, then the addresses of no page, then the compressed files."""
    return [Middleware(SecurityHeaders), Middleware(KnownPages), Middleware(CompressedFiles, ready=ready_files())]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Warm everything that is the same for every visitor, then keep it out of garbage collection.

    A full collection after each script run would otherwise walk all of it and take most of the server's time.
    """
    await anyio.to_thread.run_sync(warm)
    gc.collect()
    gc.freeze()
    yield
