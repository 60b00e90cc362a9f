"""A story on the screen, as HTML: all steps, the bar below them, the list they are chosen from.

Everything is there from the start: which step is seen is an attribute of the page, so that going on needs no server.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.stories import planned
from lib.show import escape, numbers
from lib.show.deck import bar
from lib.show.deck.stage import stage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.show.exhibits.exhibit import Exhibit, Source
    from lib.store.story import Step, Story


@dataclass(frozen=True, eq=False)
class Shown:
    """A step ready to be seen: what it draws, what its sentence rests on, and two addresses.

    `live` opens the page with the same view, `picture` is the picture of the exhibit with `{theme}` in it.
    """

    step: Step
    exhibit: Exhibit
    sources: tuple[Source, ...]
    live: str
    picture: str


def audience(story: Story, steps: Sequence[Shown], served: Mapping[str, str], lang: str) -> str:
    """The story as everybody sees it."""
    parts = [_step(number, each, served, lang) for number, each in enumerate(steps, start=1)]
    return _deck(story, "audience", parts, steps, lang)


def speaker(story: Story, steps: Sequence[Shown], lang: str) -> str:
    """The story as the speaker sees it beside: what to say, what comes next."""
    _ = catalogue(lang).gettext
    end, silent, following = _("the end"), escape.html(_("No notes for this step.")), _("Next: {title}")
    parts = []
    for number, each in enumerate(steps, start=1):
        title = steps[number].step.title.of(lang) if number < len(steps) else end
        notes = "".join(f"<p>{escape.html(text)}</p>" for text in each.step.notes.of(lang).splitlines() if text.strip())
        parts.append(
            f'{_opening(number, each.step, lang)}<div class="notes" tabindex="0">{notes or silent}</div>'
            f'<p class="next">{escape.html(following.format(title=title))}</p></section>'
        )
    return _deck(story, "speaker", parts, steps, lang)


def _opening(number: int, step: Step, lang: str) -> str:
    return (
        f'<section class="step" data-step="{number}" aria-labelledby="step-title-{number}">'
        f'<header><h1 id="step-title-{number}">{escape.html(step.title.of(lang))}</h1>'
        f'<p class="sentence">{escape.html(step.sentence.of(lang))}</p></header>'
    )


def _step(number: int, each: Shown, served: Mapping[str, str], lang: str) -> str:
    return (
        f"{_opening(number, each.step, lang)}"
        f'<div class="stage">{stage(each.exhibit, served, each.picture)}</div>'
        f'<p class="sources">{escape.html(_sources(each, lang))}</p></section>'
    )


def _sources(each: Shown, lang: str) -> str:
    """What is drawn, from when, and who says so: those of the sentence first."""
    _ = catalogue(lang).gettext
    told = list(dict.fromkeys(source.text for source in (*each.sources, *each.exhibit.sources)))
    drawn = f"{each.exhibit.name}, {each.exhibit.period}" if each.exhibit.period else each.exhibit.name
    return _("Sources: {sources}. Shown: {drawn}").format(sources="; ".join(told) or numbers.MISSING, drawn=drawn)


def _deck(story: Story, role: str, parts: Sequence[str], steps: Sequence[Shown], lang: str) -> str:
    data = {
        "total": len(steps),
        "planned": planned(story),
        "live": [each.live for each in steps],
        "words": bar.said(lang),
    }
    seen = "".join(
        f'[data-step="{number}"] .deck .step[data-step="{number}"]{{display:grid}}'
        for number in range(1, len(steps) + 1)
    )
    return (
        f"<style>{seen}</style>"
        f'<div class="deck {role}" data-deck="{escape.html(json.dumps(data))}">{"".join(parts)}'
        f"{bar.bar(len(steps), lang)}{bar.dialog(story, lang)}</div>"
    )
