"""Check a data package: `python -m lib.store.check PATH [--lang it|en]`.

Prints every problem and ends with 1, or says that the package is in order and ends with 0.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.locale import DEFAULT, LANGUAGES, catalogue
from lib.store.load import load_package
from lib.store.problem import PackageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the package named on the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lib.store.check", description="Check a data package.")
    parser.add_argument("path", type=Path, help="the folder with datapackage.json")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="language of the messages")
    options = parser.parse_args(arguments)
    texts = catalogue(options.lang)
    try:
        package = load_package(options.path)
    except PackageError as failure:
        number = len(failure.problems)
        summary = texts.ngettext("{number} problem found.", "{number} problems found.", number)
        print(failure.text(options.lang), summary.format(number=number), sep="\n")
        return 1
    summary = texts.gettext("{name} {version}: ok, {tables} tables and {layers} layers.")
    listed = [Path(resource["path"]) for resource in package.descriptor["resources"]]
    numbers = {
        "tables": sum(path.suffix == ".csv" and path.stem in package.tables for path in listed),
        "layers": sum(path.suffix == ".geojson" and path.stem in package.layers for path in listed),
    }
    print(summary.format(name=package.name, version=package.version, **numbers))
    if package.story:
        told = texts.ngettext("Its story has {number} step.", "Its story has {number} steps.", len(package.story.steps))
        print(told.format(number=len(package.story.steps)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
