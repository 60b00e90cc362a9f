"""What changed, on the page: a file from anyone is compared or refused in plain words, and its texts stay texts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from benchmarks.server import ROOT
from lib.export.archive import package_zip
from lib.locale import LANGUAGES, catalogue
from lib.store import Package, PackageError, load_package
from lib.store.versions import guarded
from lib.store.versions.changes import Changes, Group
from lib.web import uploader
from lib.web.monitoring import changes
from lib.web.monitoring.changes import KEY, MOST_READ, PREVIOUS_VARIABLE
from lib.web.refusal import MOST_PROBLEMS
from lib.web.uploader import LARGEST
from tests.edits import edit_description, read, set_cell, write
from tests.hostile import TEXT
from tests.packages import write_city, write_comparison

PATIENCE = 40
MARKUP = re.compile(r"(?<!\\)[<>\[\]`$|]")
"""Signs that would be markup, where nothing keeps them from being read so."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, Package]:
    home = tmp_path_factory.mktemp("shown")
    return load_package(write_city(home / "city")), load_package(write_comparison(home / "cities"))


@pytest.fixture
def shown(packages: tuple[Package, Package], monkeypatch: pytest.MonkeyPatch) -> Package:
    """The package that the dashboard shows, instead of the real one."""
    city, cities = packages
    monkeypatch.setattr(changes, "city", lambda: city)
    monkeypatch.setattr(changes, "comparison", lambda: cities)
    monkeypatch.setattr(changes, "compare_guarded", here)
    monkeypatch.delenv(PREVIOUS_VARIABLE, raising=False)
    changes._compared_with_previous.cache_clear()
    return city


