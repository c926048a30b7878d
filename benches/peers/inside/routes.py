"""routes.py PAIRS ROUNDS [MARNET]: sea routes by PyPI's searoute, and over Eurostat's network, as JSON. Runs in the venv.

PAIRS is a CSV of from_lat,from_lon,to_lat,to_lon. searoute is timed as it comes (networkx, its graph built before); the length of what it
gives is measured on the ellipsoid, with straight legs from the port to its first point and from its last point to the other. MARNET
is a `marnet_plus_*.gpkg`; the shortest way over it is found by networkx, with the same legs and the passages of its `northwest` and
`northeast` left out.
"""

import csv
import json
import sqlite3
import struct
import sys
import time
import warnings

import networkx
import pyproj

warnings.simplefilter("ignore")
WGS84 = pyproj.Geod(ellps="WGS84")
NM = 1852.0


def length_nm(points):
    """Length of a line of (lon, lat)."""
    return WGS84.line_length([p[0] for p in points], [p[1] for p in points]) / NM if len(points) > 1 else 0.0


def by_searoute(pairs, rounds):
    import searoute

    searoute.searoute([0.0, 50.0], [1.0, 51.0])  # Its graph is built at the first call.
    seconds, lines = [], []
    for _ in range(rounds):
        lines, taken = [], []
        for begin, end in pairs:
            clock = time.perf_counter()
            found = searoute.searoute(list(begin), list(end))
            taken.append(time.perf_counter() - clock)
            lines.append(found.geometry["coordinates"])
        seconds.append(taken)
    whole = [length_nm([begin, *line, end]) if line else None for (begin, end), line in zip(pairs, lines)]
    return {"seconds": seconds, "nm": whole}


def line_string(blob):
    """The points of a line in GeoPackage's binary form: after a header, its envelope and the type, pairs of doubles."""
    envelope = [0, 32, 48, 48, 64][blob[3] >> 1 & 7]
    at = 8 + envelope
    order = "<" if blob[at] else ">"
    (count,) = struct.unpack_from(order + "I", blob, at + 5)
    flat = struct.unpack_from(f"{order}{2 * count}d", blob, at + 9)
    return list(zip(flat[::2], flat[1::2]))


def by_marnet(pairs, path):
    graph = networkx.Graph()
    with sqlite3.connect(path) as db:
        for blob, closed in db.execute("SELECT geometry, pass FROM type"):
            if closed in ("northwest", "northeast"):
                continue
            line = line_string(blob)
            graph.add_edge(line[0], line[-1], weight=length_nm(line))
    for lon, lat in [n for n in graph if n[0] == 180.0 and (-180.0, n[1]) in graph]:
        graph.add_edge((lon, lat), (-180.0, lat), weight=0.0)
    main = max(networkx.connected_components(graph), key=len)
    nodes = sorted(main)
    lons, lats = [n[0] for n in nodes], [n[1] for n in nodes]

    def nearest(at):
        _, _, metres = WGS84.inv([at[0]] * len(nodes), [at[1]] * len(nodes), lons, lats)
        n = min(range(len(nodes)), key=metres.__getitem__)
        return nodes[n], metres[n] / 1000.0

    whole, snaps = [], []
    for begin, end in pairs:
        (a, a_km), (b, b_km) = nearest(begin), nearest(end)
        whole.append(networkx.dijkstra_path_length(graph, a, b) + (a_km + b_km) * 1000.0 / NM)
        snaps.append([a_km, b_km])
    return {"nm": whole, "snap_km": snaps, "nodes": len(nodes), "edges": graph.number_of_edges()}


with open(sys.argv[1], newline="", encoding="ascii") as file:
    rows = [[float(v) for v in row] for row in list(csv.reader(file))[1:]]
PAIRS = [((b, a), (d, c)) for a, b, c, d in rows]
print(json.dumps({
    "searoute": by_searoute(PAIRS, int(sys.argv[2])),
    "great_circle_nm": [length_nm(pair) for pair in PAIRS],
    "marnet": by_marnet(PAIRS, sys.argv[3]) if len(sys.argv) > 3 else None,
}))
