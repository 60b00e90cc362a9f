"""Words and signs of monitoring: every code has one, in both languages, and no sign stands without a word."""

import pytest

from lib.locale import LANGUAGES
from lib.model.monitoring.freshness import STATES, Age
from lib.model.monitoring.monitoring import SORTS, STATUSES
from lib.show.wording import monitoring_words
from lib.web.packages import city, comparison


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_a_word(lang: str) -> None:
    assert set(monitoring_words.statuses(lang)) == set(STATUSES)
    assert set(monitoring_words.states(lang)) == {*STATES, ""}
    assert set(monitoring_words.sorts(lang)) == set(SORTS)
    for words in (monitoring_words.statuses(lang), monitoring_words.states(lang), monitoring_words.sorts(lang)):
        assert all(words.values())
        assert len(set(words.values())) == len(words)


def test_every_status_and_every_state_has_a_sign_of_its_own() -> None:
    signs = [monitoring_words.ICONS[code] for code in (*STATUSES, *STATES)]
    assert len(set(signs)) == len(signs)


def test_a_compared_city_without_a_figure_is_not_called_unpublished() -> None:
    assert monitoring_words.statuses("en")["not-published"] == "not published"
    assert monitoring_words.statuses("en", compared=True)["not-published"] == "no figure for this city"


def test_a_sign_is_for_the_eye_only() -> None:
    assert monitoring_words.icon("stale") == '<i class="symbol stale" aria-hidden="true">history_toggle_off</i>'
    assert monitoring_words.icon("") == ""


def test_a_word_beside_its_sign_is_safe() -> None:
    text = monitoring_words.labelled("stale", "<b>&")
    assert "&lt;b&gt;&amp;" in text
    assert 'aria-hidden="true"' in text


@pytest.mark.parametrize(
    ("months", "english"),
    [(None, "–"), (0, "0 months"), (1, "1 month"), (23, "23 months"), (24, "2.0 years"), (34, "2.8 years")],
)
def test_an_age_is_told_in_months_then_in_years(months: int | None, english: str) -> None:
    assert monitoring_words.age(Age(months, "fresh"), "en") == english


def test_years_have_the_decimal_comma_of_the_language() -> None:
    assert "2,8" in monitoring_words.age(Age(34, "stale"), "it")


@pytest.mark.parametrize(
    ("frequency", "english"),
    [
        ("P1Y", "every year"),
        ("P4Y", "every 4 years"),
        ("P12M", "every year"),
        ("P6M", "every 6 months"),
        ("P1M", "every month"),
        ("once", "once, not to be repeated"),
        ("", "not stated"),
    ],
)
def test_a_refresh_in_words(frequency: str, english: str) -> None:
    assert monitoring_words.refresh(frequency, "en") == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_base_of_the_packages_has_its_words(lang: str) -> None:
    bases = {base for package in (city(), comparison()) for base in package.tables["indicators"]["base"]} - {""}
    assert bases
    assert all(monitoring_words.base(base, lang) != base for base in bases - {"households"})


def test_a_base_of_another_package_is_told_by_its_code() -> None:
    assert monitoring_words.base("people-18", "en") == "people-18"
