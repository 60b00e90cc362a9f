"""What an address asks for, key by key: the one reading of it that pages and files share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.model.address import Value, Vocabulary


@dataclass(frozen=True, eq=False)
class Asked:
    """An address (`query`, each key with its text) as the vocabulary `keys` reads it.

    Whatever is missing, unknown or malformed takes its usual value.
    """

    query: Mapping[str, str]
    keys: Vocabulary

    def value(self, name: str) -> Value:
        """What a key holds: one id or several."""
        key, text = self.keys[name], self.query.get(name)
        value = None if text is None else key.parse(text)
        return key.default if value is None else value

    def one(self, name: str) -> str:
        """The single id a key holds. Raises TypeError for a key that holds several."""
        value = self.value(name)
        if not isinstance(value, str):
            raise TypeError(f"{name} holds several ids")
        return value

    def several(self, name: str) -> tuple[str, ...]:
        """The ids a key holds."""
        value = self.value(name)
        return (value,) if isinstance(value, str) else value

    def given(self, name: str) -> bool:
        """Whether the address itself says this key, and something there is."""
        text = self.query.get(name)
        return text is not None and self.keys[name].parse(text) is not None

    def text(self, name: str) -> str:
        """The value of a key as an address writes it."""
        return self.keys[name].text(self.value(name))
