"""The list of indicators as an HTML table: theme by theme, one row each, safe and whole."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from lib.model.side_by_side import Line, line, select, side_by_side
from lib.show.lists.indicator_list import chosen, indicator_list
from lib.store import Package
from tests.indicator_package import load


class Table(HTMLParser):
    """The texts of the cells by row; the rows' ids; the addresses of the links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.ids: list[str | None] = []
        self.links: list[str | None] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
            self.ids.append(dict(attrs).get("id"))
        elif tag in ("td", "th"):
            self.rows[-1] += [""] * int(dict(attrs).get("colspan") or 1)
        elif tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("list") / "fiumalta")


def html(package: Package, lines: tuple[Line, ...], lang: str = "en") -> str:
    return indicator_list(package, lines, lambda item: f"?lang={lang}&item={item}", lang)


def table(package: Package, lines: tuple[Line, ...], lang: str = "en") -> Table:
    return Table(html(package, lines, lang))


def row(package: Package, indicator_id: str) -> list[str]:
    found = table(package, side_by_side(package))
    return found.rows[found.ids.index(f"item-{indicator_id}")]


def test_every_row_is_as_wide_as_the_head(fiumalta: Package) -> None:
    rows = table(fiumalta, side_by_side(fiumalta)).rows
    assert {len(cells) for cells in rows} == {6}  # indicator, two areas, reference, picture, status
    assert rows[0][:4] == ["Indicator and unit", "East Bank", "West Bank", "Reference or other territory"]


def test_each_indicator_is_one_row_under_its_theme(fiumalta: Package) -> None:
    found = table(fiumalta, side_by_side(fiumalta))
    assert sum(name is not None for name in found.ids) == 12
    headings = [
        cells[-1] or cells[0] for cells, name in zip(found.rows[1:], found.ids[1:], strict=True) if name is None
    ]
    assert headings == ["Theme 1", "Theme 3", "Theme 5", "Theme 6", "Theme 8"]


def test_the_areas_stand_beside_the_reference(fiumalta: Package) -> None:
    cells = row(fiumalta, "bars-per-1000")
    assert cells[:3] == ["Bars per head bars per 1000", "10.8", "5.4"]
    assert cells[3] == "8.0 median of 3 zones of the city"


def test_another_territory_leaves_the_areas_empty(fiumalta: Package) -> None:
    cells = row(fiumalta, "trust")
    assert cells[1:3] == ["–", "–"]
    assert "47.8 Fiumalta, 2023 and 1 earlier figure" in cells


def test_what_is_not_published_is_visible_with_what_would_fill_it(fiumalta: Package) -> None:
    cells = row(fiumalta, "feels-safe")
    assert cells[1] == "not published"
    assert any("To fill it: A survey" in cell for cell in cells)
    assert cells[-1] == "not published"


def test_without_pictures_there_is_no_column_of_them(fiumalta: Package) -> None:
    lines = select(side_by_side(fiumalta), "perceived-safety", None)
    assert {len(cells) for cells in table(fiumalta, lines).rows} == {5}
    assert "From 0 to the largest" not in html(fiumalta, lines)


def test_a_single_theme_is_defined(fiumalta: Package) -> None:
    assert "<small>What</small>" in html(fiumalta, select(side_by_side(fiumalta), "context", None))
    assert "<small>What</small>" not in html(fiumalta, side_by_side(fiumalta))


def test_links_keep_the_view_and_change_the_indicator(fiumalta: Package) -> None:
    links = table(fiumalta, side_by_side(fiumalta)).links
    assert len(links) == 12
    assert links[0] == "?lang=en&item=feels-safe"


def test_the_language_is_the_reader_s(fiumalta: Package) -> None:
    found = table(fiumalta, side_by_side(fiumalta), "it")
    assert "10,8" in found.rows[found.ids.index("item-bars-per-1000")]


def test_markup_in_a_package_is_only_text(fiumalta: Package) -> None:
    evil = "<img src=x onerror=alert(1)>"
    one = line(fiumalta, "bars")
    indicator = {**one.indicator, "name_en": evil, "unit_en": evil, "missing_en": evil, "status": "not published"}
    found = table(fiumalta, (replace(one, indicator=indicator),))
    assert "img" not in found.tags
    assert evil in found.rows[-1][0]


def test_the_chosen_row_is_marked_without_touching_the_table(fiumalta: Package) -> None:
    assert "[id='item-bars']" in chosen("bars")
    assert "chosen" not in html(fiumalta, side_by_side(fiumalta))
