"""The workshop's story: whole in both languages, planned to the minute, and true to the rows that it names."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from frictionless import Package as PublicPackage

from benchmarks.server import ROOT
from lib.locale import LANGUAGES
from lib.model.stories import planned, problems
from lib.show.exhibits.makers import exhibit
from lib.show.wording.story_sources import sources
from lib.store import load_package
from lib.store.problem import Origin
from lib.store.story import Step
from lib.store.story_file import read_story, write_story
from lib.store.story_sources import COMPARISON_ROWS, reference
from lib.store.view import CHARTS

FOLDER = ROOT / "data" / "torino"
CITY, COMPARISON = load_package(FOLDER), load_package(ROOT / "data" / "italy")
ORIGIN = Origin("torino", "story.yaml")
CONTENT = (FOLDER / "story.yaml").read_bytes()
STORY = read_story(CONTENT, ORIGIN)
AGENDA = 150
"""Minutes from 10:30 to 13:00."""

FIRST_PART = 75
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
END = re.compile(r"[.!?](?= |$)")
NEVER = re.compile(r"più sicur|meno sicur|safer|less safe|punteggio|\bscore\b.*%", re.IGNORECASE)
MAPS = ("map",)

every_step = pytest.mark.parametrize("step", STORY.steps, ids=lambda step: step.title.en)
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def number(text: str, lang: str) -> tuple[float, int]:
    """A number as a language writes it, and how many decimals it is given with."""
    thousands, decimal = (".", ",") if lang == "it" else (",", ".")
    plain = text.replace(thousands, "").replace(decimal, ".")
    return float(plain), len(plain.partition(".")[2])


def known(step: Step) -> set[float]:
    """Every number in the rows that a step rests on: their figures, those in their texts, those of their indicator."""
    found: set[float] = set()
    for text in step.sources:
        row_of = reference(text)
        assert row_of
        package = COMPARISON if row_of.kind in COMPARISON_ROWS else CITY
        catalogue = package.tables["indicators"]
        for frame in (row_of.rows(package.tables), catalogue[catalogue["indicator_id"] == row_of.ids[0]]):
            for cell in frame.to_numpy().ravel():
                if isinstance(cell, str):
                    found |= {number(each, lang)[0] for each in NUMBER.findall(cell) for lang in LANGUAGES}
                elif not math.isnan(cell):
                    found.add(float(cell))
    return found


def unknown(step: Step, sentence: str, lang: str) -> list[str]:
    """The numbers of a sentence that are in none of its rows, rounded as the sentence gives them."""
    figures = known(step)
    told = [(each, *number(each, lang)) for each in NUMBER.findall(sentence)]
    return [each for each, value, decimals in told if value not in {round(figure, decimals) for figure in figures}]


def test_the_package_and_its_file_tell_the_same_story() -> None:
    assert CITY.story == STORY
    assert write_story(STORY) == CONTENT


def test_it_names_nothing_that_is_not_in_the_packages() -> None:
    assert problems(STORY, CITY, COMPARISON, ORIGIN) == ()


def test_the_public_validator_accepts_the_package_with_it() -> None:
    report = PublicPackage(str(FOLDER / "datapackage.json")).validate()
    assert report.valid
    assert {task.name: task.valid for task in report.tasks}["story"]


def test_it_fills_the_time_of_the_workshop() -> None:
    ends = planned(STORY)
    assert 10 <= len(STORY.steps) <= 14
    assert ends[-1] == AGENDA
    assert FIRST_PART in ends


def test_no_two_steps_show_the_same() -> None:
    assert len({step.view for step in STORY.steps}) == len(STORY.steps)
    assert (
        len({step.title.it for step in STORY.steps}) == len({step.title.en for step in STORY.steps}) == len(STORY.steps)
    )
    assert len({(step.view.page, step.view.chart) for step in STORY.steps}) >= 8


def test_steps_with_a_map_follow_each_other() -> None:
    places = [place for place, step in enumerate(STORY.steps) if step.view.chart in MAPS]
    assert len(places) >= 4
    assert all(later == earlier + 1 for earlier, later in pairwise(places))


@every_step
def test_each_step_says_which_part_of_its_page_it_shows(step: Step) -> None:
    assert step.view.chart in CHARTS[step.view.page]


@every_step
@in_both
def test_each_view_is_shown_as_it_is_asked_for(step: Step, lang: str) -> None:
    shown = exhibit(step.view, CITY, COMPARISON, lang)
    assert not shown.table.empty
    assert {name: shown.view.query[name] for name in step.view.query} == step.view.query


@every_step
@in_both
def test_the_sentence_is_one_sentence_with_sources_that_have_words(step: Step, lang: str) -> None:
    assert len(END.findall(step.sentence.of(lang))) == 1
    assert step.sentence.of(lang).endswith(".")
    assert step.sources
    assert sources(step, CITY, COMPARISON, lang)


@every_step
@in_both
def test_the_notes_are_a_few_sentences(step: Step, lang: str) -> None:
    assert 3 <= len(END.findall(step.notes.of(lang))) <= 6


@every_step
def test_both_languages_say_as_much(step: Step) -> None:
    for text in (step.title, step.sentence, step.notes):
        assert text.it != text.en
        assert 0.4 < len(text.it) / len(text.en) < 2
    assert len(END.findall(step.notes.it)) == len(END.findall(step.notes.en))


@every_step
def test_both_languages_give_the_same_numbers(step: Step) -> None:
    for text in (step.sentence, step.notes):
        told = {lang: sorted(number(each, lang) for each in NUMBER.findall(text.of(lang))) for lang in LANGUAGES}
        assert told["it"] == told["en"]


@every_step
@in_both
def test_every_number_of_a_sentence_is_in_a_row_that_it_names(step: Step, lang: str) -> None:
    assert unknown(step, step.sentence.of(lang), lang) == []


@every_step
@in_both
def test_a_number_that_were_another_would_be_noticed(step: Step, lang: str) -> None:
    for each in NUMBER.findall(step.sentence.of(lang)):
        wrong = f"{each}7" if {",", "."} & set(each) else f"9{each}31"
        assert unknown(step, step.sentence.of(lang).replace(each, wrong, 1), lang)


@every_step
@in_both
def test_it_promises_no_safety_and_no_score(step: Step, lang: str) -> None:
    assert not NEVER.search(" ".join((step.title.of(lang), step.sentence.of(lang))))
    assert not re.search(r"più sicur|safer", step.notes.of(lang), re.IGNORECASE)


@in_both
def test_the_weekend_network_is_called_so_and_dated_wherever_it_is_shown(lang: str) -> None:
    shown = [step for step in STORY.steps if "night-stop" in step.view.query.get("indicator", "")]
    assert len(shown) == 2
    for step in shown:
        assert {"it": "fine settimana", "en": "weekend"}[lang] in step.sentence.of(lang)
        assert "2023" in step.sentence.of(lang)


def test_funded_projects_are_the_published_split() -> None:
    (step,) = [step for step in STORY.steps if step.view.query.get("indicator") == "projects-funded"]
    for sentence in (step.sentence.it, step.sentence.en):
        assert [float(each) for each in NUMBER.findall(sentence)] == [19, 83, 14, 5]
