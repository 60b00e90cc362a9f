"""Yes-or-no indicators: what is documented, since when, and that nothing found stays nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lib.model.cities.answers import answers
from lib.model.records import records
from lib.store import Package, load_package
from tests.model_packages import cities, indicator, values

ITALY = Path(__file__).parents[1] / "data" / "italy"


def asked(rows: list[dict[str, Any]], **more: Any) -> Package:
    """The six cities with the single yes-or-no indicator `thing`."""
    return cities([indicator("thing", **({"kind": "yes-no"} | more))], rows)


def test_a_yes_comes_first_then_a_no_then_nothing() -> None:
    rows = answers(asked(values("thing", {"B": 0.0, "E": 1.0, "C": 1.0})), "thing")
    assert list(rows["name"]) == ["Cea", "Erba", "Bo", "Ada", "Dro", "Fara"]
    assert list(rows["answer"]) == ["yes", "yes", "no", "", "", ""]


def test_nothing_documented_is_not_a_no() -> None:
    nothing = answers(asked(values("thing", {"B": 0.0})), "thing").iloc[-1]
    assert (nothing["answer"], nothing["periods"], nothing["status"], nothing["note_en"]) == ("", (), "", "")


def test_the_latest_answer_counts_with_every_period_that_documents_it() -> None:
    history = [
        *values("thing", {"A": 1.0}, period="1996"),
        *values("thing", {"A": 1.0}, period="2018", note_en="again"),
        *values("thing", {"B": 1.0}, period="2010"),
        *values("thing", {"B": 0.0}, period="2020"),
    ]
    ada, bo = records(answers(asked(history), "thing"))[:2]
    assert (ada["answer"], ada["periods"], ada["note_en"]) == ("yes", ("1996", "2018"), "again")
    assert (bo["answer"], bo["periods"]) == ("no", ("2020",))


def test_what_is_handed_out_can_be_changed_without_harm() -> None:
    package = asked(values("thing", {"A": 1.0}))
    first = answers(package, "thing")
    first.loc[0, "answer"] = "no"
    assert answers(package, "thing").loc[0, "answer"] == "yes"


def test_a_number_has_no_answers() -> None:
    with pytest.raises(ValueError, match="a number"):
        answers(asked([], kind="number"), "thing")
    with pytest.raises(KeyError, match="nothing"):
        answers(asked([]), "nothing")


def test_real_answers() -> None:
    package = load_package(ITALY)
    members = answers(package, "fisu-member").set_index("name")
    assert (members["answer"] == "yes").sum() == 12
    assert members.loc["Bologna", "periods"] == ("1996", "2018", "2019", "2025")
    assert set(members["answer"]) == {"yes", ""}
    night = answers(package, "night-delegate")
    assert list(night.loc[night["answer"] == "yes", "name"]) == ["Bologna", "Trento"]
