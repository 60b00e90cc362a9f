"""A good story about Fiumalta, ways to break its file, and stories that nobody wrote."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import strategies as st

from lib.store.problem import Origin
from lib.store.story import Step, Story, Text
from lib.store.story_file import PATH
from lib.store.story_texts import hostile
from lib.store.view import CHARTS, NOT_IN_VIEW, PAGES, View
from tests.edits import Expected, edit_description
from tests.hostile import LINK, MARKUP, SCRIPT, TEMPLATE

Data = dict[str, Any]
ORIGIN = Origin("fiumalta", PATH)


def both(italian: str, english: str) -> dict[str, str]:
    return {"it": italian, "en": english}


GOOD: Data = {
    "title": both("La sera a Fiumalta", "The evening in Fiumalta"),
    "steps": [
        {
            "title": both("Perché la sera", "Why the evening"),
            "sentence": both("La città vuole vivere la sera.", "The city wants to live the evening."),
            "notes": both("Salutare.\nPoi cominciare.", "Say hello.\nThen begin."),
            "minutes": 5,
            "sources": ["model/aim-one", "timeline/start"],
            "view": {"page": "overview"},
        },
        {
            "title": both("Le due rive", "The two banks"),
            "sentence": both("Le rive sono due.", "There are two banks."),
            "notes": both("Mostrare la mappa.", "Show the map."),
            "minutes": 7.5,
            "sources": ["places/mill-square", "observations/residents/east-bank", "sources/registry"],
            "view": {
                "page": "map",
                "chart": "areas",
                "indicator": "venue-density",
                "area": "east-bank",
                "layers": ["venues", "stops"],
                "zoom": "14.5",
            },
        },
        {
            "title": both("Le altre città", "The other cities"),
            "sentence": both("Una città ha meno furti.", "One city has fewer thefts."),
            "notes": both("Chiedere.", "Ask."),
            "minutes": 10,
            "sources": ["context/proposals/pilot-areas/2021-03/2021-04", "cities/thefts/090002"],
            "view": {"page": "cities", "chart": "ranking", "city_indicator": "thefts", "city": "090001"},
        },
    ],
}


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(data: Any) -> bytes:
    """The file of a story as plain data, what stands in it twice written twice."""
    return str(yaml.dump(data, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False)).encode()


def add_story(folder: Path, content: bytes | None = None) -> Path:
    """Give a package on disk a story, listed in its description; return the file."""
    (folder / PATH).write_bytes(written(GOOD) if content is None else content)
    resource = {"name": "story", "path": PATH, "type": "file", "format": "yaml", "mediatype": "application/yaml"}
    edit_description(folder, lambda raw: raw["resources"].append(resource))
    return folder / PATH


def changed(change: Callable[[Data], None]) -> Data:
    """The good story with one change."""
    data = deepcopy(GOOD)
    change(data)
    return data


Mutation = Callable[[Data, Random], Expected]
TEXTS = ("title", "sentence", "notes")
HOSTILE = (MARKUP, SCRIPT, TEMPLATE, LINK, "<b>", "</p>", "<!--", "JavaScript :x", "&lt;b&gt;", "${a}", "`a`")
UNPRINTABLE = ("\x07", "\x1b[31m", "\u202e", "\u200b", "\x7f", "\ufffe", "\x00")


def _step(data: Data, chance: Random) -> tuple[int, Data]:
    number = chance.randrange(len(data["steps"]))
    return number + 1, data["steps"][number]


def _in_text(piece: Callable[[Random], str], code: str) -> Mutation:
    def mutate(data: Data, chance: Random) -> Expected:
        number, step = _step(data, chance)
        name, lang = chance.choice(TEXTS), chance.choice(("it", "en"))
        text = step[name][lang]
        place = chance.randrange(1, len(text))
        step[name][lang] = text[:place] + piece(chance) + text[place:]
        return Expected(code, PATH, number, f"{name}.{lang}")

    return mutate


def _without_language(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    name, lang = chance.choice(TEXTS), chance.choice(("it", "en"))
    if chance.random() < 0.5:
        del step[name][lang]
    else:
        step[name][lang] = chance.choice(("", "  "))
    return Expected("half-language" if name == "notes" else "empty", PATH, number, f"{name}.{lang}")


def _set(code: str, name: str, *values: Any, field: str = "") -> Mutation:
    def mutate(data: Data, chance: Random) -> Expected:
        number, step = _step(data, chance)
        step[name] = deepcopy(chance.choice(values))
        return Expected(code, PATH, number, field or name)

    return mutate


def _view(code: str, name: str, *values: Any) -> Mutation:
    def mutate(data: Data, chance: Random) -> Expected:
        number, step = _step(data, chance)
        step["view"][name] = deepcopy(chance.choice(values))
        return Expected(code, PATH, number, f"view.{name}")

    return mutate


def _key_of_no_view(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    name = chance.choice(sorted(NOT_IN_VIEW))
    step["view"][name] = "1"
    return Expected("unexpected-key", PATH, number, f"view.{name}")


def _missing(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    name = chance.choice(("title", "sentence", "minutes", "view"))
    del step[name]
    return Expected("empty", PATH, number, name)


def _too_long(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    name, longest = chance.choice((("title", 80), ("sentence", 240), ("notes", 2000)))
    lang = chance.choice(("it", "en"))
    step[name][lang] = "a" * (longest + chance.randrange(1, 50))
    return Expected("too-long", PATH, number, f"{name}.{lang}")


def _repeated_source(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    step["sources"].append(step["sources"][0])
    return Expected("duplicate", PATH, number, f"sources {len(step['sources'])}")


def _several_texts(data: Data, chance: Random) -> Expected:
    number, step = _step(data, chance)
    name, lang = chance.choice(TEXTS), chance.choice(("it", "en"))
    step[name][lang] = chance.choice(([step[name][lang]], {"it": "a"}))
    return Expected("not-one-text", PATH, number, f"{name}.{lang}")


IN_STEPS: dict[str, Mutation] = {
    "markup": _in_text(lambda chance: chance.choice(HOSTILE), "markup"),
    "unprintable": _in_text(lambda chance: chance.choice(UNPRINTABLE), "odd-character"),
    "missing language": _without_language,
    "missing part": _missing,
    "too long": _too_long,
    "several texts": _several_texts,
    "no texts": _set("not-keys", "title", "Uno", ["Uno"]),
    "unknown part": _set("unexpected-key", "colour", "red", ["red"]),
    "no number": _set("not-a-number", "minutes", "five", "nan", "inf", "1_0", "0x10", "5,5", "5 min"),
    "no time": _set("too-small", "minutes", 0, -1, "0.0", 0.4),
    "too much time": _set("too-large", "minutes", 120.5, 500, "1e9"),
    "no half": _set("not-halves", "minutes", 1.25, 3.1, "0.7"),
    "no reference": _set(
        "not-a-reference",
        "sources",
        *(["model"], ["model/"], ["model/a/b"], ["rows/a"], ["observations/a"], ["model/../../x"], ["model/a b"]),
        *(["https://example.org"], ["context/a/b"], ["<b>"], ["cities/a/b/c/d"]),
        field="sources 1",
    ),
    "no list": _set("not-a-list", "sources", "model/aim-one"),
    "too many sources": _set("too-many", "sources", [f"model/a{number}" for number in range(21)]),
    "repeated source": _repeated_source,
    "no keys": _set("not-keys", "view", "map", ["map"]),
    "unknown page": _view("not-listed", "page", "nowhere", "../map", "MAP", ""),
    "unknown chart": _view("not-listed", "chart", "pie", "Map", "<b>"),
    "key of no view": _key_of_no_view,
    "value of no address": _view("unknown-value", "area", "<b>", "a{b}", "a\nb", "é", 'a"b', ["a", "b'c"]),
    "value of no text": _view("not-one-text", "area", {"a": "b"}, {}),
}
"""Breaks inside a step, by name: each changes the data in place and tells the problem it must cause."""

IN_PACKAGES: dict[str, Mutation] = {
    "unknown row": _set(
        "dangling",
        "sources",
        *(["model/nothing"], ["timeline/nothing"], ["places/nowhere"], ["sources/nobody"], ["cities/thefts/099999"]),
        *(["observations/residents/nowhere"], ["observations/nothing/east-bank"], ["cities/nothing/090001"]),
        *(["context/proposals/pilot-areas/2022"], ["context/proposals/nowhere/2021-03/2021-04"]),
        field="sources 1",
    ),
    "unknown key": _view("unexpected-key", "colour", "red"),
    "unknown area": _view("unknown-value", "area", "nowhere"),
    "unknown indicator": _view("unknown-value", "indicator", "nothing"),
    "unknown city": _view("unknown-value", "city", "099999"),
    "unknown city indicator": _view("unknown-value", "city_indicator", "nothing"),
    "unknown layer": _view("unknown-value", "layers", ["venues", "nothing"]),
    "unknown zoom": _view("unknown-value", "zoom", 99),
}
"""Breaks that only someone with both packages can see."""


def _text(longest: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    signs = st.characters(exclude_categories=("C", "Z"), include_characters=" \u00a0" + ("\n" if lines else ""))
    texts = st.text(signs, min_size=1, max_size=longest).map(str.strip)
    return texts.filter(lambda text: (bool(text) and not hostile(text) and text.isprintable()) or "\n" in text)


def _texts(longest: int, *, lines: bool = False) -> st.SearchStrategy[Text]:
    one = _text(min(longest, 60), lines=lines).filter(lambda text: not hostile(text))
    return st.builds(Text, one, one)


IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
VALUES = st.lists(IDS | st.sampled_from(["001272", "no", "null", "1e3", "14.5", "2019/2023", "theft:2"]), min_size=1)
KEYS = st.dictionaries(IDS.filter(lambda name: name not in {*NOT_IN_VIEW, "page", "chart"}), VALUES.map(",".join))
VIEWS = st.sampled_from(PAGES).flatmap(
    lambda page: st.builds(
        View, st.just(page), st.sampled_from(["", *CHARTS.get(page, ())]), KEYS.map(lambda keys: tuple(keys.items()))
    )
)
SOURCES = st.lists(st.builds("model/{}".format, IDS), max_size=5, unique=True).map(tuple)
MINUTES = st.integers(1, 240).map(lambda halves: halves / 2)
STEPS = st.builds(
    Step, _texts(80), _texts(240), st.just(Text("", "")) | _texts(2000, lines=True), MINUTES, VIEWS, SOURCES
)
STORIES = st.builds(Story, _texts(80), st.lists(STEPS, min_size=1, max_size=4).map(tuple))
"""Any story that is in order by itself."""
