"""Text from a package never becomes markup, a template, a link that runs, or a part of a script."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from folium.template import Template
from hypothesis import example, given
from hypothesis import strategies as st

from lib.show import escape
from tests.hostile import LINK, MARKUP, SCRIPT, TEMPLATE, TEXT

HOSTILE = (
    MARKUP,
    SCRIPT,
    TEMPLATE,
    LINK,
    TEXT,
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "{% for x in range(10**9) %}{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "${alert(1)}",
    "`;alert(1);`",
    "&lt;img src=x&gt;",
    "&#60;script&#62;",
    "<!--",
    "-->",
    "<![CDATA[",
    "a\u2028b\u2029c",
    "\\",
    "\\\\<b>",
)
TEXTS = st.one_of(st.text(), st.sampled_from(HOSTILE), st.text(alphabet="<>&\"'{}`\\$[]()!*_#|~:/=a \n\t"))
LINE_ENDS = str.maketrans({0x2028: " ", 0x2029: " "})


class Reader(HTMLParser):
    """Elements, attributes and text as a browser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.others = 0
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.others += 1

    def handle_decl(self, decl: str) -> None:
        self.others += 1

    def unknown_decl(self, data: str) -> None:
        self.others += 1

    def handle_pi(self, data: str) -> None:
        self.others += 1


@given(TEXTS)
def test_html_is_text_in_an_element_and_in_an_attribute(text: str) -> None:
    safe = escape.html(text)
    for quote in "\"'":
        found = Reader(f"<p title={quote}{safe}{quote}>{safe}</p>")
        shown = text.translate(LINE_ENDS)
        assert found.elements == [("p", {"title": shown})]
        assert found.words == shown
        assert found.others == 0


@given(TEXTS)
def test_html_passes_through_the_template_engine_of_the_maps_as_it_is(text: str) -> None:
    written = f"<p>{escape.html(text)}</p>"
    assert Template(written).render().splitlines() == written.splitlines()


@given(TEXTS)
def test_html_ends_no_string_of_a_script(text: str) -> None:
    safe = escape.html(text)
    assert not set("<>\"'`{}\u2028\u2029") & set(safe)
    for quoted in (json.dumps(safe), json.dumps(safe, ensure_ascii=False)):
        assert "</" not in quoted
        assert json.loads(quoted) == safe


@pytest.mark.parametrize("thing", [None, 3, 2.5, ["<b>"], Reader("")])
def test_anything_is_written_as_its_text(thing: object) -> None:
    assert unescape(escape.html(thing)) == str(thing)


@given(TEXTS)
def test_markdown_leaves_no_sign_with_a_meaning(text: str) -> None:
    """A backslash before punctuation makes it a character like any other (CommonMark 0.31, 2.4)."""
    safe = escape.markdown(text)
    bare = re.sub(r"\\[\\`*_{}\[\]()<>#+\-.!|~$:&]", "", safe)
    assert not set("\\`*_{}[]()<>#+-.!|~$:&") & set(bare)
    assert "\n" not in safe
    assert safe == safe.strip()


@given(TEXTS)
def test_markdown_says_the_same_words(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", escape.markdown(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "# title",
        "- item",
        "1. item",
        "> quote",
        "*strong*",
        "`code`",
        "| a | b |",
        "~~gone~~",
        "$x^2$",
        ":material/home:",
        ":red[x]",
        "&copy;",
    ],
)
def test_markdown_that_would_be_formatted_is_not(text: str) -> None:
    safe = escape.markdown(text)
    assert safe != text
    assert safe.replace("\\", "") == text


@given(TEXTS, TEXTS)
@example("]", "https://a.example/>)[x](javascript:alert(1)")
@example("\\", "https://a.example/\\")
def test_a_name_and_an_address_make_one_link_or_none(name: str, address: str) -> None:
    target = escape.address(address)
    if target:
        link = f"[{escape.markdown(name)}](<{target}>)"
        assert re.fullmatch(r"\[(?:\\.|[^\\\[\]])*\]\(<[^<>\\\s]*>\)", link)


@given(TEXTS)
def test_plotly_shows_the_text_without_its_tags_being_read(text: str) -> None:
    safe = escape.plotly(text)
    assert "<" not in safe
    assert ">" not in safe
    assert set(re.findall("&[^;]*;", safe)) <= {"&amp;", "&lt;", "&gt;"}
    assert re.sub("&(?:amp|lt|gt);", lambda found: unescape(found[0]), safe) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x00javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//host.example/",
        "/method",
        "method",
        "ftp://host.example/",
        "https:host.example",
        "xhttps://host.example/",
        "",
        " ",
        TEXT,
    ],
)
def test_what_is_no_address_of_the_web_is_none(text: str) -> None:
    assert escape.address(text) == ""


@given(TEXTS.map(lambda text: f"https://host.example/{text}"))
def test_an_address_holds_nothing_that_would_end_it(address: str) -> None:
    found = escape.address(address)
    assert found.startswith("https://host.example/")
    assert found.isascii()
    assert not set(' \t\n\r<>"`\\{}|^') & set(found)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/a/b.html?x=1&y=2#part",
        "http://example.org",
        "https://example.org/a%20b",
        "https://example.org/it/citt%C3%A0",
        "https://example.org/(x);y=1,2@3!$'*+~_-.",
    ],
)
def test_an_address_that_is_one_stays_as_it_is(address: str) -> None:
    assert escape.address(address) == address


def test_an_address_in_other_letters_is_written_as_browsers_send_it() -> None:
    assert escape.address("https://example.org/città vecchia") == "https://example.org/citt%C3%A0%20vecchia"
    assert urlsplit(escape.address("https://example.org/<x>")).path == "/%3Cx%3E"


@given(TEXTS)
def test_an_address_in_a_link_of_html_is_one_attribute(text: str) -> None:
    found = Reader(f'<a href="{escape.html(escape.address("https://host.example/" + text))}">x</a>')
    assert [(tag, list(attributes)) for tag, attributes in found.elements] == [("a", ["href"])]