def here(older: Path, packages: Sequence[Path]) -> Changes:
    """Compare as the other process does, without starting it."""
    answer = guarded._answer(older, packages)
    if isinstance(answer, Changes):
        return answer
    raise PackageError(answer)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An earlier version: an indicator measured differently, one figure another, one place not there yet."""
    folder = write_city(tmp_path / "older")
    edit_description(folder, lambda raw: raw.update(version="0.9.0", created="2026-05-01"))
    set_cell(folder / "indicators.csv", 3, "formula_en", "venues / surface")
    set_cell(folder / "observations.csv", 4, "value", "11.5")
    for name in ("places.csv", "places.geojson"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace("reading-room", "reading-hall"), encoding="utf-8")
    return folder


def script() -> None:
    from lib.web.monitoring import changes

    changes.draw()


def drawn(lang: str = "en", **query: str) -> AppTest:
    app = AppTest.from_function(script, default_timeout=PATIENCE)
    app.query_params["lang"] = lang
    for name, value in query.items():
        app.query_params[name] = value
    return _whole(app.run())


def uploaded(content: bytes, name: str = "older.zip", lang: str = "en", **query: str) -> AppTest:
    app = drawn(lang, **query)
    app.file_uploader(key=KEY).set_value((name, content, "application/zip"))
    return _whole(app.run())


def _whole(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def packed(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as opened:
        for file in sorted(folder.iterdir()):
            opened.write(file, f"fiumalta/{file.name}")
    return buffer.getvalue()


def told(app: AppTest) -> str:
    """What the page says, as a reader reads it."""
    parts = [
        str(part.value) for part in (*app.header, *app.markdown, *app.caption, *app.warning, *app.info, *app.error)
    ]
    return "\n".join(parts).replace("\\", "")


def tables(app: AppTest) -> list[list[list[str]]]:
    return [[[str(cell).replace("\\", "") for cell in row] for row in table.value.to_numpy()] for table in app.table]


def choice(app: AppTest) -> Any:
    """The kinds of change to choose from."""
    return app.get("button_group")[0]


# Before a file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_asks_for_a_file_and_says_what_becomes_of_it(shown: Package, lang: str) -> None:
    app = drawn(lang)
    (uploader,) = app.file_uploader
    assert uploader.label == catalogue(lang).gettext("Earlier version of a package (zip)")
    assert not uploader.accept_multiple_files
    assert f"{LARGEST} MB" in told(app)
    assert {"en": "this server alone", "it": "solo a questo server"}[lang] in told(app)
    assert not app.table
    assert not app.error


def test_the_settings_limit_a_file_to_what_the_page_says() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f"maxUploadSize = {LARGEST}\n" in settings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_streamlit_s_own_words_are_said_in_the_language(shown: Package, lang: str) -> None:
    (style,) = [part.proto.body for part in drawn(lang).get("html") if "<style>" in part.proto.body]
    assert catalogue(lang).gettext("Choose a file") in style
    assert style.count("{") == style.count("}") == 5


def test_texts_in_a_style_cannot_leave_it() -> None:
    written = uploader._css('a"b\\c</style>')
    assert written == '"a\\22 b\\5c c\\3c /style>"'


# A file that is an earlier version


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_versions_are_named_and_the_changes_counted(shown: Package, older: Path, lang: str) -> None:
    app = uploaded(packed(older), lang=lang)
    days = {"en": ("1 May 2026", "22 November 2026"), "it": ("1 maggio 2026", "22 novembre 2026")}[lang]
    assert f"**fiumalta 0.9.0, {days[0]}**" in told(app)
    assert f"**fiumalta 1.0.0, {days[1]}**" in told(app)
    _ = catalogue(lang).gettext
    assert tables(app)[0] == [
        [_("Method"), "0", "0", "1", "0"],
        [_("Figures"), "0", "0", "1", "0"],
        [_("Other tables and settings"), "1", "1", "0", "0"],
        [_("Layers of the map"), "1", "1", "0", "0"],
    ]


def test_the_method_comes_first_and_is_marked(shown: Package, older: Path) -> None:
    app = uploaded(packed(older))
    (warning,) = app.warning
    assert "1 indicator is measured differently now" in warning.value
    assert choice(app).value == Group.METHOD
    assert tables(app)[1] == [
        ["changed", "Venues", "Formula (en)", "venues / surface", "venues / km²", "indicators.csv", "venue-density"]
    ]


def test_figures_of_an_indicator_measured_differently_are_marked(shown: Package, older: Path) -> None:
    app = uploaded(packed(older), changed="figures")
    (row,) = tables(app)[1]
    assert row[:6] == ["changed", "East Bank · Venues · August 2026", "Value", "11.5", "12.5", "measured differently"]


def test_each_kind_is_one_click_away_and_stands_in_the_address(shown: Package, older: Path) -> None:
    app = uploaded(packed(older))
    groups = choice(app)
    assert groups.options == ["Method", "Figures", "Other tables and settings", "Layers of the map"]
    groups.set_value("tables").run()
    assert [row[0] for row in tables(app)[1]] == ["added", "removed"]
    assert {row[-1] for row in tables(app)[1]} == {"reading-room", "reading-hall"}


def test_an_address_that_asks_for_what_did_not_change_shows_the_gravest(shown: Package, older: Path) -> None:
    assert choice(uploaded(packed(older), changed="sources")).value == Group.METHOD


def test_in_a_process_of_its_own_it_is_the_same(shown: Package, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tables(uploaded(packed(older)))
    monkeypatch.setattr(changes, "compare_guarded", guarded.compare_guarded)
    assert tables(uploaded(packed(older))) == expected
    (error,) = uploaded(b"nothing").error
    assert "not a zip archive" in error.value


def test_it_is_compared_once_however_often_the_page_runs(
    shown: Package, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def counted(path: Path, packages: Any) -> Any:
        compared.append(path.name)
        return here(path, packages)

    monkeypatch.setattr(changes, "compare_guarded", counted)
    app = uploaded(packed(older))
    for group in ("figures", "tables"):
        choice(app).set_value(group).run()
    assert compared == ["older.zip"]
    app.file_uploader(key=KEY).set_value(("again.zip", packed(older), "application/zip")).run()
    assert compared == ["older.zip", "again.zip"]


def test_without_its_file_nothing_is_kept(shown: Package, older: Path) -> None:
    app = uploaded(packed(older))
    assert changes.OUTCOME in app.session_state
    app.file_uploader(key=KEY).set_value(None).run()
    assert changes.OUTCOME not in app.session_state
    assert not app.table


def test_the_same_version_has_not_changed(shown: Package) -> None:
    app = uploaded(package_zip(shown))
    assert "Nothing has changed." in told(app)
    assert not app.table
    assert not app.warning


def test_the_other_package_is_compared_with_its_own_kind(shown: Package, tmp_path: Path) -> None:
    folder = write_comparison(tmp_path / "older-cities")
    set_cell(folder / "observations.csv", 2, "value", "30.2")
    assert "two-cities 1.0.0" in told(uploaded(packed(folder)))


def test_many_changes_go_into_a_table_that_scrolls(shown: Package, older: Path) -> None:
    rows = read(older / "city_zones.csv")
    write(older / "city_zones.csv", [*rows, *([f"9{number}", "x", "1", "1"] for number in range(MOST_READ))])
    app = uploaded(packed(older), changed="tables")
    assert len(app.table) == 1
    assert len(app.dataframe[0].value) == MOST_READ + 2


def test_the_file_to_take_away_holds_every_difference(
    shown: Package, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, bytes] = {}
    button = streamlit.download_button

    def kept(label: str, data: Any, file_name: str, *rest: Any, **more: Any) -> bool:
        found[file_name] = data() if callable(data) else data
        return bool(button(label, data, file_name, *rest, **more))

    monkeypatch.setattr(streamlit, "download_button", kept)
    uploaded(packed(older), lang="it")
    rows = list(csv.DictReader(io.StringIO(found["changes.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == 6
    assert found["changes.xlsx"].startswith(b"PK")
    assert ["11.5", "12.5"] in [[row["Prima"], row["Adesso"]] for row in rows]


# An earlier version that the server was given


def test_the_version_the_server_was_given_is_shown_without_a_file(
    shown: Package, older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "older.zip"
    archive.write_bytes(packed(older))
    for path in (older, archive):
        monkeypatch.setenv(PREVIOUS_VARIABLE, str(path))
        assert "**fiumalta 0.9.0, 1 May 2026**" in told(drawn())


def test_a_visitor_s_file_comes_before_it(shown: Package, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREVIOUS_VARIABLE, str(older))
    app = uploaded(package_zip(shown))
    assert "Nothing has changed." in told(app)
    assert "0.9.0" not in told(app)


def test_one_that_is_not_there_is_said_to_be_missing(
    shown: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREVIOUS_VARIABLE, str(tmp_path / "nowhere"))
    assert "there is no folder here." in told(drawn())


# A file that is none


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("notes.txt", b"Dear city,", "not-a-zip"),
        ("empty.zip", b"", "not-a-zip"),
        ("picture.zip", b"\x89PNG\r\n", "not-a-zip"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_plain_words(
    shown: Package, name: str, content: bytes, code: str, lang: str
) -> None:
    app = uploaded(content, name, lang)
    (error,) = app.error
    _ = catalogue(lang).gettext
    assert _("the file is not a zip archive, or it is damaged.") in error.value.replace("\\", "")
    assert name in error.value.replace("\\", "")
    assert not app.table


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\x.zip", "<img src=x>.zip", "[x](javascript:alert(1)).zip", "...", "a" * 500, "\x00"],
)
def test_whatever_a_file_is_called_it_is_compared_or_refused(shown: Package, older: Path, name: str) -> None:
    assert "fiumalta 0.9.0" in told(uploaded(packed(older), name))
    (error,) = uploaded(b"nothing", name).error
    assert not MARKUP.search(error.value)
    assert len(error.value) < 400


def test_a_hostile_archive_is_refused_and_writes_nothing(shown: Package, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as opened:
        opened.writestr("../../../../../../tmp/dora-escaped.csv", "x")
    (error,) = uploaded(buffer.getvalue()).error
    assert "is not the path of a file inside the package folder" in error.value
    assert not Path("/tmp/dora-escaped.csv").exists()


def test_a_package_that_cannot_be_read_is_named_with_file_row_and_field(shown: Package, older: Path) -> None:
    content = packed(older)
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as whole, ZipFile(buffer, "w") as broken:
        for entry in whole.namelist():
            text = whole.read(entry)
            broken.writestr(
                entry,
                text.replace(b"east-bank,residents,", b"east-bank,residents\n,") if "bservations" in entry else text,
            )
    (error,) = uploaded(buffer.getvalue()).error
    assert "observations.csv, row 2, field “period”" in error.value.replace("\\", "")


def test_of_many_problems_the_first_are_told_and_the_rest_counted(shown: Package, older: Path) -> None:
    content = io.BytesIO(packed(older))
    buffer = io.BytesIO()
    with ZipFile(content) as whole, ZipFile(buffer, "w") as broken:
        for entry in whole.namelist():
            broken.writestr(entry, whole.read(entry) + (b"x\n" * 30 if entry.endswith("city_zones.csv") else b""))
    (error,) = uploaded(buffer.getvalue()).error
    lines = error.value.splitlines()
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1] == f"- {30 - MOST_PROBLEMS} more problems"


def test_a_package_of_another_city_is_said_to_be_one(shown: Package, older: Path) -> None:
    edit_description(older, lambda raw: raw.update(name="elsewhere"))
    assert "the package is called “elsewhere”, not fiumalta, two-cities." in told(uploaded(packed(older)))


@pytest.mark.parametrize("group", Group)
def test_hostile_texts_of_a_package_stay_texts(shown: Package, older: Path, group: Group) -> None:
    for file, row, field in (
        ("indicators.csv", 3, "formula_en"),
        ("indicators.csv", 3, "name_en"),
        ("observations.csv", 4, "note_en"),
        ("sources.csv", 2, "publisher"),
        ("areas.csv", 2, "name_en"),
    ):
        set_cell(older / file, row, field, f"old{TEXT}")
    edit_description(older, lambda raw: raw.update(version=f"1{TEXT}"))
    set_cell(older / "observations.csv", 4, "note_it", "nota")
    app = uploaded(packed(older), changed=str(group))
    read_as_markup = [cell for table in app.table for row in table.value.to_numpy() for cell in row]
    read_as_markup += [text.value.removesuffix("**").partition(":material")[0] for text in app.markdown]
    assert [text for text in read_as_markup if MARKUP.search(str(text))] == []
    assert [cell for table in tables(app) for row in table for cell in row if "window.hacked" in cell] or group not in (
        Group.METHOD,
        Group.FIGURES,
        Group.SOURCES,
        Group.TABLES,
    )
