"""How cells, darkness, composites and targets are worked out, and what none of them can tell."""

from __future__ import annotations

import streamlit as st

from lib.show import escape, numbers
from lib.web.language import language, texts
from lib.web.packages import city


def draw() -> None:
    """From the corner of a street to what was planned."""
    _cells()
    _darkness()
    _composite()
    _monitoring()


def _cells() -> None:
    _, lang, cells = texts().gettext, language(), city().tables["cells"]
    if cells.empty:
        return
    st.header(_("How the map of cells is made"), anchor=False)
    st.markdown(
        _(
            "- The areas are cut into {count} hexagons of about 1.5 hectares, 130 m across: those of the public H3 "
            "grid (resolution 10) whose centre lies inside. A cell keeps its id for ever; it is named by its nearest "
            "street, and compared with the neighbourhood around its centre, else with its stretch of the river.\n"
            "- Distances go from the centre of a cell to the nearest point, in a straight line, in {crs}. Walking "
            "distances wait for a street layer that is a connected network.\n"
            "- “Cared-for places” are redeveloped spaces, local projects whose position is known, libraries and "
            "community hubs. It is a list of what is known, not of all there is.\n"
            "- A position known only to within some metres gives a possible range: from the least of distance minus "
            "accuracy to the least of distance plus accuracy, over all points.\n"
            "- Stops and places to eat and drink are known only up to some distance around the areas. Where something "
            "nearer could lie beyond, the lower end of the range is the distance to where the layer ends.\n"
            "- The figure of an area is the median of its cells."
        ).format(count=numbers.decimal(len(cells), 0, lang), crs=escape.markdown(city().config.measure_crs))
    )


def _darkness() -> None:
    _ = texts().gettext
    st.header(_("How darkness is computed"), anchor=False)
    st.markdown(
        _(
            "Sunset and the end of civil twilight (sun 6° below the horizon) come from the equations of the NOAA Solar "
            "Calculator, after J. Meeus. Dark hours are the hours between 18 and 24 by the local clock, daylight "
            "saving time included, after the end of civil twilight; for a month, the mean of its evenings. Clouds, "
            "mountains, buildings and street lamps are not in it: where there is light at night, no one has published."
        )
    )


def _composite() -> None:
    _ = texts().gettext
    st.header(_("How a composite is made, and why it is off"), anchor=False)
    st.markdown(
        _(
            "- Only indicators of one level and one survey base meet, each with a better end; what is only context and "
            "answers by yes or no stay out. Themes come first, as sub-indices, then the whole.\n"
            "- Values are brought to one scale by minimum and maximum, by standard deviations, by rank, or by distance "
            "to a reference, and put together by the arithmetic mean, the geometric mean, or the Adjusted "
            "Mazziotta-Pareto Index that ISTAT uses, which takes something away from those whose components differ "
            "(reference 100, goalposts 70 to 130).\n"
            "- A missing component is missing: nothing is filled in. Who has fewer than two thirds of the components "
            "gets no composite, and every composite says what share of them it has.\n"
            "- Weights and methods are drawn at random again and again, always in the same order so that the result "
            "repeats: a place in the ranking is shown as the range from the 5th to the 95th percentile of the draws. "
            "Where two ranges overlap, the order of the two is a matter of opinion. This is why no composite is ever "
            "shown without that picture, and why none is the headline."
        )
    )


def _monitoring() -> None:
    _ = texts().gettext
    st.header(_("How targets and age are judged"), anchor=False)
    st.markdown(
        _(
            "- A target is something that was published before: a number, a ceiling or a date. What has none is shown "
            "without one, however good it looks.\n"
            "- Age runs from the end of a figure's period to the date of the data, and is compared with how often a "
            "new figure is to be expected. That expectation is this project's own judgement, from past editions of the "
            "source.\n"
            "- A trend needs two figures of the same indicator, about the same place, on the same base and by the same "
            "method; otherwise none is drawn."
        )
    )
