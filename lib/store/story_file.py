"""A story as a file, `story.yaml`: read with every problem at once, written the same way each time."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

import yaml

from lib.store.problem import Origin
from lib.store.story import DIGEST_LENGTH, Step, Story, Text
from lib.store.view import FIRST_PAGE, View

PATH = "story.yaml"
"""Where a package keeps its own story, as a resource of the type `file`: the public validator takes any other YAML
with steps for one of its own pipelines."""

WIDTH = 110
LONG = 60
"""From so many characters a text stands on lines of its own, without quotation marks."""


class _Words(str):
    """A text for people."""


class _Dumper(yaml.SafeDumper):
    """Writes texts for people so that people can edit them."""


def _represent(dumper: yaml.SafeDumper, words: _Words) -> yaml.ScalarNode:
    style = "|" if "\n" in words else ">" if len(words) >= LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style)


_Dumper.add_representer(_Words, _represent)


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
    data = {"title": _both(story.title), "steps": [_step(step) for step in story.steps]}
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text.encode()


def digest(story: Story) -> str:
    """Name a story by its content: the first signs of the SHA-256 of its file."""
    return hashlib.sha256(write_story(story)).hexdigest()[:DIGEST_LENGTH]


def _both(text: Text) -> dict[str, str]:
    return {"it": _Words(text.it), "en": _Words(text.en)}


def _step(step: Step) -> dict[str, Any]:
    notes = {"notes": _both(step.notes)} if step.notes.it or step.notes.en else {}
    sources = {"sources": list(step.sources)} if step.sources else {}
    minutes = int(step.minutes) if float(step.minutes).is_integer() else step.minutes
    texts = {"title": _both(step.title), "sentence": _both(step.sentence)}
    return texts | notes | {"minutes": minutes} | sources | {"view": _view(step.view)}


def _view(view: View) -> dict[str, Any]:
    chart = {"chart": view.chart} if view.chart else {}
    keys = {name: text.split(",") if "," in text else text for name, text in view.keys}
    return {"page": view.page or FIRST_PAGE} | chart | keys
