"""A story as rows, one a step, to be compared with an earlier telling of it."""

from __future__ import annotations

from pathlib import Path

from lib.store.problem import Origin, PackageError, Problem
from lib.store.read import UnreadableError
from lib.store.story import Step
from lib.store.story_file import read_story
from lib.store.view import FIRST_PAGE

TEXTS = ("name", "sentence", "notes")
COLUMNS = ("step", *(f"{text}_{lang}" for text in TEXTS for lang in ("it", "en")), "minutes", "sources", "view")


def read_steps(path: Path, origin: Origin) -> tuple[dict[tuple[str, ...], tuple[str, ...]], list[Problem]]:
    """Return the steps as cells of COLUMNS, and what is wrong with the story.

    A step goes by its Italian title, so that one more before it does not change it. Raises UnreadableError.
    """
    try:
        story = read_story(path.read_bytes(), origin)
    except FileNotFoundError as error:
        raise UnreadableError(origin.problem("missing-file")) from error
    except OSError as error:
        raise UnreadableError(origin.problem("unreadable-file")) from error
    except PackageError as failure:
        return {}, list(failure.problems)
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    for step in story.steps:
        name, number = step.title.it, 1
        while (name,) in rows:
            number += 1
            name = f"{step.title.it} ({number})"
        rows[name,] = (name, *_cells(step))
    return rows, []


def _cells(step: Step) -> tuple[str, ...]:
    texts = (text for both in (step.title, step.sentence, step.notes) for text in (both.it, both.en))
    page = step.view.page or FIRST_PAGE
    keys = (f"{name}={text}" for name, text in (("chart", step.view.chart), *step.view.keys) if text)
    return (*texts, f"{step.minutes:g}", ", ".join(step.sources), " ".join((page, *keys)))
