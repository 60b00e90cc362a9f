"""Two small packages about places that do not exist, to be written where a test wants them.

Fiumalta is a city of two banks and one zone on the Rio Chiaro; the comparison has two cities and two regions.
"""

import csv
import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"
REAL = sorted(path.parent for path in DATA.glob("*/datapackage.json"))

THEMES = "perceived-safety recorded-safety evening-activity access care-of-places community capacity context"
BOTH_TABLES = {
    "themes": ["theme_id,order,name_it,name_en,definition_it,definition_en"]
    + [f"{theme},{order},Tema {order},Theme {order},Che cosa,What" for order, theme in enumerate(THEMES.split(), 1)],
    "sources": [
        "source_id,publisher,title_it,title_en,year,licence,url,note_it,note_en",
        "registry,Fiumalta,Registro,Register,2023,CC-BY-4.0,https://fiumalta.example/,,",
        'gazette,"The Gazette, daily",Articoli,Articles,,as stated by the publisher,,Nota,Note',
    ],
}
CATALOGUE = (
    "indicator_id,order,theme_id,name_it,name_en,definition_it,definition_en,unit_it,unit_en,decimals,direction,"
    "level,kind,interval,status,formula_it,formula_en,missing_it,missing_en,caveat_it,caveat_en,source_id"
)
FIGURES = (
    "indicator_id,period,period_text_it,period_text_en,time_band,value,value_text_it,value_text_en,lower,upper,count,"
    "status,confidence,source_id,url,note_it,note_en,disagreement_it,disagreement_en"
)
PRESS = "https://gazette.example/one"

CITY_TABLES = BOTH_TABLES | {
    "indicators": [
        CATALOGUE,
        "residents,1,context,Residenti,Residents,Chi,Who,,,0,context,area,number,none,published,,,,,,,registry",
        "venue-density,2,evening-activity,Locali,Venues,Per km²,Per km²,/km²,/km²,1,higher,area,number,none,computed,"
        "locali / km²,venues / km²,,,Mappa,Map,registry",
        "feels-safe,3,perceived-safety,Sicurezza,Safety,Come va,How it is,%,%,1,higher,area,number,published,"
        "not published,,,Un questionario,A survey,,,",
        "proposals,4,community,Proposte,Proposals,Quante,How many,,,0,higher,pilot,number,none,published,,,,,,,gazette",
    ],
    "areas": [
        "area_id,order,level,parent_id,name_it,name_en,limits_it,limits_en,boundary,boundary_note_it,boundary_note_en,"
        "zone_codes,hue,source_id",
        "east-bank,1,neighbourhood,,Riva Est,East Bank,dal ponte,a bridge,grouped,Somma,Sum,01 02,warm,registry",
        "west-bank,2,neighbourhood,,Riva Ovest,West Bank,dal molo,from the pier,grouped,,,03,cool,registry",
        "mill-zone,3,zone,east-bank,Mulino,Mill,dal mulino,from the mill,official,,,01,warm,registry",
    ],
    "territories": [
        "territory_id,level,name_it,name_en,note_it,note_en",
        "pilot-areas,pilot,Aree pilota,Pilot areas,Le due rive,The two banks",
    ],
    "observations": [
        f"area_id,{FIGURES}",
        "east-bank,residents,2023,,,,1200,,,,,,published,high,registry,,,,,",
        "west-bank,residents,2023,,,,,>900,>900,900,,,published,medium,registry,,,,Altri: 950,Others: 950",
        "east-bank,venue-density,2026-08,,,,12.5,,,10,15.5,25,computed,high,registry,,,,,",
        "mill-zone,venue-density,2026-08,,,evening,,,,,,,not computable,medium,registry,,Senza superficie,No area,,",
        "east-bank,feels-safe,,,,,,,,,,,not published,none,,,Mai pubblicato,Never published,,",
    ],
    "context_observations": [
        f"territory_id,{FIGURES}",
        f"pilot-areas,proposals,2021-03/2021-04,primavera 2021,spring 2021,,83,,,,,,published,high,gazette,{PRESS},,,,",
    ],
    "city_zones": ["zone_code,name,residents,bars", "01,Mulino,700,9", "02,Ponte,500,4", "03,Molo,980,0"],
    "places": [
        "place_id,name,kind,area_id,accuracy_m,surface_m2,cost_eur,started,opened,programme,source_id,url,confidence,"
        "note_it,note_en",
        f"mill-square,Piazza del Mulino,redeveloped,east-bank,30,2640.5,,2022-01,2022-10-06,,gazette,{PRESS},high,,",
        "reading-room,Sala di lettura,library,,15,,,,,,registry,,medium,,",
    ],
    "local_projects": [
        "project_id,name,lead,area_id,area_basis_it,area_basis_en,topic_it,topic_en,place_it,place_en,address,accuracy_m,"
        "position_method_it,position_method_en,grant_eur,opened,source_id,url,confidence,note_it,note_en",
        f"project-01,Luci,,west-bank,stampa,press,,,,,,60,angolo,corner,60000,2022-06-16,gazette,{PRESS},high,,",
        f"project-02,Voci,,,non detta,not stated,,,,,,,non trovata,not found,,,gazette,{PRESS},low,,",
    ],
    "timeline": [
        "event_id,start,end,kind,name_it,name_en,place_it,place_en,source_id,url,confidence,note_it,note_en",
        f"start,2019-09,2023-08,project,Inizio,Start,,,gazette,{PRESS},high,,",
        f"award,2023-05-11,,award,Premio,Award,,,gazette,{PRESS},medium,,",
    ],
    "model": [
        "statement_id,order,part,statement_it,statement_en,source_id,url,confidence",
        f"aim-one,1,aim,Vivere la sera,Live the evening,gazette,{PRESS},high",
    ],
    "frameworks": [
        "framework_id,order,framework,group_it,group_en,name_it,name_en,definition_it,definition_en,unit_it,unit_en,"
        "theme_id,used_by_project,url,confidence,note_it,note_en",
        f"lamp-index,1,Lamp Index,luce,light,Lampioni,Lamps,Quanti,How many,,,care-of-places,no,{PRESS},high,,",
    ],
    "highlights": [
        "highlight_id,order,indicator_id,territory_id,period,label_it,label_en",
        "proposals,1,proposals,pilot-areas,2021-03/2021-04,proposte ricevute,proposals received",
    ],
}


