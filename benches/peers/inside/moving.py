"""moving.py POSITIONS ROWS: MovingPandas on whole vessels of a lake, about that many rows, as JSON. Runs in the venv."""

import datetime
import json
import sys
import time

import duckdb
import movingpandas

positions, rows = sys.argv[1], int(sys.argv[2])
# By a hash of the number: ships of all kinds, and the same ones in every run.
frame = duckdb.execute("""
    WITH all_rows AS (SELECT mmsi, t::TIMESTAMP AS t, lat, lon FROM read_parquet(?) WHERE lat IS NOT NULL),
    vessels AS (SELECT mmsi, count(*) AS n FROM all_rows GROUP BY mmsi HAVING count(*) > 1),
    chosen AS (SELECT mmsi, sum(n) OVER (ORDER BY (mmsi::UBIGINT * 2654435761) % 4294967296, mmsi) AS upto FROM vessels)
    SELECT * FROM all_rows WHERE mmsi IN (SELECT mmsi FROM chosen WHERE upto <= ?) ORDER BY mmsi, t""", [positions, rows]).df()

begin = time.perf_counter()
ships = movingpandas.TrajectoryCollection(frame, "mmsi", t="t", x="lon", y="lat", crs=4326)
built = time.perf_counter()
parts = movingpandas.ObservationGapSplitter(ships).split(gap=datetime.timedelta(hours=6))
split = time.perf_counter()
stops = movingpandas.TrajectoryStopDetector(ships).get_stop_time_ranges(
    max_diameter=500, min_duration=datetime.timedelta(hours=2))
stopped = time.perf_counter()
print(json.dumps({
    "rows": len(frame), "vessels": int(frame.mmsi.nunique()), "gaps": len(parts) - len(ships), "stops": len(stops),
    "build": built - begin, "gap_seconds": split - built, "stop_seconds": stopped - split,
}))
