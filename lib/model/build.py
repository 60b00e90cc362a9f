"""Write the computed observations of a city package: `python -m lib.model.build [PATH] [--check]`."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from lib.model.computed import computed_rows
from lib.model.measures import MEASURES
from lib.model.period import sort_key
from lib.store import Package, PackageError, load_package

OBSERVATIONS: Final = "observations.csv"
KEY: Final = ("area_id", "indicator_id", "period", "time_band")
MACHINE_MADE: Final = frozenset({"computed", "indicative", "not computable"})
MOST_LINES: Final = 20

Row: TypeAlias = dict[str, str]


def rebuilt(package: Package, present: str) -> str:
    """Return the text of observations.csv with its computed rows replaced by freshly computed ones.

    present: the text of the file as it stands; its header gives the columns, and its other rows stay as they
    are. Rows follow the `order` of the catalogue, then that of the areas, then the period. UTF-8 text, LF.
    """
    reader = csv.DictReader(io.StringIO(present))
    columns = list(reader.fieldnames or ())
    rows = [row for row in reader if not is_machine_made(row)] + computed_rows(package)
    indicators, areas = _orders(package, "indicators"), _orders(package, "areas")

    def place(row: Row) -> tuple[int, int, tuple[int, int]]:
        return indicators[row["indicator_id"]], areas[row["area_id"]], sort_key(row["period"])

    return _text(columns, sorted(rows, key=place))


def is_machine_made(row: Row) -> bool:
    """Whether a row of the observations table is one that this command writes."""
    return row["indicator_id"] in MEASURES and row["status"] in MACHINE_MADE


def differences(present: str, fresh: str) -> list[str]:
    """List what sets two texts of observations.csv apart: rows to add (+), to remove (-) and to change (~)."""
    old, new = (_by_key(csv.DictReader(io.StringIO(text))) for text in (present, fresh))
    lines = [f"+ {' '.join(key)}" for key in new if key not in old]
    lines += [f"- {' '.join(key)}" for key in old if key not in new]
    for key in old.keys() & new.keys():
        for name, value in new[key].items():
            if (was := old[key].get(name)) != value:
                lines.append(f"~ {' '.join(key)}: {name} {was!r} -> {value!r}")
    if not lines and present != fresh:
        lines = ["the rows agree, but their order or the form of the file does not"]
    return sorted(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 when the package is broken or, with --check, out of date."""
    parser = argparse.ArgumentParser(prog="python -m lib.model.build", description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, help="a city package (default: the one in use)")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    path = options.path or _package_in_use()
    try:
        package = load_package(path)
    except PackageError as error:
        print(error, file=sys.stderr)
        return 1
    file = path / OBSERVATIONS
    present = file.read_bytes().decode("utf-8")
    fresh = rebuilt(package, present)
    if options.check:
        return _report(file, differences(present, fresh))
    file.write_bytes(fresh.encode("utf-8"))
    return 0


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


def _orders(package: Package, table: str) -> dict[str, int]:
    frame = package.tables[table]
    key = f"{table.removesuffix('s')}_id"
    return dict(zip(frame[key], frame["order"], strict=True))


def _by_key(rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    return {tuple(row[name] for name in KEY): row for row in rows}


def _text(columns: list[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
