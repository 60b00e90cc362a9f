"""Below a story: the bar with its buttons and its clock, and the list that steps are chosen from, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.show import escape
from lib.show.words import language_names

if TYPE_CHECKING:
    from lib.store.story import Story


def said(lang: str) -> dict[str, str]:
    """What the page's script says, as templates with their places in braces."""
    _ = catalogue(lang).gettext
    return {
        "count": _("Step {step} of {total}"),
        "early": _("in time"),
        "late": _("a little late"),
        "over": _("late"),
        "stopped": _("not started"),
        "lost": _("No connection: the story goes on without it"),
        "waiting": _("Waiting for the presenter"),
        "followers": _("{count} connected"),
        "jump": _("To step {step}: Enter"),
        "here": _(
            "This server answers on this machine only. For viewers elsewhere, start it with HOST=0.0.0.0 and open it "
            "by the name or number of this machine."
        ),
    }


def bar(total: int, lang: str) -> str:
    """Back, on, where one is, what the room says, the clock, and the way to the live page."""
    _ = catalogue(lang).gettext
    texts = (_("The story"), _("Previous step"), _("Next step"), _("Live page"))
    name, back, on, live = map(escape.html, texts)
    count = escape.html(_("Step {step} of {total}").format(step=1, total=total))
    return (
        f'<nav class="bar" aria-label="{name}">'
        f'<button class="go-back" aria-label="{back}">‹</button><button class="go-on" aria-label="{on}">›</button>'
        f'<button class="open-list"><span class="count">{count}</span></button>'
        '<span class="said" role="status"></span><span class="told" role="status"></span>'
        '<span class="track" aria-hidden="true"><i></i></span>'
        '<span class="clock"><b class="word"></b> <span class="time"></span></span>'
        f'<a class="go-live" href="#">{live} <kbd>Esc</kbd></a></nav>'
    )


def dialog(story: Story, lang: str) -> str:
    """The list to jump from, and everything else a presenter needs once."""
    _ = catalogue(lang).gettext
    keys = _(
        "→ or PageDown: next step · ← or PageUp: previous step · Home, End: first and last step · a number and Enter: "
        "that step · Enter: this list · Esc: the live page with the same view, and back"
    )
    return (
        f'<dialog class="list" aria-label="{escape.html(story.title.of(lang))}"><div class="columns">'
        f"<ol>{_items(story, lang)}</ol><div>{_follow(lang)}{_tools(lang)}</div></div>"
        f'<p class="here" hidden></p><p class="keys">{escape.html(keys)}</p></dialog>'
    )


def _items(story: Story, lang: str) -> str:
    return "".join(
        f'<li><a href="?lang={lang}&amp;step={number}" data-go="{number}">{escape.html(step.title.of(lang))}</a></li>'
        for number, step in enumerate(story.steps, start=1)
    )


def _follow(lang: str) -> str:
    """How others follow on their own screens; the page's script fills in the code and the addresses."""
    _ = catalogue(lang).gettext
    follow, picture = map(escape.html, (_("Follow on your own screen"), _("QR code of the address to follow by")))
    return (
        f'<p>{follow}: <b class="code"></b></p><p><a class="follow-address" href="#" target="_blank"></a></p>'
        f'<img class="qr" alt="{picture}" hidden>'
    )


def _tools(lang: str) -> str:
    _ = catalogue(lang).gettext
    texts = (_("Speaker’s window"), _("Prepare the story, and files of it"), _("Start the clock anew"))
    speaker, prepare, anew = map(escape.html, texts)
    theme, close = map(escape.html, (_("Light or dark"), _("Close")))
    others = "".join(
        f'<p><a class="other-language" href="?lang={code}" hreflang="{code}" lang="{code}">{name}</a></p>'
        for code, name in language_names().items()
        if code != lang
    )
    return (
        f'<p><a class="open-speaker" href="#" target="_blank">{speaker}</a></p>{others}'
        f'<p><a class="leave" href="/story?lang={lang}">{prepare}</a></p>'
        f'<p class="tools"><button class="restart-clock">{anew}</button> '
        f'<button class="switch-theme">{theme}</button> '
        f'<button class="close-list">{close} <kbd>Esc</kbd></button></p>'
    )
