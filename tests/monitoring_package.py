"""Fiumalta with targets met, missed and open, and with a refresh and a survey base for some of its indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lib.store import Package, load_package
from tests import indicator_package
from tests.edits import edit_description, read, write
from tests.packages import PRESS

HEADS = (
    "target_id,order,indicator_id,area_id,territory_id,kind,comparison,name_it,name_en,planned,planned_date,actual,"
    "actual_date,unit_it,unit_en,source_id,url,confidence,note_it,note_en"
)
TARGETS = [
    f"works-end,2,,,pilot-areas,date,by,Lavori,Works done,,2022-08,,2023-08,,,gazette,{PRESS},high,Tardi,Late",
    f"call-funds,1,,,,number,equal,Fondi,Funds,1000,,1000,,€,€,gazette,{PRESS},high,,",
    f"noise,3,noise-square,,mill-square,number,at-most,Rumore,Noise,50,,71.5,,dB,dB,gazette,{PRESS},medium,,",
    f"bars-most,4,bars,east-bank,,number,at-most,Bar est,Bars east,20,,13,,bar,bars,registry,{PRESS},high,,",
    f"bars-least,5,bars,west-bank,,number,at-least,Bar ovest,Bars west,0,,0,,bar,bars,registry,{PRESS},high,,",
    f"proposals,6,proposals,,pilot-areas,number,at-least,Proposte,Proposals,50,,,,,,gazette,{PRESS},low,,",
    f"report,7,,,,date,by,Rapporto,Report,,2024-09,,,,,gazette,{PRESS},medium,Atteso,Due",
]
REFRESH = {"bars": "P1Y", "bars-per-1000": "P1Y", "trust": "P4Y", "noise-square": "once", "residents": "P1Y"}
BASES = {"trust": "all-respondents", "feels-safe": "not-stated"}


def write_package(folder: Path) -> Path:
    """Write the package into a new folder and return the folder."""
    indicator_package.load(folder)
    (folder / "targets.csv").write_text("\n".join((HEADS, *TARGETS)) + "\n", encoding="utf-8")
    _describe(folder)
    return folder


def load(folder: Path) -> Package:
    """Write the package into a new folder and load it."""
    return load_package(write_package(folder))


def _describe(folder: Path) -> None:
    """Add the table of targets and the two columns of the catalogue to files and description."""
    header, *rows = read(folder / "indicators.csv")
    place = header.index("source_id")
    wider = [[*row[:place], REFRESH.get(row[0], ""), BASES.get(row[0], ""), *row[place:]] for row in rows]
    write(folder / "indicators.csv", [[*header[:place], "frequency", "base", *header[place:]], *wider])

    def change(description: dict[str, Any]) -> None:
        for resource in description["resources"]:
            if resource["path"] == "indicators.csv":
                fields = resource["schema"]["fields"]
                fields[place:place] = [{"name": "frequency"}, {"name": "base"}]
        fields = [{"name": name} for name in HEADS.split(",")]
        description["resources"].append(
            {"name": "targets", "path": "targets.csv", "encoding": "utf-8", "schema": {"fields": fields}}
        )

    edit_description(folder, change)
