"""Rows as dictionaries."""

import pandas as pd

from lib.model.records import records


def test_each_row_goes_by_the_names_of_its_columns() -> None:
    rows = pd.DataFrame({"name": ["Ada", "Bo"], "value": [1.5, 2.5]}, index=[7, 3])
    assert records(rows) == [{"name": "Ada", "value": 1.5}, {"name": "Bo", "value": 2.5}]


def test_no_rows_give_none() -> None:
    assert records(pd.DataFrame({"name": []})) == []
