"""Words for the closed lists of the packages: statuses, levels, scales, directions, confidence."""

from __future__ import annotations

from lib.locale import catalogue


def statuses(lang: str) -> dict[str, str]:
    """What each status is called."""
    _ = catalogue(lang).gettext
    return {
        "published": _("published"), "computed": _("computed from open layers"),
        "indicative": _("indicative: computed on a boundary that is an assumption"),
        "not published": _("not published"), "not computable": _("not computable here"),
        "": _("no figure for this area"),
    }


def short_statuses(lang: str) -> dict[str, str]:
    """The same in a word or two, for tables and filters."""
    _ = catalogue(lang).gettext
    return {
        "published": _("published"), "computed": _("computed"), "indicative": _("indicative"),
        "not published": _("not published"), "not computable": _("not computable"), "": numbers_dash(),
    }


def numbers_dash() -> str:
    """The sign for nothing to show."""
    return "–"


def scales(lang: str) -> dict[str, str]:
    """The scales of the map."""
    _ = catalogue(lang).gettext
    return {"neighbourhood": _("Neighbourhoods"), "zone": _("Official zones"), "stretch": _("Stretches of the river")}


def levels(lang: str) -> dict[str, str]:
    """What a figure is about."""
    _ = catalogue(lang).gettext
    return {
        "area": _("mapped area"), "pilot": _("pilot areas of the project"), "city": _("city"), "district": _("district"),
        "neighbourhood": _("neighbourhood"), "postcode": _("postcode"), "zone": _("official zone"),
        "stretch": _("stretch of the river"), "square": _("square"), "country": _("country"),
        "comune": _("municipality"), "province": _("province"), "region": _("region"),
        "urban-audit": _("survey of the city's residents"),
    }


def confidences(lang: str) -> dict[str, str]:
    """How sure a figure is."""
    _ = catalogue(lang).gettext
    return {"high": _("high"), "medium": _("medium"), "low": _("low"), "none": _("none: looked for and not found"), "": "–"}


def directions(lang: str) -> dict[str, str]:
    """Which way is better."""
    _ = catalogue(lang).gettext
    return {"higher": _("higher is better"), "lower": _("lower is better"), "context": _("neither way is better")}


STATUS_ICONS = {
    "published": ":material/verified:", "computed": ":material/calculate:", "indicative": ":material/approximately_equal:",
    "not published": ":material/visibility_off:", "not computable": ":material/block:", "": ":material/remove:",
}
