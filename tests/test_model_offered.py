"""The indicators that a scale has rows of: what lists offer, by id and by name."""

from __future__ import annotations

import pytest

from lib.locale import LANGUAGES
from lib.model.figures import area_indicators, offered, offered_names, scale_indicators
from lib.model.units import scales
from lib.store.codes import CELL
from lib.web.packages import city

SCALES = scales(city())


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_offers_what_it_has_rows_of_in_the_order_of_the_catalogue(scale: str) -> None:
    catalogue = list(city().tables["indicators"]["indicator_id"])
    found = offered(city(), scale)
    assert found
    assert list(found) == [key for key in catalogue if key in set(scale_indicators(city(), scale)["indicator_id"])]


def test_levels_offer_the_same_and_cells_their_own() -> None:
    levels = [scale for scale in SCALES if scale != CELL]
    assert {offered(city(), scale) for scale in levels} == {tuple(area_indicators(city())["indicator_id"])}
    assert offered(city(), CELL) != offered(city(), levels[0])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_each_has_the_name_of_its_language(scale: str, lang: str) -> None:
    about = city().tables["indicators"].set_index("indicator_id")
    names = offered_names(city(), scale, lang)
    assert tuple(names) == offered(city(), scale)
    assert names == {key: about.at[key, f"name_{lang}"] for key in names}
    assert len(set(names.values())) == len(names)
