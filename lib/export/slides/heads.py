"""What the rows of a drawing are called."""

from __future__ import annotations

from lib.export.slides.plain import plain
from lib.show.exhibits.exhibit import Exhibit


def first_head(exhibit: Exhibit, name: str) -> str:
    """Return how the exhibit's table heads the column in which the first row's `name` stands; "" where it has none."""
    for column, values in exhibit.table.items():
        if any(isinstance(value, str) and value and value in name for value in values):
            return plain(column)
    return ""
