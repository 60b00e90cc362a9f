"""A composite in words: its methods, its groups of indicators, and what its ranks do and do not settle."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.composite import COMPATIBLE
from lib.model.composites.aggregate import AMPI, ARITHMETIC, GEOMETRIC
from lib.model.composites.components import CONTEXT, FEW, OTHER_BASE, OTHER_LEVEL, SAME, YES_NO
from lib.model.composites.normalise import DISTANCE, GOALPOSTS, MIN_MAX, RANK, Z_SCORE
from lib.model.profile import FEWEST_RANKED
from lib.show import numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lib.model.composite import Composite, Method
    from lib.model.composites.components import Components, Group
    from lib.model.composites.sensitivity import Sensitivity
    from lib.show.lists.composite import Line


def normalisations(lang: str) -> dict[str, str]:
    """What each way to put components on one scale is called, with that scale."""
    _ = catalogue(lang).gettext
    return {
        MIN_MAX: _("Min-max: worst 0, best 100"),
        Z_SCORE: _("Standard deviations: mean 100, each 10"),
        RANK: _("Places: last 0, first 100"),
        DISTANCE: _("Ratio to the mean, which is 100"),
        GOALPOSTS: _("Goalposts 70 and 130, mean 100"),
    }


def aggregations(lang: str) -> dict[str, str]:
    """What each way to add components up is called."""
    _ = catalogue(lang).gettext
    return {
        ARITHMETIC: _("Arithmetic mean"),
        GEOMETRIC: _("Geometric mean"),
        AMPI: _("Adjusted Mazziotta-Pareto index"),
    }


def method(chosen: Method, lang: str) -> str:
    """Say a method in words."""
    return f"{aggregations(lang)[chosen.agg]} · {normalisations(lang)[chosen.norm]}"


def bases(lang: str) -> dict[str, str]:
    """Whom the shares of a survey are of; empty for figures that are from no survey."""
    _ = catalogue(lang).gettext
    return {
        "": _("not from a survey"),
        "valid-answers": _("survey, of valid answers"),
        "all-respondents": _("survey, of all respondents"),
        "people-14": _("survey, of people aged 14 and over"),
        "households": _("survey, of households"),
        "not-stated": _("survey, base not stated"),
    }


def group(found: Group, lang: str) -> str:
    """Name a group of indicators by its level and base, with how many there are."""
    _ = catalogue(lang).gettext
    return _("{level}, {base} ({count})").format(
        level=words.levels(lang)[found.level],
        base=bases(lang).get(found.base, found.base),
        count=len(found.components),
    )


def reasons(lang: str) -> dict[str, str]:
    """Why an indicator is not offered as a component."""
    _ = catalogue(lang).gettext
    return {
        OTHER_LEVEL: _("of another level"),
        OTHER_BASE: _("on another survey base"),
        YES_NO: _("answered by yes or no"),
        CONTEXT: _("without a better end"),
        FEW: _("with a value for fewer than three"),
        SAME: _("with the same value everywhere"),
    }


def refused(found: Sequence[str], lang: str) -> str:
    """Say how many indicators are not offered for each of these reasons; empty where all are."""
    _, counts = catalogue(lang).gettext, Counter(found)
    parts = [f"{counts[reason]} {name}" for reason, name in reasons(lang).items() if counts[reason]]
    return _("Not offered: {reasons}.").format(reasons="; ".join(parts)) if parts else ""


def place(lines: Sequence[Line], chosen: str, lang: str) -> str:
    """Say between which places a unit lies, in a sentence; empty where it is not among those ranked."""
    _ = catalogue(lang).gettext
    for line in lines:
        if line.unit_id == chosen:
            text = (
                _("{name}: place {low} of {total} in nine draws of ten")
                if line.low == line.high
                else _("{name}: anywhere between place {low} and place {high} of {total}, in nine draws of ten")
            )
            return text.format(name=line.name, low=line.low, high=line.high, total=len(lines))
    return ""


def survivors(found: Sensitivity, lang: str) -> str:
    """Say how many differences between neighbours survive."""
    sure, every = found.surviving()
    return (
        catalogue(lang)
        .ngettext(
            "Of the {total} differences between neighbours in the ranking, {count} holds in at least 95% of the draws.",
            "Of the {total} differences between neighbours in the ranking, {count} hold in at least 95% of the draws.",
            sure,
        )
        .format(total=every, count=sure)
    )


def why(found: Sensitivity, lang: str) -> str:
    """Explain why the ranks are uncertain, and why there is no headline score."""
    _ = catalogue(lang).gettext
    return _(
        "There is no headline score, because who comes first depends on choices that nobody can prove right: how "
        "the figures are put on one scale, how they are added up, how much each of them weighs. Each line spans the "
        "places from the 5th to the 95th percentile of {draws} draws of weights, through the {count} methods that "
        "these figures allow. The uncertainty of the figures themselves comes on top of it."
    ).format(draws=numbers.decimal(found.draws, 0, lang), count=len(found.methods))


def how(found: Sensitivity, lang: str) -> str:
    """Say how the weights are drawn, and which methods are not tried."""
    _ = catalogue(lang).gettext
    text = _(
        "Weights are from a Dirichlet distribution centred on those chosen: concentration {concentration}, seed {seed}."
    ).format(concentration=numbers.decimal(found.concentration, 0, lang), seed=found.seed)
    left = [method(each, lang) for each in COMPATIBLE if each not in found.methods]
    if not left:
        return text
    return f"{text} " + _("Not tried, as figures or scores below 0 do not allow it: {methods}.").format(
        methods="; ".join(left)
    )


def too_light(lang: str) -> str:
    """Say that one component alone is no composite."""
    return catalogue(lang).gettext("A composite needs at least two components with a weight above 0.")


def none(offered: Components, lang: str) -> str:
    """Say why there is no composite of what is offered."""
    _, (units, components) = catalogue(lang).gettext, offered.values.shape
    text = (
        _("No composite here: two beside each other need no ranking.")
        if units < FEWEST_RANKED
        else _(
            "No composite here: it needs at least two components of one level and base, and three units that have "
            "two thirds of them. There are {components} components and {units} units."
        )
    )
    return text.format(components=components, units=units)


def too_few(made: Composite, names: Mapping[str, str], lang: str) -> list[str]:
    """Name the units without a composite, each with how many of the components it has."""
    _ = catalogue(lang).gettext
    return [
        _("{name}: no composite, has {have} of {total} components").format(
            name=names[unit], have=int(made.have[unit]), total=made.total
        )
        for unit in made.too_few
    ]
