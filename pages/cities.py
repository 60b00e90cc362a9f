"""Cities: who is like us, and how do we compare?"""

import streamlit as st

from lib.model.address import NONE
from lib.show import escape, numbers
from lib.show.wording import comparison
from lib.web import state, take_away
from lib.web.cities import (
    city_answers,
    city_change,
    city_darkness,
    city_evidence,
    city_map,
    city_ranking,
    city_scatter,
    city_table,
    city_view,
    likeness,
)
from lib.web.composites import composite
from lib.web.language import language, texts

_, lang, view = texts().gettext, language(), city_view.current()
package = view.package

st.title(_("Who is like us, and how do we compare?"))
what, whose, when, who = st.columns([11, 4, 2, 3], vertical_alignment="bottom")
with what:
    catalogue = comparison.options(package, lang)
    st.selectbox(
        _("Indicator, by theme, with its level"),
        list(catalogue),
        format_func=catalogue.__getitem__,
        **state.widget("city_indicator"),
    )
with whose:
    cities = city_view.names(package) | {NONE: _("My city is not in the list")}
    st.selectbox(_("City"), list(cities), format_func=cities.__getitem__, **state.widget("city"))
with when:
    if not view.answers:
        st.selectbox(
            _("Period"),
            view.periods,
            format_func=lambda each: numbers.period(each, lang),
            **state.widget("period", view.period),
        )
with who:
    st.toggle(
        _("Workshop cities"),
        help=_("Only the cities named in the published account of the workshop, and the chosen one"),
        **state.toggle("workshop"),
    )

left, right = st.columns([8, 4], gap="medium")
with left, st.container(gap="xsmall"):
    keys = view.address()
    frame: "take_away.Frame | None" = None
    file = f"{view.id}-{view.panel}"
    if view.answers:
        frame = city_answers.draw(view)
    else:
        panels = {
            "ranking": _("Ranking"),
            "change": _("Change"),
            "scatter": _("Two indicators"),
            "map": _("Map"),
            "table": _("Table"),
            "darkness": _("Darkness"),
            "composite": _("Composite"),
        }
        st.segmented_control(
            _("View"),
            list(panels),
            format_func=panels.__getitem__,
            required=True,
            label_visibility="collapsed",
            **state.widget("panel"),
        )
        if view.panel == "ranking":
            city_ranking.draw(view)
        elif view.panel == "change":
            frame = city_change.draw(view)
        elif view.panel == "scatter":
            frame, axes = city_scatter.draw(view)
            keys |= axes
        elif view.panel == "map":
            city_map.draw(view)
        elif view.panel == "darkness":
            frame, file = city_darkness.draw(view), "dark-hours"
            keys["month"] = state.one("month")
        elif view.panel == "composite":
            frame, made = composite.cities(view)
            keys |= made
        else:
            city_table.draw(view)
with right:
    if view.panel == "darkness" and not view.answers:
        city_darkness.beside(view)
    else:
        city_evidence.figure(view)
        if view.city:
            sides = {
                "evidence": _("Evidence"),
                "like": _("Most like {name}").format(name=escape.markdown(city_view.names(package)[view.city])),
            }
            st.segmented_control(
                _("Beside it"),
                list(sides),
                format_func=sides.__getitem__,
                required=True,
                label_visibility="collapsed",
                **state.widget("side"),
            )
        if view.city and view.side == "like":
            likeness.draw(view)
        else:
            city_evidence.draw(view)

take_away.bar(file, "cities", city_table.frame(view) if frame is None else frame, **keys)
