"""The Map page at the scale of cells: one selection in the map, the list of the worst, the blocks and the table."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.extremes import extremes
from lib.model.figures import area_figures, scale_indicators
from lib.model.units import ids, units
from lib.show import numbers
from lib.show.selected.area_view import PREFERRED_CELL_INDICATOR
from lib.web import take_away
from lib.web.packages import city
from tests.app import address
from tests.test_page_map import LANGS, chosen_on_map, drawn, framed, opened, reopened, widget, written

CELLS = ids(city(), "cell")
OFFERED = list(scale_indicators(city(), "cell")["indicator_id"])
ITEM = re.compile(
    r'<a href="([^"]*)" data-soft target="_self"( aria-current="true")?><em>(\d+)</em><span>(.*?) <small>'
)
NAMES = units(city()).set_index("area_id")


def cells(**query: str) -> AppTest:
    return opened(**({"scale": "cell"} | query))


def listed(app: AppTest) -> list[tuple[str, bool]]:
    """The cells of the list, and whether each is the chosen one."""
    found = ITEM.findall(written(app).replace("&amp;", "&"))
    assert [int(place) for _link, _current, place, _name in found] == list(range(1, len(found) + 1))
    return [(parse_qs(urlsplit(link).query)["area"][0], bool(current)) for link, current, *_ in found]


@pytest.mark.parametrize("lang", LANGS)
def test_the_scale_alone_shows_the_night_stops_and_the_cell_to_look_at_first(lang: str) -> None:
    app = cells(lang=lang)
    worst = extremes(city(), PREFERRED_CELL_INDICATOR)[0]
    assert app.selectbox("indicator").value == PREFERRED_CELL_INDICATOR
    assert widget(app, "scale").value == "cell"
    assert app.selectbox("area").value == worst["area_id"]
    assert chosen_on_map(app) == [worst["area_id"]]
    assert listed(app)[0] == (worst["area_id"], True)


@pytest.mark.parametrize("indicator_id", OFFERED)
def test_every_indicator_of_cells_opens_from_the_address(indicator_id: str) -> None:
    app = cells(indicator=indicator_id)
    assert app.selectbox("indicator").value == indicator_id
    assert [cell for cell, _ in listed(app)] == [row["area_id"] for row in extremes(city(), indicator_id)]
    assert reopened(app)["indicator"] == indicator_id


def test_only_indicators_of_cells_are_offered() -> None:
    app = cells()
    assert app.selectbox("indicator").options == list(scale_indicators(city(), "cell")["name_en"])
    assert len(opened().selectbox("indicator").options) > len(OFFERED)


def test_an_indicator_without_cells_gives_way_and_the_link_says_which_is_shown() -> None:
    app = cells(indicator="density")
    assert app.selectbox("indicator").value == PREFERRED_CELL_INDICATOR
    assert reopened(app)["indicator"] == PREFERRED_CELL_INDICATOR


@pytest.mark.parametrize("cell", [CELLS[0], CELLS[170], CELLS[-1]])
def test_a_cell_alone_sets_its_scale(cell: str) -> None:
    app = opened(area=cell)
    assert widget(app, "scale").value == "cell"
    assert app.selectbox("area").value == cell
    assert chosen_on_map(app) == [cell]


def test_every_cell_can_be_chosen_by_its_street() -> None:
    options = cells().selectbox("area").options
    assert options == [NAMES.at[cell, "name_en"] for cell in CELLS]
    assert len(set(options)) == len(CELLS)


def test_choosing_a_cell_shows_it_everywhere() -> None:
    app = framed(scale="cell")
    cell = extremes(city(), PREFERRED_CELL_INDICATOR)[4]["area_id"]
    app.selectbox("area").select(cell).run()
    assert not app.exception
    assert address(app)["area"] == cell
    assert chosen_on_map(app) == [cell]
    assert [one for one, current in listed(app) if current] == [cell]
    assert re.findall(r'class="c\d on" data-area="(\w+)"', written(app)) == [cell]
    assert reopened(app)["area"] == cell


def test_another_scale_keeps_the_place_and_what_can_be_shown() -> None:
    app = framed(scale="zone", area=ids(city(), "zone")[-1], indicator="density")
    zone = app.selectbox("area").value
    widget(app, "scale").set_value("cell").run()
    cell = app.selectbox("area").value
    row = city().tables["cells"].set_index("cell_id").loc[cell]
    assert row["zone_id"] == zone
    assert address(app)["indicator"] == PREFERRED_CELL_INDICATOR
    widget(app, "scale").set_value("neighbourhood").run()
    assert app.selectbox("area").value == row["area_id"]
    assert app.selectbox("indicator").value == PREFERRED_CELL_INDICATOR


def test_the_layer_of_values_is_a_file_and_choosing_does_not_change_it() -> None:
    first, other = (drawn(cells(area=cell))["feature_group"] for cell in (CELLS[0], CELLS[1]))
    addresses = [re.findall(r'"address":"([^"]*cells-[^"]*)"', script) for script in (first, other)]
    assert addresses[0] == addresses[1]
    assert len(addresses[0]) == 1
    assert first != other


@pytest.mark.parametrize("lang", LANGS)
def test_a_cell_is_compared_with_its_area_and_with_all_cells(lang: str) -> None:
    cell = extremes(city(), "distance-stop")[0]
    app = cells(lang=lang, indicator="distance-stop", area=cell["area_id"])
    figures = area_figures(city(), "distance-stop").set_index("area_id")
    middle = float(figures["value"][cell["parent_id"]])
    median, more = numbers.decimal(middle, 0, lang), numbers.signed(cell["value"] - middle, 0, lang)
    said = written(app)
    assert f"{more} m" in said
    assert median in said
    assert str(len(CELLS)) in said


@pytest.mark.parametrize("lang", LANGS)
def test_straight_lines_are_said_to_be_straight(lang: str) -> None:
    said = written(cells(lang=lang))
    assert ("in linea d'aria" if lang == "it" else "In a straight line").lower() in said.lower()
    assert ("grafo stradale" if lang == "it" else "connected network") in said


def test_a_position_that_is_not_exact_gives_a_range_and_not_a_confidence_interval() -> None:
    said = written(cells(indicator="distance-cared-place"))
    assert "possible range" in said
    assert "95% interval" not in said


def test_the_file_holds_every_cell_with_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr(take_away, "files", lambda _name, frame: kept.append(frame()))
    cells()
    (frame,) = kept
    rows = list(csv.DictReader(io.StringIO(frame.to_csv(index=False))))  # type: ignore[attr-defined]
    figures = area_figures(city(), PREFERRED_CELL_INDICATOR)
    known = figures[figures["level"] == "cell"].set_index("name_en")["value"]
    assert {row["Area"]: float(row["Value"]) for row in rows} == dict(known)


def test_a_broken_cell_is_said_and_the_usual_view_shown() -> None:
    app = framed(scale="cell", area="8a1f9840fffffff")
    assert not app.exception
    assert "area" in "".join(caption.value for caption in app.caption if "info" in caption.value)
    assert app.selectbox("area").value == extremes(city(), PREFERRED_CELL_INDICATOR)[0]["area_id"]
