"""Every figure of some indicators as one tidy table: a row each, with all that says what it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from lib.locale import catalogue
from lib.model.period import sort_key
from lib.show import numbers, words

if TYPE_CHECKING:
    from lib.store import Package


PARTS = (("observations", "areas", "area_id"), ("context_observations", "territories", "territory_id"))
"""Each table of observations, with the table of what they are about and the key between the two."""


@lru_cache(maxsize=256)
def figures_table(package: Package, indicator_ids: tuple[str, ...], lang: str) -> pd.DataFrame:
    """List all observations of the indicators, about mapped areas and other territories, headed in the language.

    Ordered by indicator as given, areas before territories in their own order, the oldest period first.
    Numbers stay numbers; periods are also given in ISO 8601, so that a file can be sorted and joined. The frame is
    kept and shared: copy it before changing it.
    """
    _ = catalogue(lang).gettext
    rows = _observations(package, indicator_ids)
    about = package.tables["indicators"].set_index("indicator_id").loc[rows["indicator_id"]]
    sources = package.tables["sources"].set_index("source_id")
    records = cast("list[dict[str, Any]]", rows.to_dict("records"))
    levels, bands = words.levels(lang), words.time_bands(lang)
    statuses, confidences = words.short_statuses(lang), words.confidences(lang)
    found = [row["source_id"] if row["source_id"] in sources.index else None for row in records]
    return pd.DataFrame(
        {
            _("Indicator"): about[f"name_{lang}"].to_numpy(),
            _("Area or territory"): rows[f"name_{lang}"].to_numpy(),
            _("Level"): [levels[row["level"]] for row in records],
            _("Period"): [numbers.when(row, lang) for row in records],
            _("Time of day"): [bands[row["time_band"]] for row in records],
            _("Value"): rows["value"].to_numpy(),
            _("Lower bound"): rows["lower"].to_numpy(),
            _("Upper bound"): rows["upper"].to_numpy(),
            _("As published"): rows[f"value_text_{lang}"].to_numpy(),
            _("Unit"): about[f"unit_{lang}"].to_numpy(),
            _("Status"): [statuses[row["status"]] for row in records],
            _("How sure"): [confidences[row["confidence"]] for row in records],
            _("Source"): ["" if one is None else sources.at[one, "publisher"] for one in found],
            _("Address"): [
                row["url"] or ("" if one is None else sources.at[one, "url"])
                for row, one in zip(records, found, strict=True)
            ],
            _("Note"): rows[f"note_{lang}"].to_numpy(),
            _("Other sources say"): rows[f"disagreement_{lang}"].to_numpy(),
            "indicator_id": rows["indicator_id"].to_numpy(),
            "area_or_territory_id": rows["place_id"].to_numpy(),
            _("Period, ISO 8601"): rows["period"].to_numpy(),
        }
    )


def _observations(package: Package, indicator_ids: tuple[str, ...]) -> pd.DataFrame:
    parts = []
    for table, places, key in PARTS:
        named = package.tables[places][[key, "level", "name_it", "name_en"]]
        named = named.assign(place_order=range(len(named)))
        rows = package.tables[table]
        rows = rows[rows["indicator_id"].isin(indicator_ids)]
        parts.append(rows.merge(named, on=key, validate="many_to_one").rename(columns={key: "place_id"}))
    rows = pd.concat(parts, keys=range(len(parts)), names=["part"]).reset_index("part")
    order = {indicator: place for place, indicator in enumerate(indicator_ids)}
    rows = rows.assign(order=rows["indicator_id"].map(order), when=rows["period"].map(sort_key))
    return rows.sort_values(["order", "part", "place_order", "when"], kind="stable", ignore_index=True)
