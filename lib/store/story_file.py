"""A story as a file, `story.yaml`: read with every problem at once, written the same way each time."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from lib.store.problem import Origin
from lib.store.story import DIGEST_LENGTH, Story

PATH = "story.yaml"
"""Where a package keeps its own story, as a resource of the type `file`: the public validator takes any other YAML
with steps for one of its own pipelines."""


def read_story(content: bytes, origin: Origin) -> Story:
    """Read a story from a file of anyone. Raises PackageError with all problems: file, step (from 1), field.

    Whether its rows, ids and keys exist is for whoever has the packages to say.
    """
    # The libraries that check it wait until a file is read: a server that shows the package's story does without.
    from lib.store.story_form import checked
    from lib.store.story_yaml import plain

    data, problems = plain(content, origin)
    return checked(data, problems, origin)


@lru_cache(maxsize=32)
def write_story(story: Story) -> bytes:
    """Write a story as a file that a person can edit; `read_story` gives it back."""
    from lib.store.story_dump import written  # its library, too, waits until someone presents

    return written(story).encode()


def digest(story: Story) -> str:
    """Name a story by its content: the first signs of the SHA-256 of its file."""
    return hashlib.sha256(write_story(story)).hexdigest()[:DIGEST_LENGTH]
