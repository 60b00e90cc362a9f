"""The counts as tiles: every number is the model's, each leads somewhere, the chosen ones say so."""

from __future__ import annotations

import re
from html import unescape

import pytest

from lib.locale import LANGUAGES
from lib.model.extremes import extremes
from lib.model.monitoring.monitoring import Counts, count, monitoring
from lib.show.lists.monitoring_tiles import EVERYTHING, corners, row_of_tiles, tiles
from lib.web.packages import city

COUNTS = Counts(113, {"off-target": 5, "on-target": 2, "not-published": 16, "no-target": 90}, 5, 1234)


def codes(status: str | None = None, freshness: str | None = None, *, compared: bool = False) -> dict[str, bool]:
    return {tile.code: tile.chosen for tile in tiles(COUNTS, status, freshness, "en", compared=compared)}


def html(lang: str = "en", status: str | None = None) -> str:
    found = tiles(COUNTS, status, None, lang, compared=False)
    return row_of_tiles(found, lambda tile: f"?a=1&to={tile.code}", lang, compared=False)


def test_tiles_start_with_what_calls_for_someone() -> None:
    assert list(codes()) == ["off-target", "on-target", "not-published", "no-target", "stale", EVERYTHING]


def test_a_comparison_has_no_targets_to_count() -> None:
    assert list(codes(compared=True)) == ["not-published", "no-target", "stale", EVERYTHING]


def test_what_is_chosen() -> None:
    assert [code for code, chosen in codes().items() if chosen] == [EVERYTHING]
    assert [code for code, chosen in codes("off-target").items() if chosen] == ["off-target"]
    assert [code for code, chosen in codes("no-target", "stale").items() if chosen] == ["no-target", "stale"]
    assert [code for code, chosen in codes(None, "due").items() if chosen] == []


def test_counts_of_the_real_rows() -> None:
    rows = monitoring(city())
    found = {tile.code: tile.count for tile in tiles(count(rows), None, None, "en", compared=False)}
    assert found[EVERYTHING] == len(rows)
    assert sum(found[status] for status in ("off-target", "on-target", "not-published", "no-target")) == len(rows)


def test_the_unpublished_are_told_apart() -> None:
    notes = {tile.code: tile.note for tile in tiles(COUNTS, None, None, "en", compared=False)}
    assert notes["not-published"] == "11 without any figure, 5 without an outcome"
    none_open = Counts(10, dict(COUNTS.by_status), 0, 0)
    assert not any(tile.note for tile in tiles(none_open, None, None, "en", compared=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_tile_is_a_link_with_its_number_and_word(lang: str) -> None:
    text = html(lang)
    assert re.findall(r'href="([^"]+)" data-soft=""', text) == [f"?a=1&amp;to={code}" for code in codes()]
    assert "<b>1.234</b>" in text if lang == "it" else "<b>1,234</b>" in text
    assert text.count("<li>") == text.count("</li>") == 6
    assert all(re.findall(r"<span><i[^>]*>\w+</i>([^<]+)</span>", text))


def test_the_chosen_tile_says_so_to_who_listens() -> None:
    assert re.findall(r'class="([\w-]+)"[^>]*aria-current="true"', html(status="off-target")) == ["off-target"]
    assert html().count("aria-current") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corners_are_the_cells_furthest_away(lang: str) -> None:
    rows = extremes(city(), "distance-night-stop", 5)
    text = corners(rows, 0, "m", lambda cell: f"/map?area={cell}", lang)
    links = re.findall(r'href="/map\?area=([^"]*)"', text)
    assert links == ["", *(row["area_id"] for row in rows)]
    values = [int(value) for value in re.findall(r"</a> (\d+) m</li>", text)]
    assert values == sorted(values, reverse=True)
    assert all(row[f"name_{lang}"] in unescape(text) for row in rows)


def test_names_of_corners_are_text() -> None:
    row = dict(extremes(city(), "distance-night-stop", 1)[0]) | {"name_en": "<img src=x onerror=alert(1)>"}
    assert "<img" not in corners([row], 0, "m", str, "en")
