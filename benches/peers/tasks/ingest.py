"""The NOAA day, from CSV to Parquet sorted by vessel and time.

Each side runs in a fresh process and uses all cores; the input is in the page cache for both.
"""

import shutil

from . import bench

# Typed. All columns is the same work: everything that the CSV holds is in the Parquet files of both. Position columns is less
# work than ours, to show how far its floor lies below: no names, and no column of them need even be read.
COLUMNS = {
    "all columns": """MMSI::UINTEGER AS mmsi, BaseDateTime::TIMESTAMP AS t, LAT::DOUBLE AS lat, LON::DOUBLE AS lon,
        SOG::FLOAT AS sog, COG::FLOAT AS cog, Heading::USMALLINT AS heading,
        VesselName AS name, IMO AS imo, CallSign AS call_sign, VesselType::USMALLINT AS ship_type""",
    "position columns only (less work)": """MMSI::UINTEGER AS mmsi, BaseDateTime::TIMESTAMP AS t,
        LAT::DOUBLE AS lat, LON::DOUBLE AS lon, SOG::FLOAT AS sog, COG::FLOAT AS cog, Heading::USMALLINT AS heading""",
}
TYPES = """{'MMSI': 'BIGINT', 'BaseDateTime': 'TIMESTAMP', 'LAT': 'DOUBLE', 'LON': 'DOUBLE',
    'SOG': 'FLOAT', 'COG': 'FLOAT', 'Heading': 'SMALLINT',
    'VesselName': 'VARCHAR', 'IMO': 'VARCHAR', 'CallSign': 'VARCHAR', 'VesselType': 'SMALLINT'}"""


def run(b):
    csv, python = b.csv(), b.python("duckdb")
    lake, out = bench.WORK / "lake_ingest", bench.WORK / "duckdb.parquet"
    query = bench.HERE / "inside" / "query.py"
    keys = {name: f"ingest DuckDB, {name}" for name in COLUMNS}
    for _ in range(b.repeat):
        shutil.rmtree(lake, ignore_errors=True)
        b.measure("ingest sillage", b.sillage, "--quiet", "ingest", "--lake", lake, csv)
        for name, columns in COLUMNS.items():
            out.unlink(missing_ok=True)
            b.measure(keys[name], python, query, str(bench.CORES), f"""
                COPY (SELECT {columns} FROM read_csv('{csv}', header = true, columns = {TYPES}) ORDER BY mmsi, t)
                TO '{out}' (FORMAT parquet, COMPRESSION zstd)""")
    ours = {field: b.times("ingest sillage", field) for field in ("seconds", "cpu_seconds", "peak_bytes")}
    for name, key in keys.items():
        for field, word, unit, scale in (("seconds", "wall", "s", 1.0), ("cpu_seconds", "CPU", "s", 1.0),
                                         ("peak_bytes", "peak memory", "MiB", 2**-20)):
            theirs = b.times(key, field)
            digits = 0 if unit == "MiB" else 2
            ratio = min(theirs) / min(ours[field])
            # CPU time has no target: it tells whether wall time was won by threads.
            aimed = field != "cpu_seconds" and name == "all columns"
            b.row("ingest", f"{word} against DuckDB, {name}", bench.best_median(ours[field], unit, scale, digits=digits),
                  bench.best_median(theirs, unit, scale, digits=digits), ratio, ">= 1x" if aimed else "",
                  ratio >= 1 if aimed else None)
    shutil.rmtree(lake, ignore_errors=True)
    out.unlink(missing_ok=True)
