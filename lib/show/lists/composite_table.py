"""The sub-indices of a composite as a table, and all that it is made of as the table that is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.locale import catalogue
from lib.model.composites.sensitivity import HIGH, LOW
from lib.show import numbers
from lib.show.wording import composite_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lib.model.composite import Composite
    from lib.model.composites.components import Components
    from lib.model.composites.sensitivity import Sensitivity

PERCENT = 100


def subindices(
    made: Composite, found: Sensitivity, names: Mapping[str, str], themes: Mapping[str, str], lang: str
) -> pd.DataFrame:
    """List the sub-indices, theme by theme, and after them the whole, with the share of components behind it.

    The units are in the order of the picture, those without a composite last. `names` are those of the units,
    `themes` those of the themes.
    """
    _ = catalogue(lang).gettext
    order = _order(made, found)
    parts = made.themes.loc[order]
    return pd.DataFrame(
        {
            _("Name"): [names[unit] for unit in order],
            **{themes[str(theme)]: parts[theme].round(4).to_numpy() for theme in parts},
            _("Components, %"): (made.share.loc[order] * PERCENT).round(1).to_numpy(),
            _("All together"): made.value.loc[order].round(4).to_numpy(),
            _("Place by this method"): made.rank.loc[order].astype("float64").to_numpy(),
        }
    )


def decimals(made: Composite, themes: Mapping[str, str], lang: str) -> dict[str, int]:
    """Say with how many decimals each column of `subindices` is shown."""
    _ = catalogue(lang).gettext
    whole = (_("Components, %"), _("Place by this method"))
    scores = (*(themes[str(theme)] for theme in made.themes), _("All together"))
    return dict.fromkeys(whole, 0) | dict.fromkeys(scores, 1)


def file(
    offered: Components,
    made: Composite,
    found: Sensitivity,
    names: Mapping[str, str],
    themes: Mapping[str, str],
    lang: str,
) -> pd.DataFrame:
    """Make the table that is taken away: ranks, intervals, sub-indices, components, weights, method, seed, sources."""
    _, order = catalogue(lang).gettext, _order(made, found)
    shown = subindices(made, found, names, themes, lang)
    name = shown.columns[0]
    columns = {name: shown[name].to_numpy(), **_ranks(found, order, lang)}
    columns |= {each: shown[each].to_numpy() for each in shown.columns[1:]}
    columns[_("Components it has, of {total}").format(total=made.total)] = made.have.loc[order].to_numpy()
    columns |= _values(offered, made, order, lang) | _method(offered, made, found, lang)
    return pd.DataFrame(columns)


def theme_weights(offered: Components, made: Composite, themes: Mapping[str, str], lang: str) -> str:
    """Say what share of the whole each theme weighs, by the number and the weights of its components."""
    shares = dict.fromkeys(themes, 0.0)
    for each, weight in made.weights.items():
        shares[offered.themes[str(each)]] += float(weight)
    texts = {theme: numbers.decimal(share * PERCENT, 0, lang) for theme, share in shares.items() if share}
    return ", ".join(f"{themes[theme]} {text}%" for theme, text in texts.items())


def _order(made: Composite, found: Sensitivity) -> list[str]:
    return [*found.table().index, *made.too_few]


def _ranks(found: Sensitivity, order: list[str], lang: str) -> dict[str, object]:
    _ = catalogue(lang).gettext
    ranks = found.table().reindex(order)
    return {
        _("Identifier"): order,
        _("Median place"): ranks["median"].to_numpy(),
        _("Place, percentile {percent}").format(percent=LOW): ranks["low"].to_numpy(),
        _("Place, percentile {percent}").format(percent=HIGH): ranks["high"].to_numpy(),
        _("Share of draws in the best third, %"): (ranks["best_third"] * PERCENT).round(1).to_numpy(),
        _("Share of draws in the worst third, %"): (ranks["worst_third"] * PERCENT).round(1).to_numpy(),
    }


def _values(offered: Components, made: Composite, order: list[str], lang: str) -> dict[str, object]:
    """The figures behind it, each column headed by the indicator, its id, its unit and its period."""
    text = catalogue(lang).gettext("{name} [{id}], {unit}, {period}")
    about = offered.about.loc[list(made.weights.index)]
    heads = zip(about[f"name_{lang}"], about.index, about[f"unit_{lang}"], about["periods"], strict=True)
    return {
        text.format(name=name, id=each, unit=unit, period=", ".join(periods)): offered.values.loc[
            order, each
        ].to_numpy()
        for name, each, unit, periods in heads
    }


def _method(offered: Components, made: Composite, found: Sensitivity, lang: str) -> dict[str, object]:
    """What is the same for all: a row of the file has to say it too."""
    _ = catalogue(lang).gettext
    about = offered.about.loc[list(made.weights.index)]
    weights = [
        f"{name} {numbers.decimal(weight * PERCENT, 1, lang)}%"
        for name, weight in zip(about[f"name_{lang}"], made.weights, strict=True)
    ]
    return {
        _("Method"): composite_words.method(made.method, lang),
        _("Weights"): "; ".join(weights),
        _("Methods drawn"): "; ".join(composite_words.method(each, lang) for each in found.methods),
        _("Draws"): found.draws,
        _("Seed"): found.seed,
        _("Concentration of the weights"): found.concentration,
        _("Source"): ", ".join(each for each in dict.fromkeys(about["source_id"]) if each),
    }
