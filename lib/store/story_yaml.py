"""The text of a story file as plain dictionaries, lists and texts: YAML without what a story does without.

Every scalar stays the text it was written as: a code keeps its leading zeros, `no` stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from lib.store.problem import Detail, Origin, PackageError, Problem
from lib.store.read import BYTE_ORDER_MARK, HEADER

LARGEST = 200
"""Kilobytes that a file may have."""

DEEPEST = 5
"""A list of layers stands in a view, in a step, in the list of steps, in the story."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = ("", "~", "null")
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses to read wherever it stands; replaced, it is found by step and field."""

Path: TypeAlias = tuple[str | int, ...]


def located(origin: Origin, path: Path, code: str, **detail: Detail) -> Problem:
    """Make a problem at a place in a story: `("steps", 2, "title", "it")` is the field `title.it` of step 3."""
    match path:
        case ("steps", int(step), *rest):
            return origin.problem(code, step + 1, _field(rest), **detail)
    return origin.problem(code, None, _field(list(path)), **detail)


def plain(content: bytes, origin: Origin) -> tuple[Any, list[Problem]]:
    """Read dictionaries, lists and texts, and find names that are written twice (the last one counts).

    Raises PackageError where the file is none of that.
    """
    text = UNREADABLE.sub("\ufffd", _text(content, origin))
    try:
        if refused := list(_refused(text, origin)):
            raise PackageError(refused)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (HEADER, HEADER)
        raise PackageError([origin.problem("malformed-yaml", line=line, column=column)]) from error
    problems: list[Problem] = []
    return _value(node, (), problems, origin) if node else None, problems


def _field(path: list[str | int]) -> str | None:
    field = ""
    for part in path:
        field += f" {part + 1}" if isinstance(part, int) else f".{part}"
    return field.strip(". ") or None


def _text(content: bytes, origin: Origin) -> str:
    if len(content) > LARGEST * 1024:
        raise PackageError([origin.problem("too-large-file", limit=LARGEST)])
    try:
        text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise PackageError([origin.problem("not-utf8-text", position=error.start)]) from error
    if not text.strip():
        raise PackageError([origin.problem("empty-file")])
    return text


def _refused(text: str, origin: Origin) -> Iterator[Problem]:
    """Find what could make a small file huge, and stop there: nothing has been built of it yet."""
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
    for event in events:
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            yield origin.problem("yaml-extras", line=line)
            return
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield origin.problem("too-deep", line=line)
            return


def _value(node: Any, path: Path, problems: list[Problem], origin: Origin) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, problems, origin)
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, (*path, place), problems, origin) for place, each in enumerate(node.value)]
    written = str(node.value)
    return "" if not node.style and written in NOTHING else written


def _mapping(node: Any, path: Path, problems: list[Problem], origin: Origin) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problems.append(located(origin, path, "not-keys"))
            continue
        if key.value in found:
            problems.append(located(origin, (*path, key.value), "repeated-key"))
        found[key.value] = _value(value, (*path, key.value), problems, origin)
    return found
