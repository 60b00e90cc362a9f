"""What a package holds, as tables in one language: for reading on a page and for taking away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.inventory import disagreements, reasons, sources_in_use
from lib.model.knowledge import unpublished
from lib.show import numbers, words
from lib.store.codes import Status

if TYPE_CHECKING:
    from lib.store import Package


def sources(package: Package, lang: str) -> pd.DataFrame:
    """Who published what, when, under which licence, and how many figures rest on it."""
    _ = catalogue(lang).gettext
    rows = sources_in_use(package)
    return pd.DataFrame(
        {
            _("Publisher"): rows["publisher"],
            _("What it is"): rows[f"title_{lang}"],
            _("Year"): rows["year"],
            _("Licence"): [words.licence(text, lang) for text in rows["licence"]],
            _("Figures"): rows["figures"],
            _("Note"): rows[f"note_{lang}"],
            _("Address"): rows["url"],
        }
    )


def other_figures(package: Package, lang: str) -> pd.DataFrame:
    """Every figure beside which another source says something else, and what it says."""
    _ = catalogue(lang).gettext
    rows = disagreements(package)
    known = package.tables["sources"].set_index("source_id")
    records = [row for _number, row in rows.iterrows()]
    return pd.DataFrame(
        {
            _("Indicator"): rows[f"name_{lang}"],
            _("Area or city"): rows[f"subject_{lang}"],
            _("Period"): [numbers.when(row, lang) for row in records],
            _("Figure shown"): [
                f"{numbers.value(row, int(row['decimals']), lang)} {row[f'unit_{lang}']}".strip() for row in records
            ],
            _("Source"): rows["source_id"].map(known["publisher"]).fillna(""),
            _("Other sources say"): rows[f"disagreement_{lang}"],
            _("Note"): rows[f"note_{lang}"],
            _("Address"): rows["url"].where(rows["url"] != "", rows["source_id"].map(known["url"]).fillna("")),
        }
    )


def missing(package: Package, lang: str) -> pd.DataFrame:
    """Every indicator that nobody published, what was found instead, and what would fill it."""
    _ = catalogue(lang).gettext
    rows = unpublished(package)
    return pd.DataFrame(
        {
            _("Theme"): _themes(package, rows, lang),
            _("Indicator"): rows[f"name_{lang}"],
            _("What it would tell"): rows[f"definition_{lang}"],
            _("What was found"): rows["indicator_id"].map(_notes(package, lang)).fillna(""),
            _("What would fill it"): rows[f"missing_{lang}"],
        }
    ).reset_index(drop=True)


def indicators(package: Package, lang: str) -> pd.DataFrame:
    """Tell the whole catalogue: one row an indicator, with everything it says of itself."""
    _ = catalogue(lang).gettext
    rows = package.tables["indicators"]
    publishers = package.tables["sources"].set_index("source_id")["publisher"]
    return pd.DataFrame(
        {
            _("Id"): rows["indicator_id"],
            _("Theme"): _themes(package, rows, lang),
            _("Indicator"): rows[f"name_{lang}"],
            _("Definition"): rows[f"definition_{lang}"],
            _("Unit"): rows[f"unit_{lang}"],
            _("Level"): rows["level"].map(words.levels(lang)),
            _("Direction"): rows["direction"].map(words.directions(lang)),
            _("Kind"): rows["kind"].map(words.measures(lang)),
            _("Interval"): rows["interval"].map(words.intervals(lang)),
            _("Status"): rows["status"].map(words.short_statuses(lang)),
            _("Formula"): rows[f"formula_{lang}"],
            _("What would fill it"): rows[f"missing_{lang}"],
            _("Careful"): rows[f"caveat_{lang}"],
            _("Source"): rows["source_id"].map(publishers).fillna(""),
        }
    )


def formulas(package: Package, lang: str) -> pd.DataFrame:
    """List the computed indicators with their formulas, in the catalogue's order."""
    _ = catalogue(lang).gettext
    rows = package.tables["indicators"]
    rows = rows[rows["status"] == Status.COMPUTED]
    return pd.DataFrame(
        {
            _("Indicator"): rows[f"name_{lang}"],
            _("Unit"): rows[f"unit_{lang}"],
            _("Formula"): rows[f"formula_{lang}"],
        }
    ).reset_index(drop=True)


def frameworks(package: Package, lang: str) -> pd.DataFrame:
    """Every indicator of the other frameworks, with the theme of ours that it falls under."""
    _ = catalogue(lang).gettext
    rows = package.tables["frameworks"].sort_values("order", kind="stable")
    return pd.DataFrame(
        {
            _("Framework"): rows["framework"],
            _("Group"): rows[f"group_{lang}"],
            _("Indicator"): rows[f"name_{lang}"],
            _("Definition"): rows[f"definition_{lang}"],
            _("Unit"): rows[f"unit_{lang}"],
            _("Theme here"): _themes(package, rows, lang),
            _("Used by the project"): rows["used_by_project"].map(words.uses(lang)),
            _("How sure"): rows["confidence"].map(words.confidences(lang)),
            _("Note"): rows[f"note_{lang}"],
            _("Address"): rows["url"],
        }
    ).reset_index(drop=True)


def framework_themes(package: Package, lang: str) -> pd.DataFrame:
    """How many indicators each framework has under each theme of ours, and all of them; in the package's order."""
    _ = catalogue(lang).gettext
    rows = package.tables["frameworks"].sort_values("order", kind="stable")
    themes = package.tables["themes"].sort_values("order", kind="stable")
    counts = pd.crosstab(rows["framework"], rows["theme_id"])
    counts = counts.reindex(
        index=list(dict.fromkeys(rows["framework"])), columns=list(themes["theme_id"]), fill_value=0
    )
    counts.loc[_("All frameworks")] = counts.sum()
    named = counts.set_axis(list(themes[f"name_{lang}"]), axis="columns")
    return named.rename_axis(index=_("Framework"), columns=None).reset_index()


def _notes(package: Package, lang: str) -> pd.Series:
    """Tell what was found instead of each indicator's figures, by the id of the indicator."""
    rows = reasons(package)
    told = rows[f"subject_{lang}"] + ": " + rows[f"note_{lang}"]
    return told.groupby(rows["indicator_id"], sort=False).agg(" ".join)


def _themes(package: Package, rows: pd.DataFrame, lang: str) -> pd.Series:
    return rows["theme_id"].map(package.tables["themes"].set_index("theme_id")[f"name_{lang}"])
