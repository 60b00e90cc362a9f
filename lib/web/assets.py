"""Files the browser asks this server for: Leaflet from its package, our own map script, the base map."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from xstatic.pkg import leaflet

from lib.locale import LANGUAGES
from lib.show.maps import cells, points
from lib.show.maps.basemap import city_basemap, country_basemap
from lib.show.maps.map import Layer, MapAssets
from lib.web.packages import city, comparison

STATIC = Path(__file__).parent / "static"
MAP = STATIC / "map.js"
JOINED = {name: f"present{Path(name).suffix}" for name in ("shell.js", "shell.css")}
"""What stands on every page comes in one file of a kind: each file more is one the first view waits for."""
LEAFLET = Path(leaflet.BASE_DIR)
LEAFLET_FILES = ("leaflet.css", "images/layers.png", "images/layers-2x.png")
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


def _joined(first: Asset, other: Path) -> Asset:
    return Asset(first.body + b"\n" + other.read_bytes(), first.media_type)


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every served file by name; read and built once."""
    found = {name: _file(LEAFLET / name) for name in LEAFLET_FILES}
    found |= {
        path.name: _file(path) for path in sorted(STATIC.iterdir()) if path.name not in {MAP.name, *JOINED.values()}
    }
    found |= {name: _joined(found[name], STATIC / other) for name, other in JOINED.items()}
    found |= {name: Asset(layer.data.encode(), "application/json") for layer, name in _layer_names().items()}
    found["map-city.js"] = _map_script(city_basemap(city()))
    found["map-country.js"] = _map_script(country_basemap(comparison()))
    return found


@lru_cache(maxsize=1)
def _layer_names() -> dict[Layer, str]:
    """The layers of points and of cells, which are the same for all visitors of a language: files to fetch once."""
    found: dict[Layer, str] = {}
    for lang in LANGUAGES:
        found |= {points.layer(city(), name, lang): f"layer-{name}-{lang}.json" for name in points.MAKERS}
        found |= {layer: f"cells-{name}-{lang}.json" for name, layer in cells.shared(city(), lang).items()}
    return found


@lru_cache(maxsize=1)
def served_layers() -> dict[str, str]:
    """The address of each layer that is a file, by its digest."""
    return {layer.digest: address(name) for layer, name in _layer_names().items()}


def _map_script(basemap: str) -> Asset:
    """All a map needs in one file: its frame fetches scripts one after the other."""
    parts = ((LEAFLET / "leaflet.js").read_text(encoding="utf-8"), basemap, MAP.read_text(encoding="utf-8"))
    return Asset("\n;\n".join(parts).encode(), "text/javascript")


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
    return MapAssets(
        scripts=(("map-script", address(f"map-{basemap}.js")),),
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