def square(west: float, south: float, size: float = 0.02) -> list[list[float]]:
    """Return a closed ring that runs anticlockwise."""
    east, north = round(west + size, 5), round(south + size, 5)
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


Shape = tuple[str, list[Any]] | None
CITY_LAYERS: dict[str, list[tuple[dict[str, str], Shape]]] = {
    "areas": [
        ({"area_id": "mill-zone"}, ("Polygon", [square(11.04, 45.04)])),
        ({"area_id": "east-bank"}, ("Polygon", [square(11.04, 45.04, 0.04)])),
        ({"area_id": "west-bank"}, ("MultiPolygon", [[square(11.0, 45.04, 0.03)], [square(11.0, 45.1)]])),
    ],
    "places": [
        ({"place_id": "mill-square"}, ("Point", [11.05, 45.05])),
        ({"place_id": "reading-room"}, ("Point", [11.06, 45.06])),
    ],
    "local_projects": [
        ({"project_id": "project-01"}, ("Point", [11.02, 45.05])),
        ({"project_id": "project-02"}, None),
    ],
    "stops": [
        ({"stop_id": "17", "name": "Mulino", "lines": "4 N10", "night_lines": "N10"}, ("Point", [11.05, 45.051])),
        ({"stop_id": "18", "name": "Molo", "lines": "4", "night_lines": ""}, ("Point", [11.02, 45.052])),
    ],
    "venues": [({"venue_id": "venue-001", "name": "", "kind": "bar"}, ("Point", [11.055, 45.055]))],
    "gardens": [({"garden_id": "mill-garden", "name": "Giardino"}, ("Point", [11.051, 45.049]))],
    "crossings": [({"crossing_id": "old-bridge", "name": "Ponte", "river": "Rio Chiaro"}, ("Point", [11.035, 45.05]))],
    "river": [
        ({"river_id": "banks", "name": "Rio Chiaro", "part": "banks"}, ("Polygon", [square(11.03, 45.0, 0.01)])),
        (
            {"river_id": "line", "name": "Rio Chiaro", "part": "centreline"},
            ("LineString", [[11.035, 45.0], [11.035, 45.1]]),
        ),
    ],
    "streets": [
        (
            {"street_id": "mill-street", "name": "Via del Mulino", "rank": "main"},
            ("MultiLineString", [[[11.0, 45.05], [11.03, 45.05]], [[11.04, 45.05], [11.08, 45.05]]]),
        )
    ],
}
COMPARISON_TABLES = BOTH_TABLES | {
    "indicators": [
        CATALOGUE,
        "thefts,1,recorded-safety,Furti,Thefts,Denunce,Reports,per 100,per 100,1,lower,comune,number,poisson,published,"
        ",,,,,,registry",
        "open-data,2,capacity,Dati aperti,Open data,Li pubblica,It has them,,,0,higher,comune,yes-no,none,published"
        ",,,,,,,registry",
    ],
    "cities": [
        "istat_code,name,province_code,region_code,nuts3,lat,lon,population,population_year,legal_population_2021,"
        "area_km2,set,in_workshop,workshop_note_it,workshop_note_en",
        "090001,Fiumalta,090,01,ITX01,45.05,11.05,25000,2023,24800,31.5,core,true,,",
        "090002,Pozzobasso,090,02,ITX02,44.5,10.5,7000,2023,7100,12,extra,false,Sede,Seat",
    ],
    "regions": ["region_code,name_it,name_en", "01,Altopiano,Highland", "02,Bassopiano,Lowland"],
    "observations": [
        f"istat_code,{FIGURES}",
        "090001,thefts,2024,,,,31.2,,,28,34.5,312,published,high,registry,,,,,",
        "090002,thefts,2024,,,,12,,,,,84,published,high,registry,,,,,",
        "090002,open-data,../2020,prima del 2021,before 2021,,1,,,,,,published,low,gazette,,,,,",
    ],
    "region_observations": [
        f"region_code,{FIGURES}",
        "01,thefts,2024,,,,20,,,,,,published,high,registry,,,,,",
        "02,thefts,2024,,,,25.5,,,,,,published,high,registry,,,,,",
    ],
}
COMPARISON_LAYERS: dict[str, list[tuple[dict[str, str], Shape]]] = {
    "regions": [
        ({"region_code": "01"}, ("Polygon", [square(11.0, 45.0, 0.9), square(11.3, 45.3, 0.1)[::-1]])),
        ({"region_code": "02"}, ("MultiPolygon", [[square(10.0, 44.0, 0.9)], [square(12.0, 44.0, 0.5)]])),
    ]
}
TEXTS = {"title_it": "Titolo", "title_en": "Title", "summary_it": "In breve", "summary_en": "In short"}
CITY_SETTINGS = TEXTS | {
    "kind": "city",
    "bounds": [10.9, 44.9, 11.2, 45.2],
    "measure_crs": "EPSG:32632",
    "river": "Rio Chiaro",
    "istat_code": "090001",
}
COMPARISON_SETTINGS = TEXTS | {"kind": "comparison", "bounds": [6, 35, 19, 48], "measure_crs": "EPSG:32632"}


