"""What a story file must look like, and what may stand in its texts: checked as a whole, every problem at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from lib.store.problem import Detail, Origin, PackageError, Problem
from lib.store.story import LONGEST_NOTES, LONGEST_SENTENCE, LONGEST_TITLE, MOST_STEPS, Step, Story, Text
from lib.store.story_sources import reference
from lib.store.story_texts import hostile, unprintable
from lib.store.story_yaml import located
from lib.store.values import NUMBER
from lib.store.view import CHARTS, FIRST_PAGE, NOT_IN_VIEW, PAGES, View

LEAST_MINUTES, MOST_MINUTES = 0.5, 120
MOST_SOURCES, MOST_KEYS = 20, 60
VALUE = re.compile(r"[A-Za-z0-9 ./,:_-]{0,2000}")
CODES = {
    "missing": "empty",
    "extra_forbidden": "unexpected-key",
    "string_type": "not-one-text",
    "model_type": "not-keys",
    "dict_type": "not-keys",
    "list_type": "not-a-list",
    "too_long": "too-many",
    "too_short": "no-steps",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
}
"""What pydantic finds, by the code of the problem; our own checks raise the codes themselves."""

LIMITS = {"max_length": "limit", "actual_length": "found", "ge": "limit", "le": "limit"}
INSIDE_VIEW = ("keys", "[key]")
"""Steps of a place that the form adds and the file does not have."""


class _RefusedError(ValueError):
    """What one of our own checks finds; with `at`, the problem is at that part of the value."""

    def __init__(self, code: str, detail: dict[str, Detail]) -> None:
        self.code, self.detail = code, detail
        super().__init__(code)


def _refuse(code: str, **detail: Detail) -> NoReturn:
    raise _RefusedError(code, detail)


def _words(longest: int, *, lines: bool = False, needed: bool = True) -> Any:
    """Hold a text for people: without markup, of printable characters, with line ends only where `lines`."""

    def check(text: str) -> str:
        text = text.strip()
        if needed and not text:
            _refuse("empty")
        if character := unprintable(text, lines=lines):
            _refuse("odd-character", character=character)
        if found := hostile(text):
            _refuse("markup", value=found)
        if len(text) > longest:
            _refuse("too-long", found=len(text), limit=longest)
        return text

    return Annotated[str, AfterValidator(check)]


def _number(written: Any) -> Any:
    if not isinstance(written, str):
        _refuse("not-one-text")
    if not written:
        _refuse("empty")
    return float(written) if re.fullmatch(NUMBER, written) else _refuse("not-a-number", value=written)


def _halves(minutes: float) -> float:
    return minutes if (minutes * 2).is_integer() else _refuse("not-halves", value=minutes)


def _reference(written: str) -> str:
    return written if reference(written) else _refuse("not-a-reference", value=written)


def _different(sources: list[str]) -> list[str]:
    for place, source in enumerate(sources):
        if (first := sources.index(source)) < place:
            _refuse("duplicate", value=source, first=first + 1, at=place)
    return sources


def _page(written: str) -> str:
    names = tuple(page or FIRST_PAGE for page in PAGES)
    if written not in names:
        _refuse("not-listed", value=written, allowed=", ".join(names))
    return "" if written == FIRST_PAGE else written


def _key(name: str) -> str:
    return _refuse("unexpected-key") if name in NOT_IN_VIEW or name == "[key]" else name


def _joined(value: Any) -> Any:
    """Write a list as the address does, by commas."""
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return (",".join(value) or "none") if texts else value


def _value(written: str) -> str:
    return written if VALUE.fullmatch(written) else _refuse("unknown-value", value=written)


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Title(_Form):
    it: _words(LONGEST_TITLE)  # type: ignore[valid-type]
    en: _words(LONGEST_TITLE)  # type: ignore[valid-type]


class _Sentence(_Form):
    it: _words(LONGEST_SENTENCE)  # type: ignore[valid-type]
    en: _words(LONGEST_SENTENCE)  # type: ignore[valid-type]


class _Notes(_Form):
    it: _words(LONGEST_NOTES, lines=True, needed=False) = ""  # type: ignore[valid-type]
    en: _words(LONGEST_NOTES, lines=True, needed=False) = ""  # type: ignore[valid-type]

    @model_validator(mode="after")
    def in_both_or_none(self) -> _Notes:
        if bool(self.it) != bool(self.en):
            _refuse("half-language", at="en" if self.it else "it")
        return self


class _View(_Form):
    page: Annotated[str, AfterValidator(_page)]
    chart: str = ""
    keys: Annotated[
        dict[Annotated[str, AfterValidator(_key)], Annotated[str, BeforeValidator(_joined), AfterValidator(_value)]],
        Field(max_length=MOST_KEYS),
    ] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def keys_apart(cls, data: Any) -> Any:
        """Put what the view chooses beside the page and its part, which have names of their own."""
        if not isinstance(data, dict):
            return data
        own = {name: data[name] for name in ("page", "chart") if name in data}
        return own | {"keys": {name: value for name, value in data.items() if name not in own}}

    @field_validator("chart")
    @classmethod
    def chart_of_the_page(cls, chart: str, info: ValidationInfo) -> str:
        charts = CHARTS.get(info.data.get("page", ""), ())
        if chart and "page" in info.data and chart not in charts:
            _refuse("not-listed", value=chart, allowed=", ".join(charts) or "-")
        return chart


class _Step(_Form):
    title: _Title
    sentence: _Sentence
    notes: _Notes = Field(default_factory=_Notes)
    minutes: Annotated[
        float, Field(ge=LEAST_MINUTES, le=MOST_MINUTES), BeforeValidator(_number), AfterValidator(_halves)
    ]
    sources: Annotated[
        list[Annotated[str, AfterValidator(_reference)]], Field(max_length=MOST_SOURCES), AfterValidator(_different)
    ] = Field(default_factory=list)
    view: _View


class _Story(_Form):
    title: _Title
    steps: Annotated[list[_Step], Field(min_length=1, max_length=MOST_STEPS)]


def checked(data: Any, known: list[Problem], origin: Origin) -> Story:
    """Return the story in what a file holds. Raises PackageError with all that is wrong, what is known too, by step."""
    try:
        form = _Story.model_validate(data)
    except ValidationError as failure:
        known = [*known, *(_problem(each, origin) for each in failure.errors(include_url=False))]
    if known:
        raise PackageError(sorted(known, key=lambda found: found.row or 0))
    return Story(_both(form.title), tuple(map(_step, form.steps)))


def _problem(error: Mapping[str, Any], origin: Origin) -> Problem:
    found = error.get("ctx", {})
    code, detail = CODES.get(error["type"], ""), {LIMITS[name]: found[name] for name in LIMITS if name in found}
    if isinstance(own := found.get("error"), _RefusedError):
        code, detail = own.code, dict(own.detail)
    path = tuple(part for part in error["loc"] if "view" not in error["loc"] or part not in INSIDE_VIEW)
    path += (detail.pop("at"),) if "at" in detail else ()
    if isinstance(error["input"], (str, float)):
        detail.setdefault("value", error["input"])
    return located(origin, path, code, **detail)


def _both(form: _Title | _Sentence | _Notes) -> Text:
    return Text(form.it, form.en)


def _step(form: _Step) -> Step:
    view = View(form.view.page, form.view.chart, tuple(form.view.keys.items()))
    return Step(_both(form.title), _both(form.sentence), _both(form.notes), form.minutes, view, tuple(form.sources))
