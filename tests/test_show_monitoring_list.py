"""The list of monitoring as HTML: a row an indicator, signs with words, links that hold, nothing that runs."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lib.locale import LANGUAGES
from lib.model.monitoring.monitoring import SORTS, STATUSES, Row, monitoring, ordered
from lib.show import numbers
from lib.show.lists.monitoring_list import chosen, monitoring_list
from lib.show.wording import monitoring_words
from lib.store import Package
from lib.web.packages import city, comparison
from tests import monitoring_package
from tests.hostile import MARKUP, infected

HOME = city().config.istat_code
COLUMNS = 7


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return monitoring_package.load(tmp_path_factory.mktemp("list") / "town")


class Table(HTMLParser):
    """The rows of a table by their ids, as texts of their cells; its heads, groups and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self._row = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "tr":
            self._row = found.get("id") or "head"
            self.rows.setdefault(self._row, [])
        if tag in ("td", "th"):
            self.rows[self._row].append("")
        if tag == "a":
            self.links.append(found["href"] or "")

    def handle_data(self, data: str) -> None:
        if self._row and self.rows[self._row]:
            self.rows[self._row][-1] += data


def drawn(package: Package, lang: str = "en", sort: str = "status", code: str = "") -> str:
    themes = tuple(package.tables["themes"]["theme_id"])
    rows = ordered(monitoring(package, city=code), sort, themes, lang)
    return monitoring_list(package, rows, sort, lambda item: f"?item={item}", lambda by: f"?sort={by}", lang)


def cells(package: Package, name: str, lang: str = "en") -> list[str]:
    return Table(drawn(package, lang)).rows[f"row-{name}"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(("package", "code"), [(city(), ""), (comparison(), HOME)])
def test_every_row_is_drawn_in_the_order_asked_for(package: Package, code: str, sort: str, lang: str) -> None:
    themes = tuple(package.tables["themes"]["theme_id"])
    rows = ordered(monitoring(package, city=code), sort, themes, lang)
    table = Table(drawn(package, lang, sort, code))
    names = [name.removeprefix("row-") for name in table.rows if name != "head"]
    assert names == [row.id for row in rows]
    assert all(len(table.rows[f"row-{name}"]) == COLUMNS for name in names)
    assert [link for link in table.links if link.startswith("?item=")] == [f"?item={name}" for name in names]


@pytest.mark.parametrize("sort", SORTS)
def test_only_the_column_of_the_order_says_so(sort: str) -> None:
    html = drawn(city(), sort=sort)
    marked = re.findall(r'<th scope="col" aria-sort="(\w+)"><a href="\?sort=(\w+)"', html)
    assert marked == [] if sort == "theme" else marked == [("descending" if sort == "age" else "ascending", sort)]


def test_rows_are_grouped_by_status_or_theme_only() -> None:
    counts = {sort: drawn(city(), sort=sort).count('scope="rowgroup"') for sort in SORTS}
    assert counts == {"status": len(STATUSES), "theme": 9, "name": 0, "age": 0, "coverage": 0}
    assert "Dates and sums of the project" in drawn(city(), sort="theme")


def test_a_group_says_how_many_rows_it_holds() -> None:
    html = drawn(city())
    for status in STATUSES:
        number = sum(row.status == status for row in monitoring(city()))
        word = monitoring_words.statuses("en")[status]
        assert f"{word[:1].upper()}{word[1:]} <small>{number}</small>" in html


def test_a_missed_limit(package: Package) -> None:
    name, status, figure, target, trend, age, coverage = cells(package, "noise-square")
    assert name == "Noise dB"
    assert status.endswith("off target")
    assert "71.5" in figure
    assert "Mill Square, 2018" in figure
    assert target == "at most 50 dB21.5 dB more"
    assert trend == "–"
    assert age.startswith("7.8 years")
    assert age.endswith("once")
    assert coverage == "1/1"


def test_areas_stand_beside_each_other_with_their_names(package: Package) -> None:
    row = cells(package, "bars")
    assert "East Bank 13" in row[2]
    assert "West Bank 0" in row[2]
    html = drawn(package)
    assert html.count('<span class="aside">East Bank </span><i class="sign warm-sign"></i>') > 1


def test_every_target_of_an_indicator_is_told(package: Package) -> None:
    assert cells(package, "bars")[3] == "at most 20 bars7 bars lessat least 0 barsas planned"


def test_a_trend_has_a_sign_a_word_and_what_it_is_held_against(package: Package) -> None:
    trend = cells(package, "trust")[4]
    assert trend == "arrow_downward−5.5 worse 2019: 53.3, likely"


def test_a_row_without_a_figure_has_dashes(package: Package) -> None:
    row = cells(package, "lamps")
    assert row[1].endswith("not published")
    assert row[2:5] == ["–", "–", "–"]
    assert row[6] == "0/3"


def test_a_target_about_no_indicator_tells_what_came(package: Package) -> None:
    assert cells(package, "works-end")[2:4] == ["August 2023", "by: August 202212 months late"]
    assert cells(package, "report")[2:4] == ["outcome not published", "by: September 2024outcome not published"]


def test_many_figures_are_told_by_their_ends() -> None:
    row = next(row for row in monitoring(city()) if row.id == "bars-city-place")
    values = sorted(figure.record["value"] for figure in row.figures)
    text = cells(city(), "bars-city-place")[2]
    assert text.startswith(f"{values[0]:.0f} of 94–{values[-1]:.0f} of 94")
    assert f"{len(values)} places" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_the_models(lang: str) -> None:
    """What is shown is the model's number, written with its decimals in the language, or as it was published."""
    table = Table(drawn(city(), lang))
    for row in monitoring(city()):
        known = [figure for figure in row.figures if figure.known]
        if row.indicator and 0 < len(known) <= 2:
            for figure in known:
                text = numbers.value(figure.record, int(row.indicator["decimals"]), lang)
                assert text in table.rows[f"row-{row.id}"][2]


def test_a_province_is_not_taken_for_its_city() -> None:
    table = Table(drawn(comparison(), "en", "theme", HOME))
    assert "province" in table.rows["row-crimes-total-province"][2]
    assert "province" not in table.rows["row-crimes-total"][2]


def test_no_sign_stands_without_a_word() -> None:
    """Signs are hidden from who listens, so the cell has to say the same in words."""
    for status in STATUSES:
        assert drawn(city()).count(f'class="symbol {status}"') == 1 + sum(
            row.status == status for row in monitoring(city())
        )
    assert not re.search(r'aria-hidden="true">\w+</i></(span|td)>', drawn(city()))


def test_the_chosen_row_is_marked_by_a_style_of_its_own() -> None:
    style = chosen("stops")
    assert "tr[id='row-stops']" in style
    assert "row-stops" in drawn(city())
    assert style not in drawn(city())


@pytest.mark.parametrize("sort", SORTS)
def test_texts_of_a_package_are_never_markup(tmp_path: Path, sort: str) -> None:
    html = drawn(infected(monitoring_package.load(tmp_path / "town")), sort=sort)
    table = Table(html)
    assert table.tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "a", "small", "i", "b", "span", "p", "br"}
    assert table.handlers == []
    assert MARKUP in unescape(html)
    assert all(link.startswith("?") for link in table.links)


def test_rows_may_be_none(package: Package) -> None:
    none: list[Row] = []
    html = monitoring_list(package, none, "status", lambda item: item, lambda by: by, "en")
    assert "<tbody>" not in html
    assert html.count("<th ") == COLUMNS
