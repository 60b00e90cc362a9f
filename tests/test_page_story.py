"""The page on which a story is made: every change is a new story at an address of its own, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import streamlit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib.locale import LANGUAGES, catalogue
from lib.store import Package, stories
from lib.store.story import Story, Text
from lib.store.story_file import digest, read_story, write_story
from lib.web import packages
from lib.web.presenting import telling
from lib.web.presenting.story_files import KEY
from lib.web.uploader import LARGEST
from tests.app import Files, address, show_framed
from tests.browser.telling import own_story
from tests.hostile import MARKUP, SCRIPT, TEMPLATE
from tests.slide_files import links, read
from tests.story_files import IN_STEPS, ORIGIN, Data, both, written

OWN = own_story()
MINE = Story(Text("Il mio", "Mine"), OWN.steps[2:6])
STEPS = len(MINE.steps)
TITLE, SENTENCE, NOTES = Text("Un titolo", "A title"), Text("Una frase.", "A sentence."), Text("Una nota.", "A note.")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard has an address of its own, which files name."""
    monkeypatch.setattr(type(streamlit.context), "url", property(lambda _self: "https://dora.example/page"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(stories.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def storyless(monkeypatch: pytest.MonkeyPatch) -> Package:
    """The packages without a story of their own."""
    without = replace(packages.city(), story=None)
    both_packages = (without, packages.comparison())
    monkeypatch.setattr(packages, "both", lambda: both_packages)
    return without


def page(lang: str = "en", story: Story | None = MINE, **query: str) -> AppTest:
    """The page with a story of one's own, or with the package's."""
    named = {"story": stories.keep(story)} if story else {}
    app = show_framed("story", lang=lang, **named, **query)
    assert not app.exception
    return app


def told(app: AppTest) -> Story:
    """The story of the address as it stands, which opens it again."""
    name = address(app).get("story", "")
    found = telling.named(name)
    assert found
    assert not name or digest(found) == name
    return found


def pressed(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def errors(app: AppTest) -> list[str]:
    return [error.value for error in app.error]


def field(app: AppTest, at: int, part: str, lang: str) -> Any:
    """A field of the form: the text of a step in a language, or its minutes."""
    key = f"{digest(told(app))}-{at}-{part}"
    if part == "minutes":
        return app.number_input(key=key)
    kind = app.text_input if part == "title" else app.text_area
    return kind(key=f"{key}-{lang}")


def fill(app: AppTest, at: int, **parts: Text) -> AppTest:
    for part, text in parts.items():
        for lang in LANGUAGES:
            field(app, at, part, lang).set_value(text.of(lang))
    return pressed(app, "save-step")


# What is there


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("story", [None, MINE], ids=["own", "mine"])
def test_the_steps_are_listed_with_their_minutes(story: Story | None, lang: str) -> None:
    shown = story or OWN
    app = page(lang, story)
    listed = [option.replace("\\", "") for option in app.radio(key="step").options]
    assert len(listed) == len(shown.steps)
    for number, (option, step) in enumerate(zip(listed, shown.steps, strict=True), start=1):
        minutes = f"{step.minutes:g}".replace(".", "," if lang == "it" else ".")
        assert option == f"{number}. {step.title.of(lang)} · {minutes} min"
    whole = f"{sum(step.minutes for step in shown.steps):g}".replace(".", "," if lang == "it" else ".")
    sums = catalogue(lang).gettext("{minutes} minutes in all").format(minutes=whole)
    assert sums in [caption.value for caption in app.caption]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_step_is_chosen_seen_and_its_texts_are_in_the_form(lang: str) -> None:
    app = page(lang)
    app.radio(key="step").set_value("3").run()
    assert address(app)["step"] == "3"
    step = MINE.steps[2]
    for each in LANGUAGES:
        assert field(app, 3, "title", each).value == step.title.of(each)
        assert field(app, 3, "sentence", each).value == step.sentence.of(each)
        assert field(app, 3, "notes", each).value == step.notes.of(each)
    assert field(app, 3, "minutes", "").value == step.minutes
    (picture,) = [each.proto.body for each in app.get("html") if 'class="preview"' in each.proto.body]
    assert f"/pictures/{digest(MINE)}/{lang}/3-" in picture


@pytest.mark.parametrize("step", ["60", "5", "0", "x", MARKUP])
def test_a_step_that_is_not_there_is_the_last_or_the_first(step: str) -> None:
    app = page(step=step)
    assert app.radio(key="step").value == (str(STEPS) if step in ("60", "5") else "1")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("story", "0123456789abcdef"),
        ("story", MARKUP),
        ("step", "x"),
        ("role", "boss"),
        ("follow", "abc"),
    ],
)
def test_what_the_address_asks_in_vain_is_said(key: str, text: str, lang: str) -> None:
    app = show_framed("story", **{"lang": lang, key: text})
    assert not app.exception
    (notice,) = [caption.value for caption in app.caption if caption.value.startswith(":material/info:")]
    assert f"({key})" in notice
    assert len(app.radio(key="step").options) == len(OWN.steps)


def test_of_a_story_that_is_here_nothing_is_said() -> None:
    for app in (page(), page(story=None), show_framed("story", lang="en", story=digest(OWN))):
        assert not [caption for caption in app.caption if caption.value.startswith(":material/info:")]


@pytest.mark.usefixtures("storyless")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_story_the_page_says_how_to_begin(lang: str) -> None:
    app = page(lang, None)
    assert [info.value for info in app.info] == [
        catalogue(lang).gettext("There is no story yet: add a view to it, or load one.")
    ]
    assert len(app.file_uploader) == 1
    assert not app.radio


# Moving and removing


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("at", "key", "by"), [(2, "move-1", -1), (2, "move1", 1), (STEPS, "move-1", -1)])
def test_a_step_moves_and_stays_chosen(at: int, key: str, by: int, lang: str) -> None:
    app = pressed(page(lang, step=str(at)), key)
    order = list(MINE.steps)
    order.insert(at - 1 + by, order.pop(at - 1))
    assert list(told(app).steps) == order
    assert address(app)["step"] == app.radio(key="step").value == str(at + by)
    assert address(app)["story"] != digest(MINE)


def test_the_ends_move_no_further() -> None:
    first, last = page(step="1"), page(step=str(STEPS))
    assert first.button(key="move-1").disabled and not first.button(key="move1").disabled
    assert last.button(key="move1").disabled and not last.button(key="move-1").disabled


def test_there_and_back_is_the_same_story_at_the_same_address() -> None:
    app = pressed(pressed(page(step="2"), "move1"), "move-1")
    assert address(app)["story"] == digest(MINE)


@pytest.mark.parametrize("at", range(1, STEPS + 1))
def test_a_step_is_removed(at: int) -> None:
    app = pressed(page(step=str(at)), "remove-step")
    assert told(app).steps == MINE.steps[: at - 1] + MINE.steps[at:]
    assert app.radio(key="step").value == str(min(at, STEPS - 1))


def test_the_last_step_that_is_left_stays() -> None:
    app = page(story=replace(MINE, steps=MINE.steps[:1]))
    assert app.button(key="remove-step").disabled


def test_the_story_of_the_package_stays_what_it_is() -> None:
    app = pressed(page(story=None, step="2"), "remove-step")
    assert told(app).steps == OWN.steps[:1] + OWN.steps[2:]
    assert packages.city().story == OWN
    assert telling.named("") == OWN


MOVES = st.lists(st.sampled_from(["move-1", "move1", "remove-step"]), max_size=5)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES, st.integers(1, STEPS))
def test_whatever_is_pressed_no_step_is_lost_that_was_not_removed(moves: list[str], at: int) -> None:
    app, removed = page(step=str(at)), 0
    for key in moves:
        if not app.button(key=key).disabled:
            pressed(app, key)
            removed += key == "remove-step"
    assert len(told(app).steps) == STEPS - removed
    assert set(told(app).steps) <= set(MINE.steps)
    assert errors(app) == []


