"""Pages run as Streamlit runs them, without a browser."""

import csv
import io
from pathlib import Path

from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).resolve().parents[1] / "pages"
PATIENCE = 30
Files = dict[str, bytes]
"""Files that a page offers, by name."""


def show(page: str, /, **query: str) -> AppTest:
    """Run the script of one page (`map`) alone, at an address with these keys."""
    return _at(AppTest.from_file(PAGES / f"{page}.py", default_timeout=PATIENCE), query).run()


def show_framed(page: str, /, **query: str) -> AppTest:
    """Run a page inside the frame that all pages share, at an address with these keys."""
    app = _at(AppTest.from_file(PAGES / "_navigation.py", default_timeout=PATIENCE), query).run()
    return _at(app.switch_page(f"{page}.py"), query).run()


def address(app: AppTest) -> dict[str, str]:
    """The keys of the address as they stand now."""
    return {name: values[-1] if isinstance(values, list) else values for name, values in app.query_params.items()}


def rows_of(content: bytes) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _at(app: AppTest, query: dict[str, str]) -> AppTest:
    app.query_params.clear()
    for name, text in query.items():
        app.query_params[name] = text
    return app
