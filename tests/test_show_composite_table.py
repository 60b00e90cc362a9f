"""The tables of a composite: sub-indices before the whole, and a file that holds all it is made of."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.model.composite import Composite, Method, composite
from lib.model.composites.components import Components, city_components
from lib.model.composites.sensitivity import SEED, Sensitivity, sensitivity
from lib.show.lists import composite_table
from lib.show.wording.composite_words import method
from tests.model_packages import CITIES, cities, indicator, values

AMPI, MIN_MAX = Method("goalposts", "ampi"), Method("min-max", "arithmetic")
THEMES = {"recorded-safety": "Recorded safety", "access": "Access", "community": "Community"}
NAMES = {code: name for code, (name, *_rest) in CITIES.items()}


@pytest.fixture(scope="module")
def offered() -> Components:
    """Three components of six cities; Fara has one of them only."""
    texts = {f"unit_{lang}": "per 1,000" for lang in LANGUAGES} | {"base": ""}
    catalogue = [
        indicator(
            "theft", direction="lower", theme_id="recorded-safety", source_id="police", **_named("Theft"), **texts
        ),
        indicator("buses", theme_id="access", source_id="", **_named("Buses"), **texts),
        indicator("clubs", theme_id="access", source_id="register", **_named("Clubs"), **texts),
    ]
    rows = values("theft", dict(zip("ABCDEF", [1.0, 2, 3, 4, 5, 6], strict=True)))
    rows += values("buses", dict(zip("ABCDE", [9.0, 7, 8, 2, 1], strict=True)), period="2020")
    rows += values("clubs", dict(zip("ABCDE", [5.0, 4, 3, 2, 1], strict=True)))
    return city_components(cities(catalogue, rows), "comune")


def _named(name: str) -> dict[str, str]:
    return {"name_it": f"{name} it", "name_en": name}


def built(offered: Components, chosen: Method = MIN_MAX, **weights: float) -> tuple[Composite, Sensitivity]:
    whole = dict.fromkeys(offered.values.columns, 1.0) | weights
    known = {str(name): weight for name, weight in whole.items()}
    made = composite(offered.values, offered.directions, known, chosen, offered.themes)
    return made, sensitivity(offered.values, offered.directions, known, 100)


def test_sub_indices_stand_before_the_whole_in_the_order_of_the_themes(offered: Components) -> None:
    frame = composite_table.subindices(*built(offered), NAMES, THEMES, "en")
    columns = ["Name", "Recorded safety", "Access", "Components, %", "All together", "Place by this method"]
    assert list(frame.columns) == columns


def test_the_rows_are_in_the_order_of_the_picture_and_those_without_a_composite_last(offered: Components) -> None:
    made, found = built(offered)
    frame = composite_table.subindices(made, found, NAMES, THEMES, "en")
    assert list(frame["Name"]) == [NAMES[str(code)] for code in found.table().index] + ["Fara"]
    assert list(frame["Name"]) == ["Ada", "Bo", "Cea", "Dro", "Erba", "Fara"]


def test_the_figures_are_those_of_the_composite(offered: Components) -> None:
    frame = composite_table.subindices(*built(offered), NAMES, THEMES, "en").set_index("Name")
    # theft 100, 80, 60 …; buses 100, 75, 87.5 …; clubs 100, 75, 50 …
    assert list(frame.loc["Ada"]) == [100, 100, 100, 100, 1]
    assert list(frame.loc["Cea"]) == pytest.approx([60, 68.75, 100, 65.8333, 3])
    assert frame.loc["Fara", "Recorded safety"] == 0
    assert frame.loc["Fara", "Components, %"] == pytest.approx(33.3)
    assert frame.loc["Fara", ["Access", "All together", "Place by this method"]].isna().all()


def test_every_column_of_numbers_has_its_decimals(offered: Components) -> None:
    made, found = built(offered)
    frame = composite_table.subindices(made, found, NAMES, THEMES, "en")
    assert set(composite_table.decimals(made, THEMES, "en")) == set(frame.columns[1:])
    assert composite_table.decimals(made, THEMES, "en")["Place by this method"] == 0


def test_themes_weigh_what_their_components_weigh(offered: Components) -> None:
    made, _found = built(offered)
    assert composite_table.theme_weights(offered, made, THEMES, "en") == "Recorded safety 33%, Access 67%"
    heavier, _found = built(offered, theft=2.0)
    assert composite_table.theme_weights(offered, heavier, THEMES, "en") == "Recorded safety 50%, Access 50%"
    without, _found = built(offered, theft=0.0)
    assert composite_table.theme_weights(offered, without, THEMES, "en") == "Access 100%"


def test_the_file_holds_ranks_intervals_sub_indices_and_components(offered: Components) -> None:
    made, found = built(offered)
    frame = composite_table.file(offered, made, found, NAMES, THEMES, "en").set_index("Name")
    assert frame.loc[
        "Ada", ["Identifier", "Median place", "Place, percentile 5", "Place, percentile 95"]
    ].to_dict() == {
        "Identifier": "000001",
        "Median place": 1,
        "Place, percentile 5": 1,
        "Place, percentile 95": 1,
    }
    assert frame.loc["Ada", "Share of draws in the best third, %"] == 100
    assert frame.loc["Erba", "Share of draws in the worst third, %"] == 100
    assert frame.loc["Cea", "Access"] == pytest.approx(68.75)
    assert frame.loc["Fara", "Components it has, of 3"] == 1
    assert frame.loc["Cea", "Theft [theft], per 1,000, 2023"] == 3
    assert frame.loc["Cea", "Buses [buses], per 1,000, 2020"] == 8
    assert math.isnan(float(str(frame.loc["Fara", "Buses [buses], per 1,000, 2020"])))
    assert pd.isna(frame["Median place"]).to_dict() == {name: name == "Fara" for name in frame.index}


def test_every_row_of_the_file_says_how_it_was_made(offered: Components) -> None:
    made, found = built(offered, AMPI, theft=2.0)
    frame = composite_table.file(offered, made, found, NAMES, THEMES, "en")
    said = frame.drop(columns="Name").iloc[:, -7:]
    assert said.drop_duplicates().to_dict("records") == [
        {
            "Method": method(AMPI, "en"),
            "Weights": "Theft 50.0%; Buses 25.0%; Clubs 25.0%",
            "Methods drawn": "; ".join(method(each, "en") for each in found.methods),
            "Draws": 100,
            "Seed": SEED,
            "Concentration of the weights": 3.0,
            "Source": "police, register",
        }
    ]


def test_a_component_without_weight_is_not_in_the_file(offered: Components) -> None:
    made, found = built(offered, theft=0.0)
    frame = composite_table.file(offered, made, found, NAMES, THEMES, "en")
    assert not [name for name in frame.columns if "theft" in name]
    assert "Recorded safety" not in frame.columns
    assert "Components it has, of 2" in frame.columns


def test_the_file_is_in_the_language(offered: Components) -> None:
    made, found = built(offered)
    italian, english = (composite_table.file(offered, made, found, NAMES, THEMES, lang) for lang in ("it", "en"))
    assert italian.shape == english.shape
    assert "Theft it [theft], per 1,000, 2023" in italian.columns
    assert "Theft it 33,3%; Buses it 33,3%; Clubs it 33,3%" in set(italian.iloc[0])
    assert "Theft 33.3%; Buses 33.3%; Clubs 33.3%" in set(english.iloc[0])
