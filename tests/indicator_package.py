"""Fiumalta with indicators of every sort that stand side by side: rates, limits, series, bands and gaps."""

from pathlib import Path

from lib.store import Package, load_package
from tests.packages import PRESS, write_city

ADDED = {
    "territories": [
        "fiumalta,city,Fiumalta,Fiumalta,Tutta la città,The whole city",
        "mill-square,square,Piazza del Mulino,Mill Square,Una sola piazza,A single square",
        "quay,square,Il molo,The quay,Un altro posto,Another place",
        "postcode-1,postcode,CAP 1,Postcode 1,Un codice,A code",
        "postcode-2,postcode,CAP 2,Postcode 2,Un codice,A code",
    ],
    "indicators": [
        "bars,5,evening-activity,Bar,Bars,Quanti sono,How many,bar,bars,0,context,area,number,none,computed,conta,"
        "count,,,,,registry",
        "bars-per-1000,6,evening-activity,Bar per abitante,Bars per head,Quanti ogni mille,How many per thousand,"
        "bar,bars per 1000,1,context,area,number,none,computed,bar / residenti,bars / residents,,,,,registry",
        "noise-square,7,care-of-places,Rumore,Noise,Quanto,How much,dB,dB,1,lower,square,number,none,published,,,,,"
        "Un posto solo.,One place only.,gazette",
        "noise-limit,8,care-of-places,Limite,Limit,La soglia,The threshold,dB,dB,0,context,square,number,none,"
        "published,,,,,,,gazette",
        "noise-quay,9,care-of-places,Rumore al molo,Noise at the quay,Quanto,How much,dB,dB,1,lower,square,number,none,"
        "published,,,,,,,gazette",
        "trust,10,perceived-safety,Fiducia,Trust,Chi si fida,Who trusts,%,%,1,higher,city,number,published,published,"
        ",,,,Campione piccolo.,Small sample.,gazette",
        "foreign-share,11,context,Stranieri,Foreigners,Quanti,How many,%,%,0,context,postcode,number,none,published,"
        ",,,,,,gazette",
        "lamps,12,care-of-places,Lampioni,Lamps,Quanti,How many,lampioni,lamps,0,higher,area,number,none,not published,"
        ",,L'elenco del Comune,The City's list,,,",
    ],
    "observations": [
        "east-bank,bars,2026-08,,,,13,,,,,,computed,high,registry,,,,,",
        "west-bank,bars,2026-08,,,,0,,,,,,computed,high,registry,,,,,",
        "east-bank,bars-per-1000,2025,,,,9,,,,,,computed,high,registry,,,,,",
        "east-bank,bars-per-1000,2026,,,,10.8,,,,,,computed,high,registry,,,,,",
        "west-bank,bars-per-1000,2026,,,,5.4,,,,,,computed,medium,registry,,Pochi,Few,,",
        "mill-zone,bars-per-1000,2026,,,,12.9,,,,,,computed,high,registry,,,,,",
    ],
    "context_observations": [
        f"fiumalta,residents,2022,,,,25000,,,,,,published,high,gazette,{PRESS},,,,",
        f"mill-square,noise-square,2018,,,night,71.5,,,,,,published,medium,gazette,{PRESS},Un posto solo. D'estate.,"
        "One place only. In summer.,,",
        f"mill-square,noise-limit,2018,,,night,50,,,,,,published,medium,gazette,{PRESS},,,,",
        f"quay,noise-quay,2018,,,night,60,,,,,,published,medium,gazette,{PRESS},,,,",
        f"fiumalta,trust,2019,,,,53.3,,,49.6,57,,published,high,gazette,{PRESS},,,,",
        f"fiumalta,trust,2023,,,,47.8,,,44.5,51.2,,published,high,gazette,{PRESS},Un calo.,A fall.,,",
        f"postcode-1,foreign-share,2018,,,,,>25,>25,25,,,published,low,gazette,{PRESS},,,,",
        f"postcode-2,foreign-share,2018,,,,,10-12,10-12,10,12,,published,low,gazette,{PRESS},,,,",
    ],
}


def load(folder: Path) -> Package:
    """Write the package into a new folder and load it."""
    write_city(folder)
    for stem, lines in ADDED.items():
        with (folder / f"{stem}.csv").open("a", encoding="utf-8") as table:
            table.writelines(f"{line}\n" for line in lines)
    return load_package(folder)
