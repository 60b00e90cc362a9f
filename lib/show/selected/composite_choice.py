"""What is chosen of a composite: its components, their weights and the method; and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lib.model.address import USUAL_WEIGHT, WEIGHT_SIGN
from lib.model.composite import Composite, Method, composite, methods
from lib.model.composites.components import FEWEST_COMPONENTS
from lib.model.composites.normalise import GOALPOSTS
from lib.model.composites.sensitivity import Sensitivity, sensitivity

if TYPE_CHECKING:
    from lib.model.address import Value
    from lib.model.asked import Asked
    from lib.model.composites.components import Components
    from lib.store import Package


@dataclass(frozen=True)
class Choice:
    """The components with their weights, in the catalogue's order, and the method; `norms` are those on offer.

    `kept_norm` is the one the address names: it stays there while goalposts leave no choice.
    """

    weights: tuple[tuple[str, int], ...]
    method: Method
    norms: tuple[str, ...]
    kept_norm: str

    @property
    def used(self) -> tuple[str, ...]:
        """The components that weigh something."""
        return tuple(each for each, weight in self.weights if weight)

    @property
    def enough(self) -> bool:
        """Whether more than one component weighs something."""
        return len(self.used) >= FEWEST_COMPONENTS

    def address(self) -> dict[str, Value]:
        """The keys of the address that make this choice again."""
        weights = tuple(f"{each}{WEIGHT_SIGN}{weight}" for each, weight in self.weights if weight != USUAL_WEIGHT)
        return {
            "components": tuple(each for each, _weight in self.weights),
            "weights": weights,
            "norm": self.method.norm if self.method.norm != GOALPOSTS else self.kept_norm,
            "agg": self.method.agg,
        }


def choice(offered: Components, asked: Asked) -> Choice:
    """Read the choice an address asks for; what these components do not allow gives way to what they do.

    No component that is offered means all of them, and no weight means 1.
    """
    named, usable = asked.several("components"), list(offered.directions)
    chosen = [each for each in usable if each in named] or usable
    weighed = weights_of(asked)
    weights = tuple((each, weighed.get(each, USUAL_WEIGHT)) for each in chosen)
    used = [each for each, weight in weights if weight] or chosen
    agg, kept = asked.one("agg"), asked.one("norm")
    norms = tuple(method.norm for method in methods(offered.values[used], offered.directions) if method.agg == agg)
    return Choice(weights, Method(kept if kept in norms else norms[0], agg), norms, kept)


def weights_of(asked: Asked) -> dict[str, int]:
    """The weights of the address, the last of repeated ones."""
    pairs = (text.rpartition(WEIGHT_SIGN) for text in asked.several("weights"))
    return {each: int(weight) for each, _sign, weight in pairs}


@lru_cache(maxsize=64)
def made(package: Package, offered: Components, chosen: Choice) -> Composite:
    """Make the composite that is chosen, with its sub-indices in the order of the package's themes."""
    order, of = package.tables["themes"]["theme_id"], offered.themes
    weights = dict(chosen.weights)
    themes = {each: theme for theme in order for each in weights if of[each] == theme}
    return composite(offered.values[list(weights)], offered.directions, weights, chosen.method, themes)


@lru_cache(maxsize=16)
def ranks(offered: Components, weights: tuple[tuple[str, int], ...]) -> Sensitivity:
    """Rank the units in many draws of weights and methods."""
    return sensitivity(offered.values, offered.directions, dict(weights))
