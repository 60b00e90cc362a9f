"""What the project says of itself, part by part, as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.show import words

if TYPE_CHECKING:
    from lib.store import Package


def parts(package: Package) -> tuple[str, ...]:
    """The parts of the model that a package has statements of, in their order."""
    return tuple(dict.fromkeys(_ordered(package)["part"]))


def statements(package: Package, part: str) -> pd.DataFrame:
    """The rows of one part of the model, in their order."""
    rows = _ordered(package)
    return rows[rows["part"] == part]


@lru_cache(maxsize=32)
def statement_table(package: Package, part: str, lang: str) -> pd.DataFrame:
    """List the statements of one part with their sources. The frame is kept and shared."""
    _, rows = catalogue(lang).gettext, statements(package, part)
    publishers = package.tables["sources"].set_index("source_id")["publisher"]
    return pd.DataFrame(
        {
            _("Part"): words.model_parts(lang)[part],
            _("Statement"): rows[f"statement_{lang}"].to_numpy(),
            _("Source"): rows["source_id"].map(publishers).fillna("").to_numpy(),
            _("Address"): rows["url"].to_numpy(),
            _("How sure"): rows["confidence"].map(words.confidences(lang)).to_numpy(),
        }
    )


def _ordered(package: Package) -> pd.DataFrame:
    return package.tables["model"].sort_values("order", kind="stable")