# Editing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_texts_of_a_step_are_edited_in_both_languages(lang: str) -> None:
    app = page(lang, step="2")
    field(app, 2, "minutes", "").set_value(7.5)
    app = fill(app, 2, title=TITLE, sentence=SENTENCE, notes=NOTES)
    changed = replace(MINE.steps[1], title=TITLE, sentence=SENTENCE, notes=NOTES, minutes=7.5)
    assert told(app).steps == (MINE.steps[0], changed, *MINE.steps[2:])
    assert errors(app) == []
    assert TITLE.of(lang) in app.radio(key="step").options[1]
    assert address(app)["step"] == "2"


def test_the_address_of_what_was_made_opens_it_for_anyone() -> None:
    app = fill(page(step="2"), 2, title=TITLE)
    again = show_framed("story", **address(app))
    assert told(again).steps[1].title == TITLE
    assert field(again, 2, "title", "it").value == TITLE.it
    assert TITLE.en in "".join(each.proto.body for each in show_framed("present", **address(app)).get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_story_is_given_a_title(lang: str) -> None:
    app, name = page(lang, step="2"), digest(MINE)
    for each in LANGUAGES:
        app.text_input(key=f"{name}-story-{each}").set_value(TITLE.of(each))
    assert told(pressed(app, "save-title")) == replace(MINE, title=TITLE)
    assert address(app)["step"] == "2"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("part", "text", "where", "why"),
    [
        ("title", Text("", "A title"), "title.it", {"it": "serve un valore", "en": "a value is needed"}),
        ("title", Text("Un titolo", "   "), "title.en", {"it": "serve un valore", "en": "a value is needed"}),
        ("sentence", Text("Una frase.", MARKUP), "sentence.en", {"it": "onerror", "en": "onerror"}),
        ("notes", Text(SCRIPT, "A note."), "notes.it", {"it": "script", "en": "script"}),
        ("notes", Text("Una nota.", ""), "notes.en", {"it": "altra lingua", "en": "other language"}),
        ("title", Text(TEMPLATE, "A title"), "title.it", {"it": "modelli", "en": "templates"}),
        ("title", Text("Un titolo", "A\u202etitle"), "title.en", {"it": "U+202E", "en": "U+202E"}),
    ],
)
def test_what_no_story_may_say_is_refused_with_step_and_field(
    part: str, text: Text, where: str, why: dict[str, str], lang: str
) -> None:
    app = fill(page(lang, step="2"), 2, **{part: text})
    (error,) = errors(app)
    plain = error.replace("\\", "")
    assert {"it": "passo 2", "en": "step 2"}[lang] in plain
    assert where in plain
    assert why[lang] in plain
    assert told(app) == MINE
    assert address(app)["step"] == "2"
    assert errors(app.run()) == []


