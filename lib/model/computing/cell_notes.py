"""The sentences that figures of cells, and their medians, carry in both languages: they are data of the package."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.model.computing.notes import Text

NEAREST: Mapping[str, Text] = MappingProxyType(
    {
        "stop": Text("La più vicina: {name}.", "The nearest: {name}."),
        "night-stop": Text(
            "La più vicina della rete notturna del fine settimana: {name}.",
            "The nearest of the weekend night network: {name}.",
        ),
        "venue": Text("Il più vicino: {name}.", "The nearest: {name}."),
        "crossing": Text("Il più vicino: {name}.", "The nearest: {name}."),
        "cared-place": Text("Il più vicino: {name}.", "The nearest: {name}."),
    }
)

CELL_NOTES: Mapping[str, Text] = MappingProxyType(
    {
        "no-name": Text("Il più vicino non ha un nome sulla mappa.", "The nearest has no name on the map."),
        "no-target": Text(
            "Nel livello non c'è nulla da cui misurare una distanza.", "There is nothing in the layer to measure to."
        ),
        "accuracy": Text(
            "La sua posizione è nota entro {metres} m; l'intervallo tiene conto di quanto lo è ciascuna.",
            "Its position is known to within {metres} m; the interval takes into account how well each one is.",
        ),
        "edge": Text(
            "Il livello finisce a {metres} m da qui: oltre potrebbe esserci qualcosa di più vicino.",
            "The layer ends {metres} m from here: something nearer may lie beyond.",
        ),
        "at-least": Text("almeno {value}", "at least {value}"),
        "circle": Text(
            "Il livello finisce a {metres} m da qui, dentro il cerchio contato: il numero vero può essere maggiore.",
            "The layer ends {metres} m from here, inside the circle that is counted: the true number may be larger.",
        ),
        "median": Text(
            "Mediana di {cells} celle con il centro nell'area, da {least} a {most} {unit}.",
            "Median of {cells} cells with their centre in the area, from {least} to {most} {unit}.",
        ),
        "single": Text("Una sola cella ha il centro nell'area.", "A single cell has its centre in the area."),
        "no-cell": Text("Nessuna cella ha il centro nell'area.", "No cell has its centre in the area."),
        "median-bounds": Text(
            "L'intervallo va dalla mediana dei limiti inferiori delle celle a quella dei superiori.",
            "The interval runs from the median of the cells' lower ends to that of their upper ends.",
        ),
        "median-least": Text(
            "In {cells} di queste celle il conteggio è un minimo.",
            "In {cells} of these cells the count is a minimum.",
        ),
    }
)
