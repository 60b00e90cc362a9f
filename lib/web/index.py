"""The page every address starts from: Streamlit's own shell in the chosen language, with our script in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import Response

from lib.locale import LANGUAGES, catalogue
from lib.web.assets import COMPONENT, address, component_files
from lib.web.compress import accepts_gzip, compressed

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@lru_cache(maxsize=1)
def shell() -> str:
    """Streamlit's index page as installed."""
    return SHELL.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def inline_script_hashes() -> tuple[str, ...]:
    """Content-Security-Policy sources of the shell's inline scripts, computed from the installed page."""
    digests = (hashlib.sha256(body.encode()).digest() for body in INLINE_SCRIPT.findall(shell()))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def language(query_value: str | None) -> str:
    """The language asked for in the address, the first one where it is none of ours."""
    return query_value if query_value in LANGUAGES else LANGUAGES[0]


@lru_cache(maxsize=16)
def page(lang: str, basemap: str) -> Response:
    """The index page in one language, naming the map files that the page behind it will need."""
    _ = catalogue(lang).gettext
    ahead = [path for path in component_files() if path.endswith(".js")]
    ahead.append(address(f"map-{basemap}.js"))
    noscript = escape(_("This dashboard needs JavaScript, which is switched off in this browser."))
    title = escape(_("The Dora by evening"))
    html = shell().replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{noscript}</p></noscript>", html, flags=re.DOTALL)
    html = html.replace("<title>Streamlit</title>", f"<title>{title}</title>")
    html = html.replace("./favicon.png", address("icon.svg"))
    script = f'<script src="{address("shell.js")}" data-ahead="{escape(json.dumps(ahead))}"></script>'
    style = f'<link rel="stylesheet" href="{address("shell.css")}" />'
    html = html.replace("<head>", f"<head>\n    {script}\n    {style}", 1)
    return compressed(html.encode(), "text/html; charset=utf-8", "no-cache")


async def index(request: Request) -> Response:
    """Answer for a page's address."""
    basemap = "country" if request.url.path.strip("/") == "cities" else "city"
    response = page(language(request.query_params.get("lang")), basemap)
    if accepts_gzip(request.scope):
        return response
    headers = {name: response.headers[name] for name in ("cache-control", "vary")}
    return Response(gzip.decompress(bytes(response.body)), media_type="text/html; charset=utf-8", headers=headers)


__all__ = ["COMPONENT", "index", "inline_script_hashes", "language", "page", "shell"]
