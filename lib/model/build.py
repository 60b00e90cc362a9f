"""Write what a city package computes: its cells and their figures: `python -m lib.model.build [PATH] [--check]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lib.model.computing.file_texts import layer_differences, table_differences
from lib.model.computing.rebuilt import KEYS, rebuilt, wanted
from lib.store import PackageError, load_package

MOST_LINES: Final = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 when the package is broken or, with --check, out of date."""
    parser = argparse.ArgumentParser(prog="python -m lib.model.build", description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, help="a city package (default: the one in use)")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    path = options.path or _package_in_use()
    try:
        package = load_package(path, with_story=False)  # which may name rows that are only about to be computed
    except PackageError as error:
        print(error, file=sys.stderr)
        return 1
    present = {name: (path / name).read_bytes().decode("utf-8") for name in wanted(package)}
    fresh = rebuilt(package, present)
    if options.check:
        return max(_report(path / name, differences(name, present, text)) for name, text in fresh.items())
    for name, text in fresh.items():
        (path / name).write_bytes(text.encode("utf-8"))
    return 0


def differences(name: str, present: Mapping[str, str], fresh: str) -> list[str]:
    """List what sets the present text of a file apart from a fresh one: rows to add, to remove and to change."""
    if name.endswith(".geojson"):
        return layer_differences(present[name], fresh)
    return table_differences(present[name], fresh, KEYS[name])


def _report(file: Path, lines: list[str]) -> int:
    if not lines:
        print(f"{file}: up to date")
        return 0
    print(f"{file}: {len(lines)} differences from what is computed", file=sys.stderr)
    print("\n".join(lines[:MOST_LINES]), file=sys.stderr)
    if len(lines) > MOST_LINES:
        print(f"... and {len(lines) - MOST_LINES} more", file=sys.stderr)
    return 1


def _package_in_use() -> Path:
    if named := os.environ.get("DORA_PACKAGE"):
        return Path(named)
    for descriptor in sorted(Path("data").glob("*/datapackage.json")):
        if json.loads(descriptor.read_text(encoding="utf-8")).get("dora", {}).get("kind") == "city":
            return descriptor.parent
    raise SystemExit("no city package under data/: give its path")


if __name__ == "__main__":
    raise SystemExit(main())
