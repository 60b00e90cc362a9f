"""Stories that presenters make, kept on the server: each under the name that its content gives it.

The same content is the same file, so a link with its name always opens the same story. The folder is the one named
in DORA_STORIES, else one among the user's data, so that a story outlives a restart.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from lib.store.problem import Origin, PackageError
from lib.store.story import DIGEST_FORM, Story
from lib.store.story_file import digest, read_story, write_story

VARIABLE = "DORA_STORIES"
DATA_VARIABLE = "XDG_DATA_HOME"
MOST_STORIES = 500
SUFFIX = ".yaml"
LOG = logging.getLogger(__name__)


def folder() -> Path:
    """Return where stories are kept; the folder may not be there yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    try:
        data = Path(os.environ.get(DATA_VARIABLE) or Path.home() / ".local" / "share")
    except RuntimeError:  # a user without a home
        data = Path(tempfile.gettempdir())
    return data / "dora-stories"


def keep(story: Story) -> str:
    """Keep a story and return its name, the digest of its content.

    Raises OSError where the folder cannot be written. Of more than MOST_STORIES, the longest unused are given up.
    """
    place, name = folder(), digest(story)
    place.mkdir(parents=True, exist_ok=True)
    _write(place, name, write_story(story))
    _tidy(place)
    return name


def kept(name: str) -> Story | None:
    """Return the story kept under a name; None where there is none, or its file is damaged (the log says so)."""
    if not re.fullmatch(DIGEST_FORM, name, re.ASCII):
        return None
    path = folder() / f"{name}{SUFFIX}"
    if not _touched(path):
        return None
    try:
        return _read(path)
    except (PackageError, OSError) as failure:
        LOG.warning("The story %s cannot be used: %s", path.name, failure)
        return None


@lru_cache(maxsize=32)
def _read(path: Path) -> Story:
    story = read_story(path.read_bytes(), Origin(path.name, path.name))
    if digest(story) != path.stem:
        raise OSError("its content is not what its name says")
    return story


def _touched(path: Path) -> bool:
    """Tell whether a file is there, and note that it is used."""
    if not path.is_file():
        return False
    with suppress(OSError):  # a folder that can only be read still gives its stories
        os.utime(path)
    return True


def _write(place: Path, name: str, content: bytes) -> None:
    """Write a file beside its place first: whoever reads it meanwhile finds all of it or nothing."""
    handle, beside = tempfile.mkstemp(dir=place, prefix=f"{name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(place / f"{name}{SUFFIX}")
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _tidy(place: Path) -> None:
    """Remove the longest unused stories above the number that is kept."""
    used: list[tuple[int, Path]] = []
    for path in place.glob(f"*{SUFFIX}"):
        with suppress(OSError):  # another process may have removed it
            used.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(used)[: max(0, len(used) - MOST_STORIES)]:
        path.unlink(missing_ok=True)
