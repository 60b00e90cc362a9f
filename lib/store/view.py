"""What someone looks at: a page, and what is chosen on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """A page and what is chosen on it, by the keys of the address.

    `page` is a path of the dashboard (`""` for the first one, `map`, `cities`, ...). `chart` is the part of the page
    that is shown alone and large (see `CHARTS`), "" for the page's usual one. `keys` are pairs of a key and its text
    as the address writes them; what is not named takes its usual value. Language is no part of a view.
    """

    page: str
    chart: str = ""
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> dict[str, str]:
        """The keys as the address writes them."""
        return dict(self.keys)


CHARTS: dict[str, tuple[str, ...]] = {
    "": ("map", "timeline", "darkness", "knowledge", "model"),
    "map": ("map", "areas", "spread", "composite"),
    "indicators": ("list",),
    "cities": ("ranking", "change", "scatter", "map", "table", "darkness", "like", "composite"),
    "monitoring": ("status",),
}
"""The parts of each page that can be shown alone, the usual one first; pages that are not here have none."""

PAGES = (*CHARTS, "method")
"""The pages that a view can be on, by their path."""

FIRST_PAGE = "overview"
"""What the first page is called where a path cannot be empty."""

NOT_IN_VIEW = frozenset({"lang", "step", "present", "role", "follow", "story"})
"""Keys of the address that say how something is shown, and to whom: no part of a view."""