def test_where_nothing_can_be_kept_it_is_said_and_nothing_changes(folder: Path) -> None:
    app = page(story=None, step="2")
    folder.write_text("no folder", encoding="utf-8")
    app = pressed(app, "move1")
    (error,) = errors(app)
    assert "this server cannot keep stories at the moment" in error
    assert told(app) == OWN


# Files


def test_the_file_of_a_story_is_the_story(files: Files) -> None:
    for story in (None, MINE):
        page(story=story)
        shown = story or OWN
        content = files[f"{packages.city().name}-{digest(shown)}.yaml"]
        assert read_story(content, ORIGIN) == shown
        assert content == write_story(shown)


def loaded(content: bytes, lang: str = "en", **query: str) -> AppTest:
    """The page after a file was brought."""
    app = show_framed("story", lang=lang, **query)
    app.file_uploader(key=KEY).set_value(("mine.yaml", content, "application/yaml")).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_story_is_brought_in_a_file(lang: str) -> None:
    app = loaded(write_story(MINE), lang, step="7")
    assert told(app) == MINE
    assert address(app) == {"lang": lang, "story": digest(MINE), "step": "1"}
    assert errors(app) == []
    assert len(app.radio(key="step").options) == STEPS


def test_a_file_is_taken_once_and_can_be_changed_then() -> None:
    app = pressed(loaded(write_story(MINE)), "move1")
    assert told(app).steps[:2] == MINE.steps[1::-1]
    assert told(app.run()).steps[:2] == MINE.steps[1::-1]


def of(step: Data) -> bytes:
    """A file with a good step and this one."""
    good = {"title": both("Uno", "One"), "sentence": both("Una.", "One."), "minutes": 1, "view": {"page": "map"}}
    return written({"title": both("Il mio", "Mine"), "steps": [good, deepcopy(good) | step]})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("step", "where"),
    [
        ({"view": {"page": "nowhere"}}, "view.page"),
        ({"view": {"page": "map", "area": "nowhere"}}, "view.area"),
        ({"view": {"page": "map", "indicator": "nothing"}}, "view.indicator"),
        ({"view": {"page": "cities", "city": "099999"}}, "view.city"),
        ({"title": {"it": "Solo italiano"}}, "title.en"),
        ({"title": both(MARKUP, "Two")}, "title.it"),
        ({"notes": both("Due", f"Two {SCRIPT}")}, "notes.en"),
        ({"minutes": 0}, "minutes"),
        ({"sources": ["sources/nobody"]}, "sources 1"),
    ],
)
def test_a_broken_file_is_refused_with_step_and_field(step: Data, where: str, lang: str) -> None:
    app = loaded(of(step), lang)
    (error,) = errors(app)
    plain = error.replace("\\", "")
    assert {"it": "passo 2", "en": "step 2"}[lang] in plain
    assert where in plain
    assert MARKUP not in error
    assert "story" not in address(app)
    assert len(app.radio(key="step").options) == len(OWN.steps)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"{", b"- a\n- b\n", b"a: &x [*x]", b"!!python/object/apply:os.system [id]", b"x" * 300_000],
    ids=["empty", "bytes", "cut", "list", "anchor", "tag", "large"],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_no_story_is_refused(content: bytes, lang: str) -> None:
    app = loaded(content, lang)
    (error,) = errors(app)
    assert error
    assert "story" not in address(app)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(IN_STEPS)), st.integers(0, 2**16))
