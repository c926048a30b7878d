"""query.py THREADS SQL: runs one statement in DuckDB and prints its rows as JSON. Runs in the venv."""

import json
import sys

import duckdb

threads, sql = sys.argv[1:]
db = duckdb.connect(config={"threads": int(threads)})
db.execute("SET TimeZone = 'UTC'")
print(json.dumps(db.execute(sql).fetchall()))
