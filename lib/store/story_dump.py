"""A story as YAML that a person can edit."""

from __future__ import annotations

from typing import Any

import yaml

from lib.store.story import Step, Story, Text
from lib.store.view import FIRST_PAGE, View

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


def written(story: Story) -> str:
    """The text of a story's file: the same story gives the same text."""
    data = {"title": _both(story.title), "steps": [_step(step) for step in story.steps]}
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


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