def test_however_a_file_is_broken_it_changes_nothing(name: str, chance: int) -> None:
    step = {"notes": both("Note", "Notes"), "sources": ["sources/comune"], "view": {"page": "map", "chart": "map"}}
    good = {"title": both("Due", "Two"), "sentence": both("Due.", "Two."), "minutes": 2} | step
    data: Data = {"title": both("Il mio", "Mine"), "steps": [deepcopy(good), deepcopy(good)]}
    IN_STEPS[name](data, Random(chance))
    app = loaded(written(data))
    assert errors(app)
    assert "story" not in address(app)


def test_a_refused_file_is_taken_back_and_nothing_is_said_any_more() -> None:
    app = loaded(b"{")
    assert errors(app.run())
    app.file_uploader(key=KEY).set_value(None).run()
    assert errors(app) == []
    app.file_uploader(key=KEY).set_value(("good.yaml", write_story(MINE), "application/yaml")).run()
    assert told(app) == MINE


def test_the_largest_file_is_said_in_the_language() -> None:
    styles = "".join(each.proto.body for each in page("it").get("html") if KEY in each.proto.body)
    assert f"{LARGEST} MB" in styles


# Slides


@pytest.fixture
def progress(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """What the bar says while slides are built."""
    said: list[tuple[float, str]] = []
    bar: Callable[..., Any] = streamlit.progress

    def telling_bar(value: float, text: str | None = None, **more: Any) -> Any:
        made = bar(value, text, **more)
        native = made.progress

        def again(share: float, words: str | None = None) -> Any:
            said.append((share, words or ""))
            return native(share, words)

        made.progress = again
        return made

    monkeypatch.setattr(streamlit, "progress", telling_bar)
    return said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_slides_are_built_with_progress_and_hold_every_step(
    lang: str, files: Files, progress: list[tuple[float, str]]
) -> None:
    app = page(lang)
    name = f"{packages.city().name}-{digest(MINE)}-{lang}.pptx"
    assert name not in files
    pressed(app, "build-slides")
    deck = read(files[name])
    titles = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
    assert len(titles) >= STEPS
    for step in MINE.steps:
        assert any(step.title.of(lang) in title for title in titles)
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide)
    assert all(step.notes.of(lang).split("\n")[0] in notes for step in MINE.steps)
    told_of = catalogue(lang).gettext("Slide {done} of {total}")
    assert progress == [(done / STEPS, told_of.format(done=done, total=STEPS)) for done in range(STEPS + 1)]
    led_to = " ".join(link for slide in deck.slides for link in links(slide))
    assert all(f"/{step.view.page}?lang={lang}" in led_to for step in MINE.steps)


def test_slides_are_of_the_story_that_is_shown(files: Files) -> None:
    app = pressed(page(step="2"), "build-slides")
    built = [button.key for button in app.get("download_button")]
    assert "story-slides" in built
    files.clear()
    pressed(app, "move1")
    assert [name for name in files if name.endswith(".pptx")] == []


def test_slides_of_a_story_with_a_view_that_draws_nothing(files: Files) -> None:
    text = Text("Testo", "Text")
    step = replace(MINE.steps[0], title=text, view=replace(MINE.steps[0].view, page="method", chart="", keys=()))
    story = Story(text, (step, MINE.steps[1]))
    pressed(page(story=story), "build-slides")
    deck = read(files[f"{packages.city().name}-{digest(story)}-en.pptx"])
    texts = " ".join(str(each) for slide in deck.slides for each in slide.shapes._spTree.itertext())
    assert "This is shown on the live page" in texts
