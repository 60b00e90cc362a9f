"""The cities page on other packages: nothing in it depends on the country, indicators or city it was made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.web import packages, state
from tests.app import show_framed
from tests.packages import write_city, write_comparison


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The dashboard of Fiumalta, compared with one other city."""
    monkeypatch.setenv(packages.CITY_VARIABLE, str(write_city(tmp_path / "city")))
    monkeypatch.setenv(packages.COMPARISON_VARIABLE, str(write_comparison(tmp_path / "cities")))
    caches = (packages.both, state.keys)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def cities(**query: str) -> AppTest:
    """The page at an address, in English, drawn without an error."""
    app = show_framed("cities", lang="en", **query)
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """What the page says in words."""
    parts = [app.header, app.markdown, app.caption, app.info]
    return "\n".join(str(each.value) for part in parts for each in part).replace("\\", "")


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("panel", ["ranking", "change", "scatter", "map", "table"])
@pytest.mark.parametrize("side", ["evidence", "like"])
@pytest.mark.parametrize("indicator", ["thefts", "open-data"])
def test_every_view_is_drawn(panel: str, side: str, indicator: str) -> None:
    cities(panel=panel, side=side, city_indicator=indicator)


@pytest.mark.usefixtures("elsewhere")
def test_the_home_city_is_that_of_the_package() -> None:
    app = cities(city_indicator="thefts")
    assert app.selectbox(key="city").value == "090001"
    # 31.2 per 100 from 312 events, lower is better: the other city has 12.
    assert app.header[0].value.replace("\\", "").startswith("Fiumalta: 31.2 (27.8–34.9), place 2 of 2")


@pytest.mark.usefixtures("elsewhere")
def test_two_indicators_that_never_meet_are_told_so() -> None:
    assert "No two indicators of one level" in said(cities(panel="scatter", city_indicator="thefts"))


@pytest.mark.usefixtures("elsewhere")
def test_likeness_falls_back_on_what_the_package_has() -> None:
    app = cities(side="like", city_indicator="thefts")
    assert app.multiselect(key="like").value == ["thefts"]
    assert [button.label for button in app.button if str(button.key).startswith("like-")] == ["Pozzobasso"]


@pytest.mark.usefixtures("elsewhere")
def test_a_documented_yes_and_nothing_are_told_apart() -> None:
    text = said(cities(city_indicator="open-data"))
    assert "Nothing is documented for Fiumalta" in text
    assert "…–2020: Pozzobasso" in text
