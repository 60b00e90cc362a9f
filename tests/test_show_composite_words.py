"""A composite in words: its methods and groups are all named, and sentences say what the draws say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.model.composite import COMPATIBLE, Composite, Method, composite
from lib.model.composites.aggregate import AGGREGATIONS
from lib.model.composites.components import REASONS, Group
from lib.model.composites.normalise import NORMALISATIONS
from lib.model.composites.sensitivity import SEED, Sensitivity
from lib.show.lists.composite import Line
from lib.show.wording import composite_words
from lib.web.packages import city, comparison
from tests.composites import frame

LINES = (Line("a", "Ada", 1, 1, 3, 1), Line("b", "Bo", 2, 2, 2, 3), Line("c", "Cea", 3, 2, 3, 2))


def made(values: pd.DataFrame) -> Composite:
    names = [str(name) for name in values]
    method = Method("min-max", "arithmetic")
    return composite(values, dict.fromkeys(names, "higher"), dict.fromkeys(names, 1.0), method)


def drawn(wins: int, draws: int = 100, methods: tuple[Method, ...] = COMPATIBLE) -> Sensitivity:
    """Three units; the first is ahead of the second in so many draws, and the last always last."""
    ranks = np.array([[1, 2, 3]] * wins + [[2, 1, 3]] * (draws - wins), dtype=np.int16)
    return Sensitivity(ranks, pd.Index(["a", "b", "c"]), methods, SEED, 5.0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_method_and_reason_has_a_name_of_its_own(lang: str) -> None:
    for names, ids in (
        (composite_words.normalisations(lang), NORMALISATIONS),
        (composite_words.aggregations(lang), AGGREGATIONS),
        (composite_words.reasons(lang), REASONS),
    ):
        assert set(names) == set(ids)
        assert len({*names.values()}) == len(names)
        assert all(names.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_base_of_the_packages_has_a_name(lang: str) -> None:
    for package in (city(), comparison()):
        assert set(package.tables["indicators"]["base"]) <= set(composite_words.bases(lang))


def test_a_method_is_both_its_parts() -> None:
    found = composite_words.method(Method("goalposts", "ampi"), "en")
    assert found == "Adjusted Mazziotta-Pareto index · Goalposts 70 and 130, mean 100"
    assert len({composite_words.method(each, "en") for each in COMPATIBLE}) == len(COMPATIBLE)


def test_a_group_is_named_by_its_level_and_base() -> None:
    assert composite_words.group(Group("comune", "", ("x", "y")), "en") == "municipality, not from a survey (2)"
    found = composite_words.group(Group("province", "people-14", ("x", "y", "z")), "en")
    assert found == "province, survey, of people aged 14 and over (3)"


def test_a_base_that_has_no_name_is_shown_as_it_is() -> None:
    assert composite_words.group(Group("comune", "dog-owners", ("x", "y")), "en") == "municipality, dog-owners (2)"


def test_what_is_not_offered_is_counted_by_reason() -> None:
    found = composite_words.refused(["few", "level", "level", "base"], "en")
    assert found == "Not offered: 2 of another level; 1 on another survey base; 1 with a value for fewer than three."
    assert composite_words.refused([], "en") == ""


def test_a_unit_lies_between_two_places() -> None:
    found = composite_words.place(LINES, "a", "en")
    assert found == "Ada: anywhere between place 1 and place 3 of 3, in nine draws of ten"
    assert composite_words.place(LINES, "b", "en") == "Bo: place 2 of 3 in nine draws of ten"
    assert composite_words.place(LINES, "zz", "en") == composite_words.place(LINES, "", "en") == ""


def test_survivors_are_counted_in_the_singular_and_in_the_plural() -> None:
    assert composite_words.survivors(drawn(95), "en").startswith("Of the 2 differences between neighbours")
    assert "2 hold in at least 95% of the draws." in composite_words.survivors(drawn(95), "en")
    assert "1 holds in at least 95% of the draws." in composite_words.survivors(drawn(60), "en")


def test_why_names_the_draws_and_the_methods() -> None:
    found = composite_words.why(drawn(1, 1000, COMPATIBLE[:3]), "en")
    assert "no headline score" in found
    assert "1,000 draws of weights, through the 3 methods" in found
    assert "uncertainty of the figures themselves" in found
    assert "1.000" in composite_words.why(drawn(1, 1000), "it")


def test_how_names_seed_and_concentration_and_the_methods_that_are_not_tried() -> None:
    whole = composite_words.how(drawn(1), "en")
    assert whole.endswith(f"concentration 5, seed {SEED}.")
    without = composite_words.how(drawn(1, methods=COMPATIBLE[1:]), "en")
    left = composite_words.method(COMPATIBLE[0], "en")
    assert without == f"{whole} Not tried, as figures or scores below 0 do not allow it: {left}."


def test_units_without_a_composite_are_named_with_what_they_have() -> None:
    found = made(frame(x=[1, 2, 3, 4], y=[4, 3, None, 5], z=[1, 2, None, None]))
    names = {"a": "Ada", "b": "Bo", "c": "Cea", "d": "Dro"}
    assert composite_words.too_few(found, names, "en") == ["Cea: no composite, has 1 of 3 components"]
    assert composite_words.too_few(made(frame(x=[1, 2, 3], y=[3, 2, 1])), names, "en") == []
