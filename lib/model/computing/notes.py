"""The sentences that computed observations carry, in both languages: they are data of the package."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Text(NamedTuple):
    """One text in the two languages; the empty text says nothing in both."""

    it: str
    en: str

    def format(self, **values: object) -> Text:
        """Fill the names in braces, in both languages; a value that is a text gives each its own."""
        both = [{name: _in(value, lang) for name, value in values.items()} for lang in (0, 1)]
        return Text(self.it.format(**both[0]), self.en.format(**both[1]))

    def __add__(self, other: object) -> Text:
        """Join two texts with a space, in both languages."""
        if not isinstance(other, Text):
            return NotImplemented
        return Text(f"{self.it} {other.it}".strip(), f"{self.en} {other.en}".strip())


NOTHING = Text("", "")


def _in(value: object, lang: int) -> object:
    return value[lang] if isinstance(value, Text) else value


NOTES: Mapping[str, Text] = MappingProxyType(
    {
        "": NOTHING,
        "sum-of-parts": Text("Somma di: {parts}.", "Sum of: {parts}."),
        "residents-of": Text("Residenti del {residents_period}.", "Residents of {residents_period}."),
        "no-residents": Text(
            "I residenti sono pubblicati per zona e quest'area non è fatta di zone intere: "
            "non si può calcolare senza stimarli.",
            "Residents are published by zone and this area is not made of whole zones: "
            "it cannot be computed without estimating them.",
        ),
        "zones-only": Text(
            "La tabella di riferimento riporta singole zone della città: quest'area non è una di esse.",
            "The reference table lists single zones of the city: this area is not one of them.",
        ),
        "few-residents": Text(
            "Meno di {least_residents} residenti: un rapporto per abitante non è confrontabile.",
            "Fewer than {least_residents} residents: a rate per resident cannot be compared.",
        ),
        "place": Text(
            "Posto dal valore più alto, nei conteggi della tabella delle zone: "
            "fatti da altri sulla stessa mappa e confrontati solo tra loro.",
            "Place from the largest value, in the counts of the table of zones: "
            "made by others on the same map and compared only with each other.",
        ),
        "place-differs": Text(
            "Per questa zona la tabella conta {reference}, il nostro perimetro {own}.",
            "For this zone the table counts {reference}, our outline {own}.",
        ),
        "place-value": Text("{place} su {total}", "{place} of {total}"),
        "count-differs": Text(
            "La tabella delle zone, contata da altri sulla stessa mappa, ne riporta {reference}.",
            "The table of zones, counted by others on the same map, gives {reference}.",
        ),
        "no-stops": Text("Nessuna fermata nell'area.", "No stop in the area."),
        "short-river": Text(
            "Lungo l'area il fiume corre per {river_length} m: sotto i {least_length} m il rapporto non si applica.",
            "The river runs along the area for {river_length} m: under {least_length} m the rate does not apply.",
        ),
    }
)
