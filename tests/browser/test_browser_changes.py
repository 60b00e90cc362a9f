"""An earlier version brought by a visitor: taken from the downloads, given back on the monitoring page, compared."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from benchmarks.server import Server
from lib.locale import LANGUAGES, catalogue
from lib.web.monitoring.changes import KEY, MEGABYTE, PREVIOUS_VARIABLE
from lib.web.packages import city
from lib.web.uploader import LARGEST
from tests.browser.conftest import Arrive, showing
from tests.browser.test_browser_pages import examined, findings, skipped
from tests.browser.visitor import Visitor
from tests.hostile import TEXT

ZONE = f".st-key-{KEY} [data-testid=stFileUploaderDropzone]"
VERSIONS = "[data-testid=stMain] strong"
RAN = "window.hacked"
HOSTILE = "Once" + TEXT.replace('"', "'")
"""A text that tries to run, without the quotation marks that would end its cell."""


def downloaded(visitor: Visitor, folder: Path) -> Path:
    """The zip of the city package, as the downloads give it."""
    page = visitor.open("method", lang="en", section="downloads")
    with page.expect_download() as waiting:
        page.locator(".st-key-zip button").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def older(newer: Path, version: str = "0.9.0") -> Path:
    """An earlier version made of the downloaded one: an indicator that was called and measured otherwise."""
    path = newer.with_name("older.zip")
    indicator = city().tables["indicators"].iloc[0]
    with ZipFile(newer) as whole, ZipFile(path, "w", ZIP_DEFLATED) as changed:
        for entry in whole.namelist():
            text = whole.read(entry).decode("utf-8")
            if entry.endswith("/datapackage.json"):
                text = text.replace(f'"version": "{city().version}"', f'"version": "{version}"', 1)
            if entry.endswith("/indicators.csv"):
                text = text.replace(str(indicator["definition_en"]), HOSTILE, 1)
            changed.writestr(entry, text)
    return path


def give(visitor: Visitor, path: Path) -> None:
    visitor.page.locator(f"{ZONE} input[type=file]").set_input_files(path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_zip_of_the_downloads_is_taken_and_has_not_changed(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    path = downloaded(visitor, tmp_path)
    page = visitor.open("monitoring", lang=lang)
    _ = catalogue(lang).gettext
    with page.expect_file_chooser():
        page.get_by_role("button", name=_("Choose a file")).click()
    give(visitor, path)
    page.get_by_text(_("Nothing has changed.")).wait_for()
    assert visitor.problems == []


def test_what_changed_is_read_and_taken_away(arrive: Arrive, tmp_path: Path) -> None:
    visitor = arrive(theme="dark")
    path = older(downloaded(visitor, tmp_path))
    page = visitor.open("monitoring", lang="en")
    give(visitor, path)
    page.get_by_text("1 indicator is measured differently now").wait_for()
    # The table is below the warning and its part of the client arrives when it is first needed.
    page.locator("[data-testid=stTable] td", has_text=HOSTILE).wait_for()
    visitor.settle()
    assert page.locator(VERSIONS, has_text="0.9.0").count() == 1
    assert page.evaluate(RAN) is None
    assert page.locator("img[src='x'], a[href^='javascript']").count() == 0
    with page.expect_download() as waiting:
        page.locator(".st-key-csv-changes button").click()
    lines = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert findings(examined(visitor)) == []
    assert skipped(page) == []
    page.locator(".st-key-changed [role=radio]").first.wait_for()
    page.locator(f".st-key-{KEY} button[aria-label^=Remove]").click()
    page.get_by_text("1 indicator is measured differently now").wait_for(state="detached")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_no_version_is_refused_in_plain_words(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    page = visitor.open("monitoring", lang=lang)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as opened:
        opened.writestr("../outside.csv", "x")
    _ = catalogue(lang).gettext
    for name, content, words in (
        ("notes.txt", b"Dear city,", _("the file is not a zip archive, or it is damaged.")),
        ("evil.zip", buffer.getvalue(), "../outside.csv"),
    ):
        (tmp_path / name).write_bytes(content)
        give(visitor, tmp_path / name)
        page.locator("[data-testid=stAlert]", has_text=words).wait_for()
        assert _("This version could not be compared.") in page.locator("[data-testid=stAlert]").inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_that_is_too_large_stays_with_the_visitor(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.method))
    page = visitor.open("monitoring", lang=lang)
    (tmp_path / "large.zip").write_bytes(bytes(LARGEST * MEGABYTE + 1))
    give(visitor, tmp_path / "large.zip")
    page.locator(f".st-key-{KEY} [aria-invalid=true]").wait_for()
    words = page.evaluate(
        "(chip) => getComputedStyle(document.querySelector(chip), '::after').content",
        f".st-key-{KEY} [aria-invalid=true]",
    )
    assert words == f'"{catalogue(lang).gettext("The file is larger than {limit} MB.").format(limit=LARGEST)}"'
    assert "PUT" not in asked


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard that was given an earlier version when it was started."""
    folder = tmp_path_factory.mktemp("given")
    path = folder / "newer.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as opened:
        for file in sorted(city().path.iterdir()):
            opened.write(file, f"{city().name}/{file.name}")
    with showing({PREVIOUS_VARIABLE: older(path)}) as server:
        yield server


def test_the_version_a_server_was_given_is_shown_to_everyone(arrive: Arrive, given: Server) -> None:
    visitor = arrive(url=given.url)
    page = visitor.open("monitoring", lang="it")
    page.locator(VERSIONS, has_text="0.9.0").wait_for()
    page.locator(".st-key-changed [role=radio]").first.wait_for()
