"""Peak memory of ingest and analyze, for one day and for --days.

The day is repeated with the dates moved on, so that the vessels stay the same, as in a real month.
"""

import shutil

from . import bench

GIB = 2**30
LIMITS = {1: 1, 10: 2}


def run(b):
    for days in sorted({1, b.days}):
        csv, lake = b.csv(days), bench.WORK / "lake_memory"
        shutil.rmtree(lake, ignore_errors=True)
        key = f"memory {days} day{'s' if days > 1 else ''}"
        b.measure(f"{key}, ingest", b.sillage, "--quiet", "ingest", "--lake", lake, csv)
        b.measure(f"{key}, analyze", b.sillage, "--quiet", "analyze", "--lake", lake)
        # Beyond ten days the limit of ten holds: memory is not to grow with the days.
        limit = min((n for n in LIMITS if n >= days), default=max(LIMITS))
        for step in ("ingest", "analyze"):
            [sample] = b.samples[f"{key}, {step}"]
            b.row("memory", f"{step}, {days} day{'s' if days > 1 else ''}",
                  f"{sample['peak_bytes'] / GIB:.2f} GiB, {sample['seconds']:.1f} s", "", None, f"< {LIMITS[limit]} GiB",
                  sample["peak_bytes"] < LIMITS[limit] * GIB)
        shutil.rmtree(lake, ignore_errors=True)
