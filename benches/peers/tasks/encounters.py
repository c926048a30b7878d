"""Who met whom, positions a second on one thread, against Global Fishing Watch's encounter classes.

400 ships that drift in a box of 0.6 degrees for a day and report every five minutes: all are slow, as hard as it gets for us.
"""

import json
import math
import os
import pathlib
import random
import subprocess

from . import bench

REPOSITORY = "https://github.com/GlobalFishingWatch/pipe-encounters"
COMMIT = "df93ee4db5f1de1b1ba8b146baac9ae766dfe9c7"
SHIPS, SIDE_DEG, EVERY_S, DAY_S = 400, 0.6, 300, 86_400
# In the Sea of Japan, far from any port; 2020-01-01.
SOUTH, WEST, MIDNIGHT = 39.7, 134.0, 1_577_836_800
TARGET = 100


def run(b):
    positions = bench.WORK / "drifting.csv"
    positions.write_text(drifting(), encoding="ascii")
    program = build()
    try:
        source = theirs(b)
    except bench.Skip as why:
        b.skip("pipe-encounters", str(why))
        source = None
    mine = json.loads(subprocess.run([program, positions, str(max(b.repeat, 5))], check=True, stdout=subprocess.PIPE).stdout)
    rates = [mine["positions"] / s for s in mine["seconds"]]
    shown = bench.best_median(rates, "M positions/s", 1e-6, best=max)
    print(f"  ours: {mine['positions']:,} positions, {mine['samples']:,} samples, {len(mine['runs']):,} meetings, {shown}", flush=True)
    b.samples["encounters sillage"] = [{k: v for k, v in mine.items() if k != "runs"}]
    if source is None:
        return b.row("encounters", "positions a second", shown, "", None)
    python = b.python("apache-beam", "more_itertools", "s2sphere", "pytz", "six")
    script = bench.HERE / "inside" / "encounters.py"
    done = subprocess.run([python, "-W", "ignore", script, source, positions], check=False, capture_output=True)
    if done.returncode != 0:
        return b.skip("pipe-encounters", bench.last_line(done.stderr))
    peer = json.loads(done.stdout)
    b.samples["encounters pipe-encounters"] = [{k: v for k, v in peer.items() if k != "runs"}]
    rate = peer["positions"] / min(peer["seconds"])
    print(f"  pipe-encounters: {peer['samples']:,} samples, {len(peer['runs']):,} meetings; resample {peer['resample']:.1f} s, "
          f"adjacency {peer['adjacency']:.1f} s, encounters {peer['encounters']:.1f} s", flush=True)
    missing = not_ours(mine["runs"], peer["runs"])
    print(f"  of theirs we lack {len(missing)}{': ' + str(missing[:3]) if missing else ''}", flush=True)
    b.wrong |= bool(missing)
    ratio = max(rates) / rate
    return b.row("encounters", "positions a second, against GFW's classes", shown, f"{rate / 1e3:,.1f} k positions/s", ratio,
                 f">= {TARGET}x", ratio >= TARGET)


def not_ours(ours, theirs):
    """Their meetings that lie within none of ours: ours are longer, for a pair once apart is together again within four hours."""
    by_pair = {}
    for a, b, first, last in ours:
        by_pair.setdefault((a, b), []).append((first, last))
    within = lambda a, b, first, last: any(f <= first and last <= l for f, l in by_pair.get((a, b), ()))
    return [m for m in theirs if not within(*m)]


def drifting():
    """The positions, the same in every run."""
    chance = random.Random(20200101)
    lines = ["mmsi,t,lat,lon,sog,cog"]
    for ship in range(SHIPS):
        lat, lon = SOUTH + chance.random() * SIDE_DEG, WEST + chance.random() * SIDE_DEG
        course, knots = chance.random() * 360, chance.uniform(0.1, 1.4)
        offset = chance.randrange(EVERY_S)
        for t in range(offset, DAY_S, EVERY_S):
            lines.append(f"{200_000_000 + ship},{MIDNIGHT + t},{lat:.6f},{lon:.6f},{knots:.1f},{course:.1f}")
            course = (course + chance.gauss(0, 10)) % 360
            knots = min(1.4, max(0.1, knots + chance.gauss(0, 0.05)))
            miles = knots * EVERY_S / 3600
            lat += miles / 60 * math.cos(math.radians(course))
            lon += miles / 60 * math.sin(math.radians(course)) / math.cos(math.radians(lat))
            if not (SOUTH < lat < SOUTH + SIDE_DEG and WEST < lon < WEST + SIDE_DEG):
                course = math.degrees(math.atan2(WEST + SIDE_DEG / 2 - lon, SOUTH + SIDE_DEG / 2 - lat)) % 360
    return "\n".join(lines) + "\n"


def build():
    """Our program."""
    target = bench.WORK / "target"
    print("building encounters (release)", flush=True)
    built = subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=bench.HERE / "encounters", check=False,
                           capture_output=True, env={**os.environ, "CARGO_TARGET_DIR": str(target)})
    if built.returncode != 0:
        raise bench.Skip(f"encounters cannot be built: {bench.last_line(built.stderr)}")
    return target / "release" / "encounters"


def theirs(b):
    """The folder `src` of their repository at COMMIT: from a clone that PIPE_ENCOUNTERS names, or cloned now."""
    source = bench.WORK / "pipe-encounters"
    if not (source / "src").exists():
        clone = os.environ.get("PIPE_ENCOUNTERS")
        if not clone:
            clone = bench.WORK / "pipe-encounters.git"
            print(f"cloning {REPOSITORY}", flush=True)
            git("clone", "--quiet", "--bare", REPOSITORY, clone)
        elif pathlib.Path(clone, ".git").exists():
            clone = pathlib.Path(clone, ".git")
        archive = git("--git-dir", clone, "archive", COMMIT, "src")
        source.mkdir(exist_ok=True)
        subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
    b.versions["pipe-encounters"] = COMMIT[:7]
    return source / "src"


def git(*args):
    done = subprocess.run(["git", *map(str, args)], check=False, capture_output=True)
    if done.returncode != 0:
        raise bench.Skip(f"git {args[0]}: {bench.last_line(done.stderr)}")
    return done.stdout
