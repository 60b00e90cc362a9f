"""Who is drawn and who is marked."""

import pandas as pd

from lib.show.plots.marks import CHOSEN, HOME, Marks

ROWS = pd.DataFrame({"unit_id": ["01", "02", "03"], "value": [1, 2, 3]}, index=[5, 6, 7])


def test_the_chosen_one_counts_before_the_home_one() -> None:
    both = Marks(None, "02", "02")
    assert both.of("02") == CHOSEN
    apart = Marks(None, "01", "02")
    assert [apart.of(unit) for unit in ("01", "02", "03")] == [CHOSEN, HOME, ""]
    assert apart.of("03", "workshop") == "workshop"


def test_no_city_chosen_marks_nothing() -> None:
    assert Marks(None, "", "").of("") == ""
    assert Marks(None, "", "01").of("") == ""


def test_everybody_is_drawn_unless_some_are_named() -> None:
    assert Marks(None, "", "").keep(ROWS) is ROWS
    kept = Marks(frozenset({"03", "01"}), "", "").keep(ROWS)
    assert list(kept["value"]) == [1, 3]
    assert list(kept.index) == [0, 1]
