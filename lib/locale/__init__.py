"""The two languages of the program: English is the text itself, Italian is read from `it.po`."""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("it", "en")
DEFAULT = "it"
FOLDER = Path(__file__).parent


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "a text to translate later"
    """Mark a text kept in a table, so that it is found among those to translate."""
    return message


@lru_cache(maxsize=len(LANGUAGES) * 2)
def catalogue(lang: str) -> gettext.NullTranslations:
    """Return the texts of a language, with `gettext`, `ngettext` and `pgettext`.

    A language other than those of `LANGUAGES` gets Italian, the language of the first readers.
    """
    if lang == "en":
        return gettext.NullTranslations()
    if lang != DEFAULT:
        return catalogue(DEFAULT)
    with (FOLDER / "it.po").open("rb") as source:
        messages = read_po(source, locale=DEFAULT, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
