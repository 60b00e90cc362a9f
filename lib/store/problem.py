"""One thing that is wrong with a data package, and all of them together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute  # a problem has a `field` of its own
from pathlib import PurePosixPath
from typing import TypeAlias

from lib.locale import N_, catalogue
from lib.store.messages import MESSAGES

LONGEST = 80
ROW, FEATURE, STEP, FIELD = N_("row {row}"), N_("feature {row}"), N_("step {row}"), N_("field “{field}”")
PLACES = {".geojson": FEATURE, ".yaml": STEP, ".yml": STEP}
"""What the number of a problem counts, by the ending of the file; rows elsewhere."""

Detail: TypeAlias = str | int | float


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where.

    `row` is the row as a spreadsheet numbers it (the header is row 1) or, in a layer, the number of the
    feature, in a story that of the step, from 1; None means the whole file. `field` is a column, a property,
    "geometry", or a place in a step (`title.it`).
    """

    package: str
    file: str
    code: str
    row: int | None = None
    field: str | None = None
    detail: Mapping[str, Detail] = attribute(default_factory=dict, hash=False)

    def text(self, lang: str) -> str:
        """Say it in one sentence that names package, file, row and field."""
        translate = catalogue(lang).gettext
        where = list(dict.fromkeys((_plain(self.package), _plain(self.file))))
        if self.row is not None:
            place = PLACES.get(PurePosixPath(self.file).suffix.lower(), ROW)
            where.append(translate(place).format(row=self.row))
        if self.field is not None:
            where.append(translate(FIELD).format(field=_plain(self.field)))
        shown = {name: _plain(value) for name, value in self.detail.items()}
        return f"{', '.join(where)}: {translate(MESSAGES[self.code]).format(**shown)}"


@dataclass(frozen=True)
class Origin:
    """A file of a package: where the problems found in it come from."""

    package: str
    file: str

    def problem(self, code: str, row: int | None = None, field: str | None = None, **detail: Detail) -> Problem:
        """Make a problem of this file."""
        return Problem(self.package, self.file, code, row, field, detail)


class PackageError(Exception):
    """A package that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.text("en"))

    def __reduce__(self) -> tuple[type["PackageError"], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems themselves."""
        return PackageError, (self.problems,)

    def text(self, lang: str) -> str:
        """Say every problem, one a line."""
        return "\n".join(problem.text(lang) for problem in self.problems)


@dataclass
class Findings:
    """The problems found so far; of one cell or shape only the first, since the rest follows from it."""

    problems: list[Problem] = attribute(default_factory=list)
    cells: set[tuple[str, int, str | None]] = attribute(default_factory=set)

    def add(self, problems: Iterable[Problem]) -> None:
        """Take in problems, in the order of their importance."""
        for problem in problems:
            if problem.row is not None:
                cell = (problem.file, problem.row, problem.field)
                if cell in self.cells:
                    continue
                self.cells.add(cell)
            self.problems.append(problem)

    def touches(self, file: str, column: str) -> bool:
        """Tell whether anything is wrong with a whole file or with one of its columns."""
        return any(found.file == file and found.field in (None, column) for found in self.problems)

    def ordered(self) -> tuple[Problem, ...]:
        """Sort by file, then by row (what concerns the whole file first)."""
        return tuple(sorted(self.problems, key=lambda found: (found.file, found.row or 0, found.field or "")))


def _plain(value: Detail) -> str:
    """Keep a message on one line, short, and free of characters that a terminal would obey."""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
