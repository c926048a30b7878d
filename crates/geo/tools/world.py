#!/usr/bin/env python3
"""Writes data/world.csv: the facts of public port lists that the program embeds.

    tools/world.py WORLD_PORT_INDEX.csv UNLOCODE.csv[.gz] > data/world.csv

Sources: NGA World Port Index (Pub. 150, US public domain); UN/LOCODE 2019-2 (UNECE, free). Taken are a port's code, name, other
name, country, position and size; of UN/LOCODE, places with function 1 (port) and coordinates that the World Port Index lacks.
"""

import csv
import gzip
import re
import sys
from pathlib import Path

RADIUS_KM = {"Large": "8.0", "Medium": "5.0", "Small": "3.0"}
FIELDS = ["key", "locode", "name", "variants", "country", "lat", "lon", "kind", "radius_km", "origin"]


def countries():
    """Alpha-2 codes by upper-case name."""
    table = Path(__file__).parent.parent / "data" / "countries.csv"
    names = {}
    for row in csv.DictReader(table.open(encoding="utf-8")):
        for name in [row["name"], *row["variants"].split("|")]:
            names[plain(name)] = row["alpha2"]
    return names


def plain(name):
    return re.sub(r"[^A-Z]+", " ", name.upper()).strip()


def clean(name):
    return re.sub(r"\s+", " ", name.replace("|", " ")).strip()


def world_port_index(path):
    names = countries()
    for row in csv.DictReader(open(path, encoding="utf-8-sig")):
        code = row["UN/LOCODE"].replace(" ", "")
        code = code if re.fullmatch(r"[A-Z]{2}[A-Z0-9]{3}", code) else ""
        number = row["World Port Index Number"].split(".")[0]
        name = clean(row["Main Port Name"])
        terminal = name.endswith("Terminal") or "Tanker" in row["Harbor Type"]
        yield {
            "key": code or f"WPI{number}",
            "locode": code,
            "name": name,
            "variants": "|".join(clean(name) for name in row["Alternate Port Name"].split(";") if name.strip()),
            "country": code[:2] or names.get(plain(row["Country Code"]), ""),
            "lat": f"{float(row['Latitude']):.4f}",
            "lon": f"{float(row['Longitude']):.4f}",
            "kind": "terminal" if terminal else "port",
            "radius_km": RADIUS_KM.get(row["Harbor Size"], "2.5"),
            "origin": "wpi",
        }


def unlocode(path, known):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    for row in csv.DictReader(opened):
        code = row["un_locode"].replace(" ", "")
        if code in known or not row["function_code"].startswith("1") or not row["latitude_dec"]:
            continue
        name, english = clean(row["name"]), clean(row["name_en"])
        yield {
            "key": code,
            "locode": code,
            "name": name,
            "variants": english if english != name else "",
            "country": code[:2],
            "lat": f"{float(row['latitude_dec']):.4f}",
            "lon": f"{float(row['longitude_dec']):.4f}",
            "kind": "port",
            "radius_km": "2.0",
            "origin": "unlocode",
        }


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ports = list(world_port_index(sys.argv[1]))
    known = {port["locode"] for port in ports}
    ports.extend(unlocode(sys.argv[2], known))
    origins = {"wpi": 0, "unlocode": 1}
    ports.sort(key=lambda port: (origins[port["origin"]], port["key"], port["name"]))
    out = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    out.writeheader()
    out.writerows(ports)


if __name__ == "__main__":
    main()
