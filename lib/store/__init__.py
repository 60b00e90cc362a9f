"""Reading and checking data packages, and keeping what readers send back."""

from lib.store.descriptor import Config
from lib.store.package import Package, load_package
from lib.store.problem import PackageError, Problem

__all__ = ["Config", "Package", "PackageError", "Problem", "load_package"]
