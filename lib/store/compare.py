"""What changed between two versions of a data package: `python -m lib.store.compare OLD NEW [--lang it|en]`.

OLD and NEW are folders or zip archives. Ends with 0 where the two could be compared, whether they differ or not,
and with 2 where they could not, after naming file, row and field of all that stands in the way.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.locale import DEFAULT, LANGUAGES, N_, catalogue
from lib.store.problem import PackageError
from lib.store.versions.archive import unpack
from lib.store.versions.changes import Changes, Difference, Edition, Group, Kind
from lib.store.versions.differences import differences
from lib.store.versions.edition import Written, read_edition

COMPARED, NOT_COMPARED = 0, 2
GROUPS = {
    Group.METHOD: N_("Method"),
    Group.FIGURES: N_("Figures"),
    Group.SOURCES: N_("Sources"),
    Group.TABLES: N_("Other tables and settings"),
    Group.LAYERS: N_("Layers of the map"),
    Group.STRUCTURE: N_("Files and columns"),
}
KINDS = {
    Kind.ADDED: N_("added"),
    Kind.REMOVED: N_("removed"),
    Kind.CHANGED: N_("changed"),
    Kind.MOVED: N_("moved"),
}
COUNTS = {
    Kind.ADDED: N_("added: {number}"),
    Kind.REMOVED: N_("removed: {number}"),
    Kind.CHANGED: N_("changed: {number}"),
    Kind.MOVED: N_("moved: {number}"),
}


def compare(old: Path, new: Path) -> Changes:
    """Compare two versions of a package, each in a folder or a zip archive.

    Raises PackageError with everything that keeps one of them from being read.
    """
    return differences(read_version(old), read_version(new))


def read_version(path: Path) -> Written:
    """Read a version from its folder or zip archive. Raises PackageError."""
    with _folder(path) as folder:
        return read_edition(folder)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    if not path.is_file():
        yield path
        return
    with TemporaryDirectory() as empty:
        yield unpack(path, Path(empty))


def text(changes: Changes, lang: str) -> str:
    """Say everything that changed: a line on both versions, one on each group, then each difference."""
    _ = catalogue(lang).gettext
    lines = [f"{_edition(changes.old)} → {_edition(changes.new)}"]
    counts = changes.counts()
    for group in Group:
        found = changes.of(group)
        if found:
            lines += ["", ": ".join((_(GROUPS[group]), _counted(group, counts, lang)))]
            lines += [line for each in found for line in _lines(each, changes, lang)]
    return "\n".join(lines if changes.differences else [*lines, _("Nothing has changed.")])


def _edition(edition: Edition) -> str:
    return _plain(" ".join(filter(None, (edition.name, edition.version, edition.created and f"({edition.created})"))))


def _counted(group: Group, counts: Counter[tuple[Group, Kind]], lang: str) -> str:
    _ = catalogue(lang).gettext
    return ", ".join(_(COUNTS[kind]).format(number=counts[group, kind]) for kind in Kind if counts[group, kind])


def _lines(difference: Difference, changes: Changes, lang: str) -> Iterator[str]:
    """Write a difference: what happened to what and, where it is in both versions, each cell that is not as it was."""
    _ = catalogue(lang).gettext
    called = [_called(column, value, changes, lang) for column, value in difference.key if value]
    happened, place = _(KINDS[difference.kind]), ", ".join((difference.file, *called))
    if difference.kind in (Kind.CHANGED, Kind.MOVED):
        yield _plain(f"  {happened} · {place}")
        for cell in difference.cells:
            yield _plain(f"      {cell.field}: {_quoted(cell.old, lang)} → {_quoted(cell.new, lang)}")
    else:
        told = ": ".join(filter(None, (place, difference.figure(lang))))
        yield _plain(f"  {happened} · {told}")


def _called(column: str, value: str, changes: Changes, lang: str) -> str:
    names = changes.names.get(column, {}).get(value)
    name = names[LANGUAGES.index(lang)] if names else ""
    return f"{value} ({name})" if name and name != value else value


def _quoted(value: str, lang: str) -> str:
    _ = catalogue(lang).gettext
    return _("“{text}”").format(text=value) if value else _("nothing")


def _plain(line: str) -> str:
    """Keep a line one line, and free of characters that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the versions named on the command line and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.store.compare",
        description="Say what changed between two versions of a data package.",
        epilog="Exit code: 0 where the versions could be compared, 2 where they could not.",
    )
    parser.add_argument("old", type=Path, help="the earlier version: a folder with datapackage.json, or a zip of it")
    parser.add_argument("new", type=Path, help="the later version, likewise")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="language of the text")
    options = parser.parse_args(arguments)
    try:
        changes = compare(options.old, options.new)
    except PackageError as failure:
        print(failure.text(options.lang), file=sys.stderr)
        return NOT_COMPARED
    print(text(changes, options.lang))
    return COMPARED


if __name__ == "__main__":
    sys.exit(main())