def write_city(folder: Path) -> Path:
    """Write the package of Fiumalta into a new folder and return the folder."""
    return _write(folder, "fiumalta", CITY_SETTINGS, CITY_TABLES, CITY_LAYERS)


def write_comparison(folder: Path) -> Path:
    """Write the package of the two cities into a new folder and return the folder."""
    return _write(folder, "two-cities", COMPARISON_SETTINGS, COMPARISON_TABLES, COMPARISON_LAYERS)


def _write(
    folder: Path,
    name: str,
    settings: dict[str, Any],
    tables: dict[str, list[str]],
    layers: dict[str, list[tuple[dict[str, str], Shape]]],
) -> Path:
    folder.mkdir(parents=True)
    resources: list[dict[str, Any]] = []
    for stem, lines in tables.items():
        (folder / f"{stem}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        fields = [{"name": column} for column in next(csv.reader(lines))]
        resources.append({"name": stem, "path": f"{stem}.csv", "encoding": "utf-8", "schema": {"fields": fields}})
    for stem, features in layers.items():
        own = {} if stem in tables else {"source_id": "registry"}
        lines = [json.dumps(_feature({**properties, **own}, shape)) for properties, shape in features]
        text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"
        (folder / f"{stem}.geojson").write_text(text, encoding="utf-8")
        resources.append({"name": f"{stem}-layer", "path": f"{stem}.geojson", "format": "geojson"})
    description = {"name": name, "version": "1.0.0", "created": "2026-11-22", "dora": settings, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(description, indent=1), encoding="utf-8")
    return folder


def _feature(properties: dict[str, str], shape: Shape) -> dict[str, Any]:
    geometry = {"type": shape[0], "coordinates": shape[1]} if shape else None
    return {"type": "Feature", "id": next(iter(properties.values())), "properties": properties, "geometry": geometry}
