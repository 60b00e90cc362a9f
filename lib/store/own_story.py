"""The story that a city package may bring along, checked against the package's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lib.store.descriptor import Resource
from lib.store.problem import Origin, PackageError, Problem
from lib.store.relations import Sheet
from lib.store.story import Story
from lib.store.story_file import PATH, read_story
from lib.store.story_sources import CITY_ROWS, dangling, unsourced


def read_own_story(
    folder: Path, package: str, resources: Iterable[Resource], tables: Mapping[str, Sheet]
) -> tuple[Story | None, list[Problem]]:
    """Return the story, None where the package lists none or its file cannot be used, and what is wrong with it.

    Each of its steps needs a source. Rows of the package that compares cities are left to whoever has it.
    """
    file = folder / PATH
    if PATH not in {resource.path for resource in resources} or not file.is_file():
        return None, []  # a file that is listed and missing is reported with the others
    origin = Origin(package, PATH)
    try:
        story = read_story(file.read_bytes(), origin)
    except PackageError as failure:
        return None, list(failure.problems)
    except OSError:
        return None, [origin.problem("unreadable-file")]
    frames = {name: sheet.frame for name, sheet in tables.items() if sheet.whole}
    return story, [*unsourced(story, origin), *dangling(story, CITY_ROWS, frames, origin)]
