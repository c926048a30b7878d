"""Reads a GeoParquet file with pyarrow, DuckDB and geopandas."""

import json
import sys

import duckdb
import pyarrow.parquet as pq

path = sys.argv[1]
table = pq.read_table(path)
geo = json.loads(pq.read_schema(path).metadata[b"geo"])
assert geo["version"] == "1.1.0" and geo["columns"][geo["primary_column"]]["encoding"] == "WKB", geo
rows = duckdb.sql(f"select feature, count(*) from read_parquet('{path}') group by feature order by feature").fetchall()
assert sum(count for _, count in rows) == table.num_rows, rows
print(rows)

import geopandas

frame = geopandas.read_parquet(path)
assert frame.crs.to_authority() in (("OGC", "CRS84"), ("EPSG", "4326")), frame.crs
shapes = frame.geometry[frame.geometry.notna()]
assert shapes.is_valid.all()
assert set(shapes.geom_type) == set(geo["columns"]["geometry"]["geometry_types"]), set(shapes.geom_type)
box, told = shapes.total_bounds, geo["columns"]["geometry"]["bbox"]
assert all(abs(a - b) < 1e-9 for a, b in zip(box, told)), (box, told)
assert ((frame.xmin.dropna() - shapes.bounds.minx).abs() < 1e-9).all()
print(len(frame), "rows read by geopandas")
