"""What the detectors that look across vessels cost, and that time grows in a straight line with the rows.

The whole analysis beside `--tracks-only`, on the day; then on pieces of the day and, with --days, on several days.
"""

import json
import shutil

from . import bench

MOST = 2.0
PIECES = (1_000_000, 2_000_000, 4_000_000)


def run(b):
    lake = b.lake()
    ours = [b.sillage, "--quiet", "analyze", "--afresh", "--json", "--lake"]
    for _ in range(b.repeat):
        b.measure("detectors tracks only", *ours, lake, "--tracks-only")
        b.measure("detectors all", *ours, lake)
    plain, whole = b.times("detectors tracks only"), b.times("detectors all")
    cost = min(whole) / min(plain)
    b.row("detectors", "tracks only, against the whole analysis", bench.best_median(whole, "s"),
          bench.best_median(plain, "s"), 1 / cost, f">= {1 / MOST:.1f}x", cost <= MOST)
    scaling(b, ours)


def scaling(b, ours):
    """Seconds against rows; a chart of it, and how far the worst point lies from a straight line through the others."""
    points = []
    for rows in PIECES:
        points.append(once(b, ours, piece(b, rows)))
    for days in sorted({1, 3, b.days}) if b.days > 1 else [1]:
        points.append(once(b, ours, b.csv(days)))
    for rows, seconds in points:
        print(f"  {rows / 1e6:6.1f} M rows: {seconds:6.2f} s, {rows / seconds / 1e6:.1f} M rows/s")
    rates = [seconds / rows for rows, seconds in points]
    spread = max(rates) / min(rates)
    b.row("detectors", f"ingest and analyze from {points[0][0] / 1e6:.0f} to {points[-1][0] / 1e6:.0f} M rows: seconds a row",
          f"{min(rates) * 1e6:.2f} to {max(rates) * 1e6:.2f} s/M", "a straight line", 1 / spread, ">= 0.5x", spread <= 2)
    chart = bench.WORK / "scaling.svg"
    chart.write_text(svg(points), encoding="utf-8")
    print(f"  chart: {chart}")


def piece(b, rows):
    """The first so many rows of the day."""
    path = bench.WORK / f"noaa_first_{rows}.csv"
    if not path.exists():
        with open(b.csv(), "rb") as day, open(path.with_suffix(".half"), "wb") as out:
            for n, line in enumerate(day):
                if n > rows:
                    break
                out.write(line)
        path.with_suffix(".half").rename(path)
    return path


def once(b, ours, csv):
    lake = bench.WORK / "lake_scaling"
    shutil.rmtree(lake, ignore_errors=True)
    b.measure(f"scaling ingest {csv.stem}", b.sillage, "--quiet", "ingest", "--json", "--lake", lake, csv)
    done = json.loads(b.measure(f"scaling analyze {csv.stem}", *ours, lake))
    shutil.rmtree(lake, ignore_errors=True)
    return done["reports"], b.times(f"scaling ingest {csv.stem}")[-1] + b.times(f"scaling analyze {csv.stem}")[-1]


def svg(points):
    """Time against rows, both from zero."""
    width, height, left, foot = 640, 360, 60, 50
    most_rows, most_s = max(r for r, _ in points) * 1.05, max(s for _, s in points) * 1.1
    x = lambda rows: left + rows / most_rows * (width - left - 20)
    y = lambda s: height - foot - s / most_s * (height - foot - 20)
    line = " ".join(f"{x(r):.1f},{y(s):.1f}" for r, s in sorted(points))
    dots = "".join(f'<circle cx="{x(r):.1f}" cy="{y(s):.1f}" r="4"/><text x="{x(r) + 6:.1f}" y="{y(s) + 14:.1f}">'
                   f"{r / 1e6:.0f} M: {s:.1f} s</text>" for r, s in points)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
            f'<rect width="{width}" height="{height}" fill="#fff"/><g stroke="#888">'
            f'<path d="M{left},20V{height - foot}H{width - 20}" fill="none"/></g>'
            f'<polyline points="{x(0):.1f},{y(0):.1f} {line}" fill="none" stroke="#0b5d7a" stroke-width="2"/>'
            f'<g fill="#0b5d7a">{dots}</g>'
            f'<text x="{width / 2}" y="{height - 14}" text-anchor="middle">position reports (millions)</text>'
            f'<text x="16" y="{height / 2}" text-anchor="middle" transform="rotate(-90 16 {height / 2})">'
            f"seconds, ingest and analyze</text></svg>\n")
