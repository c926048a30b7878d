"""Sea routes between ports, against PyPI's searoute and Eurostat's network.

200 random pairs of ports of the World Port Index, the same in every run.
"""

import csv
import json
import os
import pathlib
import random
import statistics
import subprocess
import urllib.request

from . import bench

PAIRS, SEED = 200, 20
TARGET = 50
# Passing round a closed canal may take us this long.
MOST_AVOIDING_MS = 50
# The finest network that their repository holds as a file of moderate size.
MARNET = ("https://raw.githubusercontent.com/eurostat/searoute/88a2e568a8e0144d1f5a81c3931a7bc2bcce6901/modules/jar/marnet/marnet_plus_20km.gpkg")
# Further than this from the network, its length says nothing about the way.
MOST_SNAP_KM = 30
# Two sane networks agree to this.
WITHIN = 0.05
# The ellipsoid's geodesic and the sum of legs are rounded apart by no more.
TRIFLE = 1e-6
# Waterways that their network lacks.
NOT_THEIRS = {"volga-don", "volga-baltic", "white-sea", "svir", "neva", "saimaa", "gota", "sodertalje", "danube-black-sea", "seaway",
              "welland", "soo", "detroit", "cape-cod", "chesapeake-delaware"}


def run(b):
    pairs = bench.WORK / "port_pairs.csv"
    pairs.write_text(port_pairs(), encoding="ascii")
    program = build()
    python = b.python("searoute", "pyproj")
    try:
        network = [marnet(b)]
    except bench.Skip as why:
        b.skip("marnet", str(why))
        network = []
    rounds = str(max(b.repeat, 3))
    # One after the other: a machine that is busy for one and not for the other makes the ratio worthless.
    mine = answer(program, pairs, rounds)
    peer = answer(python, bench.HERE / "inside" / "routes.py", pairs, str(b.repeat), *network)
    avoiding = answer(program, pairs, "1", "suez")
    b.samples["routes sillage"] = [{"seconds": [sum(r) for r in mine["seconds"]], "first": mine["first"], "decoded": mine["decoded"]}]
    b.samples["routes searoute"] = [{"seconds": [sum(r) for r in peer["searoute"]["seconds"]]}]

    ours_ms, theirs_ms = mean_ms(mine["seconds"]), mean_ms(peer["searoute"]["seconds"])
    ratio = min(theirs_ms) / min(ours_ms)
    each = sorted(t * 1e3 for t in mine["seconds"][-1])
    print(f"  sea decoded in {mine['decoded'] * 1e3:,.0f} ms, first route {mine['first'] * 1e3:,.0f} ms; then mean {min(ours_ms):.3f} ms, "
          f"median {statistics.median(each):.3f}, 95 % {each[len(each) * 95 // 100]:.3f}, longest {each[-1]:.3f}", flush=True)
    shown = lambda ms: f"{min(ms):.3f} ({statistics.median(ms):.3f}) ms"
    b.row("routes", f"a route, mean of {PAIRS}, one thread, against searoute", shown(ours_ms), shown(theirs_ms), ratio,
          f">= {TARGET}x", ratio >= TARGET)
    longest = max(t * 1e3 for t in avoiding["seconds"][0])
    b.row("routes", "the longest route with suez closed", f"{longest:.1f} ms", "", None, f"<= {MOST_AVOIDING_MS} ms",
          longest <= MOST_AVOIDING_MS)
    right(b, mine["routes"], peer)


def right(b, routes, peer):
    ours = [r and r["nm"] for r in routes]
    least = peer["great_circle_nm"]
    below = lambda nms: sum(nm is not None and nm < g * (1 - TRIFLE) for nm, g in zip(nms, least))
    over_land = sum(bool(r and r["over_land"]) for r in routes)
    print(f"  none found: ours {ours.count(None)}, searoute {peer['searoute']['nm'].count(None)}; with a leg over land: ours {over_land}")
    b.wrong |= below(ours) > 0 or over_land > 0
    b.row("routes", "shorter than the geodesic", str(below(ours)), str(below(peer["searoute"]["nm"])), None, "0", below(ours) == 0)
    quantiles("ours / searoute", [o / s for o, s in zip(ours, peer["searoute"]["nm"]) if o and s])
    quantiles("ours / geodesic", [o / g for o, g in zip(ours, least) if o and g])
    theirs = peer["marnet"]
    if theirs is None:
        return
    sane = [n for n in range(len(ours)) if ours[n] and theirs["nm"][n] >= least[n] and max(theirs["snap_km"][n]) < MOST_SNAP_KM]
    alike = [n for n in sane if not NOT_THEIRS & set(routes[n]["passages"])]
    ratios = {n: ours[n] / theirs["nm"][n] for n in alike}
    near = sum(abs(r - 1) <= WITHIN for r in ratios.values())
    print(f"  marnet 20 km: {theirs['nodes']:,} nodes, {theirs['edges']:,} edges; shorter than the geodesic {below(theirs['nm'])}; "
          f"{len(sane)} pairs sane, {len(sane) - len(alike)} of these by waterways that it lacks")
    quantiles("ours / marnet", ratios.values())
    for n, r in sorted(ratios.items(), key=lambda item: -abs(item[1] - 1))[:6]:
        print(f"    pair {n}: {ours[n]:,.0f} nm, marnet {theirs['nm'][n]:,.0f}, geodesic {least[n]:,.0f}, {routes[n]['passages']}")
    b.row("routes", f"within {WITHIN:.0%} of Eurostat's network", f"{near} of {len(alike)}", "", None)


def quantiles(what, ratios):
    ratios = sorted(ratios)
    if not ratios:
        return
    shares = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
    print(f"  {what} ({len(ratios)}): " + ", ".join(f"{s:.0%} {ratios[int(s * (len(ratios) - 1))]:.3f}" for s in shares), flush=True)


def mean_ms(rounds):
    return [statistics.fmean(r) * 1e3 for r in rounds]


def answer(*command):
    return json.loads(subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE).stdout)


def port_pairs():
    """Ports of the World Port Index as the crate has them, at random."""
    with open(bench.ROOT / "crates" / "geo" / "data" / "world.csv", newline="", encoding="utf-8") as file:
        ports = [f"{row['lat']},{row['lon']}" for row in csv.DictReader(file) if row["origin"] == "wpi"]
    chance = random.Random(SEED)
    lines = [f"{chance.choice(ports)},{chance.choice(ports)}" for _ in range(PAIRS)]
    return "\n".join(["from_lat,from_lon,to_lat,to_lon", *lines]) + "\n"


def build():
    """Our program."""
    target = bench.WORK / "target"
    print("building routes (release)", flush=True)
    built = subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=bench.HERE / "routes", check=False, capture_output=True,
                           env={**os.environ, "CARGO_TARGET_DIR": str(target)})
    if built.returncode != 0:
        raise bench.Skip(f"routes cannot be built: {bench.last_line(built.stderr)}")
    return target / "release" / "routes"


def marnet(b):
    """Eurostat's network: the file that MARNET names, or fetched now."""
    path = pathlib.Path(os.environ.get("MARNET") or bench.WORK / "marnet_plus_20km.gpkg")
    if not path.exists():
        print(f"fetching {MARNET}", flush=True)
        try:
            urllib.request.urlretrieve(MARNET, path)
        except OSError as error:
            raise bench.Skip(f"{MARNET}: {error}") from error
    b.versions["marnet"] = path.stem
    return path
