"""How figures are computed, compared and drawn, and why there is no single score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lib.model.cities.similarity import DEFAULT_INDICATORS
from lib.model.computing.measures import STOP_METRES
from lib.model.reference import LEAST_RESIDENTS
from lib.show import escape, numbers, words
from lib.show.lists import inventory
from lib.store.codes import STATUSES
from lib.web import tables, take_away
from lib.web.language import language, texts
from lib.web.method import analysis_methods
from lib.web.packages import city, comparison

if TYPE_CHECKING:
    from lib.store import Package


def draw() -> None:
    """From how to read one figure to why they are never added up."""
    _reading()
    _measuring()
    _intervals()
    analysis_methods.draw()
    _comparing()
    _no_score()
    frame = _formulas()
    take_away.bar("formulas", "method", frame, section="method")


def _reading() -> None:
    _, lang = texts().gettext, language()
    st.header(_("How to read a figure"), anchor=False)
    meanings = {
        "published": _("Someone published it; the source and its date stand beside it."),
        "computed": _("Computed here, from layers or figures that are open, by the formula beside it."),
        "indicative": _(
            "Computed in the same way on an area whose boundary is an assumption: good for an order of magnitude."
        ),
        "not published": _("Looked for and found nowhere. It stays empty, and the catalogue says what would fill it."),
        "not computable": _("The area lacks what the formula needs, for example residents or a river."),
    }
    labels = words.short_statuses(lang)
    st.markdown(
        "\n".join(f"- {words.STATUS_ICONS[status]} **{labels[status]}**: {meanings[status]}" for status in STATUSES)
    )
    st.markdown(
        _(
            "How sure a figure is (high, medium, low) is this project's judgement of its source and of how directly "
            "the figure "
            "could be read there; the note beside the figure says where the doubt lies."
        )
    )


def _measuring() -> None:
    _, lang = texts().gettext, language()
    st.header(_("How distances and areas are measured"), anchor=False)
    st.markdown(
        _(
            "- Distances are straight lines, as the crow flies: walls, rivers and streets are not looked at, so a walk "
            "is longer. "
            "The street layer is a background, not a network one could walk along.\n"
            "- “Within {metres} m of a stop” is the share of the area's surface inside the circles of that radius "
            "around the stops, "
            "those just outside the area included.\n"
            "- Lengths and surfaces are measured in metres, in {crs}; layers are kept in longitude and latitude.\n"
            "- A point on the edge of two areas counts for both; a bridge on a shared border does too.\n"
            "- A place among the zones of the city uses one table of all zones; per 1,000 residents only zones with at "
            "least {residents} "
            "residents are ranked."
        ).format(
            crs=escape.markdown(city().config.measure_crs),
            metres=numbers.decimal(STOP_METRES, 0, lang),
            residents=LEAST_RESIDENTS,
        )
    )


def _intervals() -> None:
    _ = texts().gettext
    st.header(_("How uncertainty is shown"), anchor=False)
    st.markdown(_("Intervals are at 95%. They are drawn only where they can be known."))
    frame = pd.DataFrame(
        [
            (_("Rate of events (crimes, accidents)"), _("Exact Poisson, from the number of events"), "Garwood 1936"),
            (_("Share in a survey"), _("The interval published with it, or the approximate one its base allows"), ""),
            (
                _("Change of a rate"),
                _("Ratio of two Poisson rates, exact conditional interval"),
                "Przyborowski, Wilenski 1940; Clopper, Pearson 1934",
            ),
            (
                _("Change of a survey share"),
                _("Difference of two independent shares, from their two intervals (MOVER)"),
                "Newcombe 1998; Zou, Donner 2008",
            ),
            (_("Figure published as a band"), _("The band itself, drawn as a band: no value is put inside it"), ""),
            (_("Everything else"), _("None: a difference is shown without saying how likely it is"), ""),
        ],
        columns=[_("What"), _("Interval"), _("Method")],
    )
    tables.wrapped(frame, _("Intervals by kind of figure"))


def _comparing() -> None:
    _, lang, package = texts().gettext, language(), comparison()
    st.header(_("How things are compared"), anchor=False)
    rows = package.tables["indicators"].set_index("indicator_id")
    names = [escape.markdown(rows.at[each, f"name_{lang}"]) for each in DEFAULT_INDICATORS if each in rows.index]
    st.markdown(
        _(
            "- Levels and bases never meet in one ranking: a municipality, its province, its region and a survey of "
            "its residents "
            "are four different things, and so are “valid answers” and “all respondents”.\n"
            "- Surveys that ask differently stay apart, even when their titles sound alike: no series is joined.\n"
            "- Classes of a map are natural breaks (Fisher-Jenks), at most five, the same for an indicator at every "
            "scale, "
            "so that two maps can be compared.\n"
            "- Cities most like another are the nearest in standard deviations, over context indicators that the "
            "reader may change; "
            "population and density are compared by ratio. The usual ones: {indicators}."
        ).format(indicators=", ".join(names))
    )


def _no_score() -> None:
    _ = texts().gettext
    st.header(_("Why there is no single score"), anchor=False)
    st.markdown(
        _(
            "Feeling safe and recorded crime can move apart: a quiet, dark street may feel unsafe, a crowded one may "
            "see more thefts. "
            "Recorded crime also depends on how much is reported and on police work. One score would hide which of "
            "these changed, "
            "and its weights would be nobody's decision. So the eight themes stay side by side, each with its own "
            "figures and gaps."
        )
    )


def _formulas() -> pd.DataFrame:
    """Draw the formulas of both packages and return them together."""
    _, lang = texts().gettext, language()
    st.header(_("Formulas of the computed indicators"), anchor=False)
    frames = []
    for package in (city(), comparison()):
        frame = inventory.formulas(package, lang)
        title = getattr(package.config, f"title_{lang}")
        _table(package, title, frame)
        frames.append(frame.assign(**{_("Data package"): title}))
    return pd.concat(frames, ignore_index=True)


def _table(package: Package, title: str, frame: pd.DataFrame) -> None:
    part = st.expander(
        escape.markdown(title), icon=":material/calculate:", on_change="rerun", key=f"formulas-{package.name}"
    )
    if part.open:
        with part:
            tables.wrapped(frame, title)
