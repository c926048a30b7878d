"""Our gaps against an independent SQL query over the same CSV, row for row.

The query shares nothing with us: it reads the CSV as text, states in words of its own which rows are valid, and finds the
gaps with a window function. Which rows we refused is not told to it; it is compared.
"""

from datetime import datetime
import json
import subprocess

from . import bench

HOURS = 6

# A field is empty, or it must be what its column says. Latitude 91 and longitude 181 are "not available": the ship was heard.
TYPED = """
    SELECT TRY_CAST(trim(MMSI) AS BIGINT) AS mmsi,
           TRY_CAST(trim(BaseDateTime) AS TIMESTAMP) AS t,
           TRY_CAST(nullif(trim(LAT), '') AS DOUBLE) AS lat,
           TRY_CAST(nullif(trim(LON), '') AS DOUBLE) AS lon,
           trim(coalesce(LAT, '')) <> '' AND TRY_CAST(trim(LAT) AS DOUBLE) IS NULL
             OR trim(coalesce(LON, '')) <> '' AND TRY_CAST(trim(LON) AS DOUBLE) IS NULL AS place_unread,
           trim(coalesce(SOG, '')) <> '' AND TRY_CAST(trim(SOG) AS DOUBLE) IS NULL
             OR trim(coalesce(COG, '')) <> '' AND TRY_CAST(trim(COG) AS DOUBLE) IS NULL
             OR trim(coalesce(Heading, '')) <> '' AND TRY_CAST(trim(Heading) AS DOUBLE) IS NULL AS number_unread
    FROM read_csv('{csv}', header = true, all_varchar = true)"""
# In the order in which a row is looked at: a row counts under the first rule that it breaks.
JUDGED = """
    SELECT mmsi, t, CASE
        WHEN t IS NULL THEN 'bad_time'
        WHEN t < TIMESTAMP '1990-01-01' OR t > now()::TIMESTAMP + INTERVAL 1 DAY THEN 'time_out_of_range'
        WHEN mmsi IS NULL OR mmsi NOT BETWEEN 1 AND 999999999 THEN 'bad_mmsi'
        WHEN place_unread OR NOT (lat IS NULL OR lon IS NULL OR lat = 91 OR lon = 181 OR abs(lat) <= 90 AND abs(lon) <= 180)
            THEN 'bad_position'
        WHEN number_unread THEN 'bad_field'
        END AS broken
    FROM typed"""
COUNTS = "WITH typed AS ({typed}), judged AS ({judged}) SELECT broken, count(*) FROM judged GROUP BY broken"
GAPS = """
    WITH typed AS ({typed}), judged AS ({judged}),
    pairs AS (SELECT mmsi, lag(t) OVER (PARTITION BY mmsi ORDER BY t) AS before, t AS after FROM judged WHERE broken IS NULL)
    SELECT mmsi, epoch_ms(before), epoch_ms(after) FROM pairs
    WHERE epoch_ms(after) - epoch_ms(before) > {hours} * 3600 * 1000"""


def millis(moment):
    """Milliseconds of the epoch of an RFC 3339 moment."""
    return round(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp() * 1000)


def ask(b, sql, csv):
    query = sql.format(typed=TYPED.format(csv=csv), judged=JUDGED, hours=HOURS)
    done = subprocess.run([b.python("duckdb"), bench.HERE / "inside" / "query.py", str(bench.CORES), query], check=True,
                          stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def show_refusals(ours, theirs):
    print("  rows refused, by the first rule they break: ours, SQL")
    for reason in sorted(ours.keys() | theirs.keys()):
        mark = "" if ours.get(reason, 0) == theirs.get(reason, 0) else "   <- differ"
        print(f"    {reason}: {ours.get(reason, 0):,}, {theirs.get(reason, 0):,}{mark}")


def run(b):
    csv, lake = b.csv(), b.lake()
    [source] = b.sillage_json("sources", "--lake", lake, "--json")
    refused = {r["reason"]: r["lines"] for r in source["refused_by"]}
    counts = {broken: n for broken, n in ask(b, COUNTS, csv)}
    valid = counts.pop(None, 0)
    show_refusals(refused, counts)
    print(f"  rows taken: {source['positions']:,}, {valid:,}")
    if (refused, source["positions"]) != (counts, valid):
        b.wrong = True

    events = b.sillage_json("events", "--lake", lake, "--kind", "gap", "--json")
    ours = sorted((e["mmsi"], millis(e["detail"]["gap"]["begin"]), millis(e["detail"]["gap"]["end"])) for e in events)
    theirs = sorted(map(tuple, ask(b, GAPS, csv)))
    lacking, more = sorted(set(theirs) - set(ours)), sorted(set(ours) - set(theirs))
    print(f"  gaps over {HOURS} h: {len(ours):,}, {len(theirs):,}")
    for word, rows in (("only in SQL", lacking), ("only ours", more)):
        for mmsi, begin, end in rows[:20]:
            print(f"    {word}: MMSI {mmsi}, {begin} to {end} ms")
        if len(rows) > 20:
            print(f"    {word}: and {len(rows) - 20:,} more")
    b.wrong |= ours != theirs
    same = f"{len(lacking) + len(more)} differ"
    b.row("gaps", f"over {HOURS} h, row for row", f"{len(ours):,} gaps", f"{len(theirs):,} gaps, {same}", None, "equal",
          ours == theirs)
    b.row("gaps", "rows refused and taken", f"{sum(refused.values()):,} + {source['positions']:,}",
          f"{sum(counts.values()):,} + {valid:,}", None, "equal", (refused, source["positions"]) == (counts, valid))
