"""The whole analysis of a day against the bare gap query, and against MovingPandas.

We find gaps, stops, port visits, draught changes and voyages; DuckDB only the gaps, from the same Parquet files.
MovingPandas splits at gaps and finds stops, on a sample of whole vessels, on one thread.
"""

import json
import subprocess

from . import bench

SAMPLE_ROWS = 60_000
GAPS = """
    SELECT count(*) FROM (
        SELECT t - lag(t) OVER (PARTITION BY mmsi ORDER BY t) AS silence FROM read_parquet('{positions}'))
    WHERE silence > INTERVAL 6 HOUR"""


def run(b):
    lake = b.lake()
    positions = f"{lake}/positions/*/*.parquet"
    query = bench.HERE / "inside" / "query.py"
    ours = [b.sillage, "--quiet", "analyze", "--afresh", "--json", "--lake", lake]
    try:
        python = b.python("duckdb")
    except bench.Skip as why:
        b.skip("DuckDB", str(why))
        python = None
    for _ in range(b.repeat):
        done = json.loads(b.measure("analyze sillage", *ours))
        if python:
            [[gaps]] = json.loads(b.measure("analyze DuckDB gaps", python, query, str(bench.CORES),
                                            GAPS.format(positions=positions)))
    found = dict(done["events"])
    print(f"  ours: {', '.join(f'{k} {n:,}' for k, n in found.items())}, of {done['reports']:,} reports")
    if python:
        print(f"  DuckDB: gap {gaps:,}")
        mine, theirs = b.times("analyze sillage"), b.times("analyze DuckDB gaps")
        ratio = min(theirs) / min(mine)
        b.row("analyze", "everything, against DuckDB's gaps only", bench.best_median(mine, "s"),
              bench.best_median(theirs, "s"), ratio, ">= 0.33x", ratio >= 1 / 3)
        b.wrong |= gaps != found["gap"]
    movingpandas(b, ours, positions, done["reports"])


def movingpandas(b, ours, positions, reports):
    try:
        python = b.python("duckdb", "movingpandas")
    except bench.Skip as why:
        return b.skip("MovingPandas", str(why))
    print(f"  MovingPandas on about {SAMPLE_ROWS:,} rows, once: takes a minute", flush=True)
    script = bench.HERE / "inside" / "moving.py"
    done = subprocess.run([python, "-W", "ignore", script, positions, str(SAMPLE_ROWS)], check=False, capture_output=True)
    if done.returncode != 0:
        return b.skip("MovingPandas", bench.last_line(done.stderr))
    theirs = json.loads(done.stdout)
    b.samples["analyze MovingPandas"] = [theirs]
    for _ in range(b.repeat):
        b.measure("analyze sillage, 1 thread", *ours, "--threads", "1")
    mine = [reports / s for s in b.times("analyze sillage, 1 thread")]
    print(f"  MovingPandas: {theirs['rows']:,} rows of {theirs['vessels']} vessels, {theirs['gaps']} gaps, "
          f"{theirs['stops']} stops; "
          f"build {theirs['build']:.1f} s, gaps {theirs['gap_seconds']:.1f} s, stops {theirs['stop_seconds']:.1f} s")
    rate = theirs["rows"] / (theirs["build"] + theirs["gap_seconds"] + theirs["stop_seconds"])
    ratio = max(mine) / rate
    return b.row("analyze", "rows a second on one thread, against MovingPandas",
                 bench.best_median(mine, "k rows/s", 1e-3, best=max, digits=1), f"{rate / 1e3:,.1f} k rows/s", ratio,
                 ">= 100x", ratio >= 100)
