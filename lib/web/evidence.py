"""The evidence beside a figure: what it is, from when, from whom, how sure, and what others say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.model.profile import place_in_city, place_in_scale
from lib.show import escape, numbers, words
from lib.web.language import language, texts

if TYPE_CHECKING:
    import pandas as pd

    from lib.store import Package


def source_link(package: Package, source_id: str, url: str = "") -> str:
    """A source as Markdown: its publisher, linked to the figure's own address or the source's."""
    found = package.tables["sources"].set_index("source_id")
    if source_id not in found.index:
        return numbers.MISSING
    source = found.loc[source_id]
    name = escape.markdown(f"{source['publisher']}, {source['year']}" if source["year"] else source["publisher"])
    address = url or source["url"]
    return f"[{name}](<{address}>)" if address.startswith(("http://", "https://")) else name


def facts(package: Package, indicator: pd.Series, row: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and Markdown text of everything that is known about where a figure comes from."""
    _, lang = texts().gettext, language()
    found = [
        (_("Period"), escape.markdown(numbers.when(row, lang))),
        (_("Source"), source_link(package, row["source_id"] or indicator["source_id"], row["url"])),
        (_("Status"), f"{words.STATUS_ICONS[row['status']]} {words.statuses(lang)[row['status']]}"),
        (_("How sure"), words.confidences(lang)[row["confidence"]]),
    ]
    if row["status"] in ("computed", "indicative"):
        found.append((_("Formula"), escape.markdown(indicator[f"formula_{lang}"])))
    for label, column in ((_("Note"), "note"), (_("Other sources say"), "disagreement")):
        if row[f"{column}_{lang}"]:
            found.append((label, escape.markdown(row[f"{column}_{lang}"])))
    if indicator[f"caveat_{lang}"]:
        found.append((_("Careful"), escape.markdown(indicator[f"caveat_{lang}"])))
    if row["status"] == "not published" and indicator[f"missing_{lang}"]:
        found.append((_("What would fill it"), escape.markdown(indicator[f"missing_{lang}"])))
    return found


def show(entries: list[tuple[str, str]]) -> None:
    """Write the evidence as short labelled lines."""
    st.markdown("  \n".join(f"**{label}** {text}" for label, text in entries))


def figure(indicator: pd.Series, row: dict[str, Any], label: str) -> None:
    """A figure with its unit and interval, large."""
    _, lang = texts().gettext, language()
    decimals = int(indicator["decimals"])
    text = numbers.value(row, decimals, lang) if row["status"] else numbers.MISSING
    between = numbers.interval(row, decimals, lang)
    unit = indicator[f"unit_{lang}"]
    st.metric(label, f"{text} {unit}" if text != numbers.MISSING else words.short_statuses(lang)[row["status"]],
              delta=_("95% interval {bounds}").format(bounds=between) if between else None, delta_color="off", delta_arrow="off")


def profile(package: Package, indicator: pd.Series, figures: pd.DataFrame, area_id: str) -> None:
    """The chosen area's figure with everything that explains it."""
    _, lang = texts().gettext, language()
    row = figures[figures["area_id"] == area_id].iloc[0].to_dict()
    figure(indicator, row, indicator[f"name_{lang}"])
    places = _places(package, indicator, figures, area_id)
    if places:
        st.markdown(places)
    st.caption(escape.markdown(indicator[f"definition_{lang}"]))
    show(facts(package, indicator, row))
    with st.expander(_("The limits of this area"), icon=":material/fence:"):
        st.markdown(escape.markdown(row[f"limits_{lang}"]))
        st.caption(escape.markdown(row[f"boundary_note_{lang}"]))


def _places(package: Package, indicator: pd.Series, figures: pd.DataFrame, area_id: str) -> str:
    """Where the area stands at its own scale and in the whole city, in words."""
    _, lang = texts().gettext, language()
    decimals = int(indicator["decimals"])
    sentences = []
    own = place_in_scale(figures, area_id, indicator["direction"])
    if own:
        sentences.append(_("{place} of {total} at this scale ({direction})").format(
            place=own.place, total=own.total, direction=words.directions(lang)[indicator["direction"]]))
    wide = place_in_city(package, indicator["indicator_id"], area_id)
    if wide:
        sentences.append(_("{place} of {total} zones of the city, from the largest; their median is {median}").format(
            place=wide.place, total=wide.total, median=numbers.decimal(wide.median, decimals, lang)))
    return "  \n".join(f":material/leaderboard: {escape.markdown(sentence)}" for sentence in sentences)
