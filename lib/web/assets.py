"""Files the browser asks this server for: Leaflet from its package, our own map script, the base map."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import xstatic.pkg.leaflet as leaflet

from lib.show.basemap import city_basemap, country_basemap
from lib.show.map import MapAssets
from lib.web.packages import city, comparison

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
LEAFLET_FILES = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png")
FOREVER = "public, max-age=31536000, immutable"
COMPONENT = "/component/streamlit_folium.st_folium/"


@dataclass(frozen=True)
class Asset:
    """One file to serve: its bytes and its media type."""

    body: bytes
    media_type: str


def _file(path: Path) -> Asset:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(path.read_bytes(), kind)


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every served file by name; read and built once."""
    found = {name: _file(LEAFLET / name) for name in LEAFLET_FILES}
    found |= {path.name: _file(path) for path in sorted(STATIC.iterdir())}
    for name, script in (("basemap-city.js", city_basemap(city())),
                         ("basemap-country.js", country_basemap(comparison()))):
        found[name] = Asset(script.encode(), "text/javascript")
    return found


@lru_cache(maxsize=1)
def version() -> str:
    """One digest of all files: it stands in their address, so that they can be kept for ever."""
    digest = hashlib.sha256()
    for name, asset in assets().items():
        digest.update(name.encode() + asset.body)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """The address a file is served at."""
    return f"/assets/{version()}/{name}"


def map_assets(basemap: str) -> MapAssets:
    """The scripts and styles a map loads, in order; `basemap` is `city` or `country`."""
    scripts = ("leaflet.js", f"basemap-{basemap}.js", "map.js")
    return MapAssets(
        scripts=tuple((name.removesuffix(".js"), address(name)) for name in scripts),
        styles=tuple((name.removesuffix(".css"), address(name)) for name in ("leaflet.css", "map.css")),
    )


def component_files() -> dict[str, Asset]:
    """The map component's own files, by address.

    They are read from the installed package without importing it: imported too early, the component
    registers before Streamlit's runtime is there and its frame answers 404.
    """
    spec = find_spec("streamlit_folium")
    if spec is None or spec.origin is None:
        raise RuntimeError("streamlit-folium is not installed")
    build = Path(spec.origin).parent / "frontend" / "build"
    paths = [build / "index.html", *sorted((build / "static" / "js").glob("main.*.js"))]
    return {COMPONENT + path.relative_to(build).as_posix(): _file(path) for path in paths}
