"""What is known, as a picture."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from lib.locale import LANGUAGES
from lib.model.knowledge import by_theme, unpublished
from lib.show import words
from lib.show.lists.knowledge import picture
from lib.store import Package
from lib.store.codes import Status
from lib.web.packages import city
from tests.model_packages import package


def catalogue(*rows: tuple[str, str]) -> Package:
    """Two themes, and indicators of a theme and a status; the name of each is its place in the list."""
    themes = pd.DataFrame(
        {"theme_id": ["light", "noise"], "order": [1, 2], "name_it": "Tema", "name_en": ["Light", "Noise"]}
    )
    indicators = pd.DataFrame(
        [
            {"indicator_id": str(place), "theme_id": theme, "status": status, "order": place}
            | {"name_it": f"numero {place}", "name_en": f"number {place} <b>"}
            for place, (theme, status) in enumerate(rows)
        ]
    )
    return package("city", {"themes": themes, "indicators": indicators}, {})


SMALL = catalogue(
    ("light", "published"),
    ("light", "published"),
    ("light", "computed"),
    ("light", "not published"),
    ("noise", "not published"),
    ("light", "not published"),
)


def signs(html: str) -> dict[str, int]:
    """How many signs of each status a row has."""
    found = re.findall(r'<i class="([a-z-]+)"></i>', html)
    return {status: found.count(status) for status in ("published", "computed", "not-published")}


def test_each_indicator_is_one_sign() -> None:
    light, noise = (row for _id, _name, row in picture(SMALL, "en").rows)
    assert signs(light) == {"published": 2, "computed": 1, "not-published": 2}
    assert signs(noise) == {"published": 0, "computed": 0, "not-published": 1}


def test_rows_are_the_themes_in_their_order() -> None:
    assert [(theme, name) for theme, name, _row in picture(SMALL, "en").rows] == [
        ("light", "Light"),
        ("noise", "Noise"),
    ]


def test_signs_are_counted_in_words_for_who_does_not_see_them() -> None:
    light = picture(SMALL, "en").rows[0][2]
    labels = re.findall(r'role="img" aria-label="([^"]+)"', light)
    assert labels == ["2 published", "1 computed", "2 not published"]


def test_what_was_never_published_is_named() -> None:
    light, noise = (row for _id, _name, row in picture(SMALL, "it").rows)
    assert "<small>numero 3 · numero 5</small>" in light
    assert "<small>numero 4</small>" in noise


def test_a_theme_with_nothing_missing_names_nothing() -> None:
    assert "<small>" not in picture(catalogue(("noise", "published")), "en").rows[1][2]


def test_names_of_a_package_cannot_bring_markup() -> None:
    assert "number 3 &lt;b&gt;" in picture(SMALL, "en").rows[0][2]


def test_the_legend_has_the_totals() -> None:
    head = picture(SMALL, "en").head
    assert signs(head) == {"published": 1, "computed": 1, "not-published": 1}
    assert re.findall(r"<b>(\d+)</b>", head) == ["2", "1", "3"]


def test_the_sentence_has_the_totals() -> None:
    assert re.findall(r"\d+", picture(SMALL, "en").summary) == ["6", "2", "1", "3"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_of_the_city_is_the_catalogue(lang: str) -> None:
    found, counts = picture(city(), lang), by_theme(city())
    for theme, _name, row in found.rows:
        assert list(signs(row).values()) == list(counts.loc[theme])
    assert re.findall(r"\d+", found.summary) == [str(number) for number in (counts.to_numpy().sum(), *counts.sum())]
    named = "".join(row for _theme, _name, row in found.rows)
    assert all(name.replace("'", "&#x27;") in named for name in unpublished(city())[f"name_{lang}"])
    assert words.short_statuses(lang)[Status.COMPUTED] in found.head


def test_the_picture_is_drawn_once() -> None:
    assert picture(SMALL, "en") is picture(SMALL, "en")
