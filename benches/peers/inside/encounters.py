"""encounters.py SOURCE POSITIONS: Global Fishing Watch's encounter classes on a CSV, without Beam's runner, as JSON. Runs in the venv.

SOURCE is the folder `src` of GlobalFishingWatch/pipe-encounters. Each class does its own work, in the order of its pipeline; only the
grouping between them, which Beam does, is done here by a dict.
"""

import collections
import csv
import datetime
import json
import sys
import time

sys.path.insert(0, sys.argv[1])
from pipe_encounters.objects.record import Record  # noqa: E402
from pipe_encounters.transforms.compute_adjacency import ComputeAdjacency  # noqa: E402
from pipe_encounters.transforms.compute_encounters import ComputeEncounters  # noqa: E402
from pipe_encounters.transforms.merge_encounters import MergeEncounters  # noqa: E402
from pipe_encounters.transforms.resample import Resample  # noqa: E402
from pipe_encounters.transforms.sort_by_time import SortByTime  # noqa: E402

MAX_KM, MIN_MINUTES, MERGE_HOURS = 0.5, 30, 4

vessels = collections.defaultdict(list)
with open(sys.argv[2], newline="", encoding="ascii") as file:
    for row in csv.DictReader(file):
        t = datetime.datetime.fromtimestamp(int(row["t"]), datetime.timezone.utc)
        vessels[row["mmsi"]].append(
            Record(row["mmsi"], t, float(row["lat"]), float(row["lon"]), float(row["sog"]), float(row["cog"])))

begin = time.perf_counter()
# Not beyond the first and the last report of a ship: we do not guess there.
resample, ordered = Resample(increment_s=600.0, max_gap_s=3600.0, extrapolate=False), SortByTime()
by_time = collections.defaultdict(list)
for item in vessels.items():
    for sample in resample.resample(ordered.sort_and_uniquify_by_time(item)):
        by_time[sample.timestamp].append(sample)
resampled = time.perf_counter()
adjacency = ComputeAdjacency(MAX_KM)
by_vessel = collections.defaultdict(list)
for item in sorted(by_time.items()):
    for annotated in adjacency.annotate_adjacency(item):
        by_vessel[annotated.id].append(annotated)
adjacent = time.perf_counter()
encounters, merge = ComputeEncounters(MAX_KM, MIN_MINUTES), MergeEncounters(MERGE_HOURS)
by_pair = collections.defaultdict(list)
for item in by_vessel.items():
    for raw in encounters.compute_encounters(encounters.sort_by_time(item)):
        # Their merging takes vessel and segment; here a vessel is one segment.
        one, two = raw.vessel_1_seg_id, raw.vessel_2_seg_id
        key, raw = merge.key_by_ordered_id(raw._replace(vessel_1_seg_id=(one, one), vessel_2_seg_id=(two, two)))
        by_pair[key].append(raw)
met = [e for item in by_pair.items() for e in merge.merge_encounters(item)]
done = time.perf_counter()

step = lambda t: int(t.timestamp()) // 600
print(json.dumps({
    "positions": sum(map(len, vessels.values())), "samples": sum(map(len, by_time.values())),
    "resample": resampled - begin, "adjacency": adjacent - resampled, "encounters": done - adjacent, "seconds": [done - begin],
    "runs": sorted([int(e.vessel_1_id), int(e.vessel_2_id), step(e.start_time), step(e.end_time)] for e in met),
}))
