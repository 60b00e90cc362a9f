"""Words for the closed lists of the packages: statuses, levels, scales, directions, confidence."""

from __future__ import annotations

from lib.locale import catalogue


def language_names() -> dict[str, str]:
    """What each language calls itself."""
    return {"it": "Italiano", "en": "English"}


def statuses(lang: str) -> dict[str, str]:
    """What each status is called."""
    _ = catalogue(lang).gettext
    return {
        "published": _("published"),
        "computed": _("computed from open layers"),
        "indicative": _("indicative: computed on a boundary that is an assumption"),
        "not published": _("not published"),
        "not computable": _("not computable here"),
        "": _("no figure for this area"),
    }


def short_statuses(lang: str) -> dict[str, str]:
    """The same in a word or two, for tables and filters."""
    _ = catalogue(lang).gettext
    return {
        "published": _("published"),
        "computed": _("computed"),
        "indicative": _("indicative"),
        "not published": _("not published"),
        "not computable": _("not computable"),
        "": numbers_dash(),
    }


def numbers_dash() -> str:
    """The sign for nothing to show."""
    return "–"


def scales(lang: str) -> dict[str, str]:
    """The scales of the map."""
    _ = catalogue(lang).gettext
    return {
        "neighbourhood": _("Neighbourhoods"),
        "zone": _("Official zones"),
        "stretch": _("Stretches of the river"),
        "cell": _("Cells"),
    }


def levels(lang: str) -> dict[str, str]:
    """What a figure is about."""
    _ = catalogue(lang).gettext
    return {
        "area": _("mapped area"),
        "pilot": _("pilot areas of the project"),
        "city": _("city"),
        "district": _("district"),
        "neighbourhood": _("neighbourhood"),
        "postcode": _("postcode"),
        "zone": _("official zone"),
        "stretch": _("stretch of the river"),
        "cell": _("cell of the map"),
        "square": _("square"),
        "country": _("country"),
        "comune": _("municipality"),
        "province": _("province"),
        "region": _("region"),
        "urban-audit": _("survey of the city's residents"),
    }


def confidences(lang: str) -> dict[str, str]:
    """How sure a figure is."""
    _ = catalogue(lang).gettext
    return {
        "high": _("high"),
        "medium": _("medium"),
        "low": _("low"),
        "none": _("none: looked for and not found"),
        "": "–",
    }


def directions(lang: str) -> dict[str, str]:
    """Which way is better."""
    _ = catalogue(lang).gettext
    return {"higher": _("higher is better"), "lower": _("lower is better"), "context": _("neither way is better")}


def time_bands(lang: str) -> dict[str, str]:
    """Which part of the day a figure is about."""
    _ = catalogue(lang).gettext
    return {
        "": "",
        "day": _("day"),
        "evening": _("evening, 18-22"),
        "night": _("night, 22-6"),
        "weekend-night": _("weekend night"),
    }


def intervals(lang: str) -> dict[str, str]:
    """Where the interval around a figure comes from."""
    _ = catalogue(lang).gettext
    return {
        "poisson": _("95%, computed from the number of events"),
        "published": _("the one given with the figure: published, or approximate"),
        "position": _("from how well positions are known and how far the layer reaches"),
        "none": _("none"),
    }


def interval(kind: str, bounds: str, lang: str) -> str:
    """Say the bounds of a figure, by where its interval comes from (see `intervals`); empty without bounds."""
    _ = catalogue(lang).gettext
    template = _("possible range {bounds}") if kind == "position" else _("95% interval {bounds}")
    return template.format(bounds=bounds) if bounds else ""


def measures(lang: str) -> dict[str, str]:
    """Tell what kind of answer an indicator is."""
    _ = catalogue(lang).gettext
    return {"number": _("a number"), "yes-no": _("yes or no (a missing answer does not mean no)")}


def uses(lang: str) -> dict[str, str]:
    """Whether the project used an indicator of another framework."""
    _ = catalogue(lang).gettext
    return {"yes": _("yes"), "no": _("no"), "planned": _("planned"), "earlier-tool": _("in an earlier tool")}


def licence(text: str, lang: str) -> str:
    """Say a licence in words of the language; short names of licences stay as they are."""
    _ = catalogue(lang).gettext
    phrases = {
        "as stated by the publisher": _("as stated by the publisher"),
        "to be confirmed by the city": _("to be confirmed by the city"),
        "notspecified": _("as its sources state"),
        "as its sources state": _("as its sources state"),
    }
    name, doubt, _rest = text.partition(" to be confirmed")
    if name and doubt and not _rest:
        return _("{licence}, to be confirmed").format(licence=name)
    return phrases.get(text, text)


def model_parts(lang: str) -> dict[str, str]:
    """The parts of the project's model."""
    _ = catalogue(lang).gettext
    return {
        "aim": _("Aims"),
        "context": _("Why here"),
        "identity": _("Money and partners"),
        "procedure": _("What was done"),
        "result": _("Results"),
        "governance": _("Governance"),
        "challenge": _("Difficulties"),
        "transfer": _("Transfer"),
        "workshop": _("The workshop"),
    }


STATUS_ICONS = {
    "published": ":material/verified:",
    "computed": ":material/calculate:",
    "indicative": ":material/blur_on:",
    "not published": ":material/visibility_off:",
    "not computable": ":material/block:",
    "": ":material/remove:",
}
