"""Tables to be read: wrapped texts, linked names, numbers of the language, nothing in them markup."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.show import escape

HOSTILE = [
    "<script>alert(1)</script>",
    "[here](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "**bold** _soft_ `code` ~~gone~~",
    ":material/home: :red[text]",
    "$x^2$ | cell | <!-- -->",
    "# title\n- item\n1. item",
]
NAMES = {"name": ["Fiumalta"], "address": ["https://fiumalta.example/a"], "residents": [25000]}


def drawn(frame: pd.DataFrame, links: dict[str, str] | None = None, lang: str = "it") -> pd.DataFrame:
    """The cells that reach Streamlit, as Markdown."""

    def script(frame: "pd.DataFrame", links: dict[str, str] | None) -> None:
        from lib.web import tables

        tables.wrapped(frame, "Table", links)

    app = AppTest.from_function(script, args=(frame, links))
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    cells: pd.DataFrame = app.table[0].value
    return cells


def as_read(markdown: str) -> str:
    """What a reader sees of Markdown in which every sign is escaped."""
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_cell_is_shown_as_it_is_written(text: str) -> None:
    cell = str(drawn(pd.DataFrame({"note": [text]})).iloc[0, 0])
    assert as_read(cell) == " ".join(text.split())
    assert not re.search(r"(?<!\\)[<\[*`$#:!|]", cell)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_header_is_shown_as_it_is_written(text: str) -> None:
    assert list(drawn(pd.DataFrame({text: ["cell"]})).columns) == [escape.markdown(text)]


def test_a_name_leads_to_its_address_which_has_no_column_of_its_own() -> None:
    cells = drawn(pd.DataFrame(NAMES), {"name": "address"})
    assert list(cells.columns) == ["name", "residents"]
    assert cells.iloc[0, 0] == "[Fiumalta](<https://fiumalta.example/a>)"


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "data:text/html,x", "fiumalta.example"])
def test_only_addresses_of_the_web_are_linked(address: str) -> None:
    cells = drawn(pd.DataFrame(NAMES | {"address": [address]}), {"name": "address"})
    assert cells.iloc[0, 0] == "Fiumalta"


def test_an_address_cannot_end_its_own_link() -> None:
    cells = drawn(pd.DataFrame(NAMES | {"address": ["https://x.example/>)<img src=x>"]}), {"name": "address"})
    assert cells.iloc[0, 0] == "[Fiumalta](<https://x.example/%3E)%3Cimg%20src=x%3E>)"


@pytest.mark.parametrize(("lang", "number"), [("it", "25.000"), ("en", "25,000")])
def test_whole_numbers_are_written_in_the_language(lang: str, number: str) -> None:
    assert drawn(pd.DataFrame(NAMES), lang=lang)["residents"].tolist() == [number]


def test_the_frame_given_is_left_as_it_was() -> None:
    frame = pd.DataFrame(NAMES)
    drawn(frame, {"name": "address"})
    pd.testing.assert_frame_equal(frame, pd.DataFrame(NAMES))
