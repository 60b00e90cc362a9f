"""Evidence of one indicator: nothing left out, nothing said twice."""

import pytest

from lib.show.wording.line_evidence import line_evidence
from lib.store import Package
from tests.indicator_package import load
from tests.packages import PRESS


@pytest.fixture(scope="module")
def fiumalta(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load(tmp_path_factory.mktemp("evidence") / "fiumalta")


def blocks(package: Package, indicator_id: str) -> dict[str, str]:
    return dict(line_evidence(package, indicator_id, "en"))


def test_what_all_figures_share_is_said_once(fiumalta: Package) -> None:
    found = blocks(fiumalta, "bars-per-1000")
    assert list(found) == ["", "East Bank", "West Bank"]
    assert "**Formula** bars / residents" in found[""]
    assert "**Period** 2026" in found[""]
    assert not any("Formula" in text for name, text in found.items() if name)


def test_what_differs_stands_under_its_area(fiumalta: Package) -> None:
    found = blocks(fiumalta, "bars-per-1000")
    assert "**How sure** high" in found["East Bank"]
    assert "**How sure** medium" in found["West Bank"]
    assert "**Note** Few" in found["West Bank"]


def test_other_sources_are_kept_with_the_figure(fiumalta: Package) -> None:
    assert "**Other sources say** Others\\: 950" in blocks(fiumalta, "residents")["West Bank"]


def test_a_source_is_linked_at_the_figure_s_own_address(fiumalta: Package) -> None:
    assert f"](<{PRESS}>)" in blocks(fiumalta, "trust")[""]


def test_surveys_are_told_one_by_one(fiumalta: Package) -> None:
    found = blocks(fiumalta, "trust")
    assert "**Careful** Small sample" in found[""]
    assert "A fall" in found["Fiumalta, 2023"]
    assert "Fiumalta, 2019" not in found  # nothing of its own but the period, which its name would say
    assert "Period" not in found["Fiumalta, 2023"]


def test_a_sentence_of_the_caveat_is_not_repeated_in_the_note(fiumalta: Package) -> None:
    text = blocks(fiumalta, "noise-square")[""]
    assert text.count("One place only") == 1
    assert "**Note** In summer" in text
    assert "**Time of day** night, 22\\-6" in text or "**Time of day** night, 22-6" in text


def test_what_is_not_published_says_what_would_fill_it(fiumalta: Package) -> None:
    (text,) = blocks(fiumalta, "feels-safe").values()
    assert "**What would fill it** A survey" in text
    assert "**Note** Never published" in text


def test_an_indicator_without_any_observation_is_told_from_the_catalogue(fiumalta: Package) -> None:
    assert blocks(fiumalta, "lamps") == {"": "**What would fill it** The City's list"}


def test_both_languages_are_whole(fiumalta: Package) -> None:
    (text,) = dict(line_evidence(fiumalta, "lamps", "it")).values()
    assert "L'elenco del Comune" in text
