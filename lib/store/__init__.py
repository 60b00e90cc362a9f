"""Reading and checking data packages."""

from pathlib import Path

from lib.store.package import Config, Package
from lib.store.problem import PackageError, Problem

__all__ = ["Config", "Package", "PackageError", "Problem", "load_package"]


def load_package(path: Path, *, with_story: bool = True) -> Package:
    """Load the data package in a folder, its story too unless told otherwise.

    Raises PackageError with everything that is wrong, if anything is.
    """
    # Checking takes libraries that a program which only shows packages does without.
    from lib.store.load import load_package as load

    return load(path, with_story=with_story)
