"""NMEA lines to messages on one thread, lines a second.

The real Danish capture, its talkers all AI (some peers take no other), repeated to about 800,000 lines.
"""

import gzip
import json
import os
import subprocess

from . import bench

LINES = 800_000
# The slow ones see fewer lines: a rate is a rate.
PYTHON_PEERS = {"aiscat": LINES, "libais": LINES // 4, "pyais": LINES // 4}
TARGETS = {"ais 0.12": 2.5}


def with_talker_ai(line):
    """The sentence with talker AI and the checksum that goes with it."""
    body = b"AI" + line[3:line.rindex(b"*")]
    checksum = 0
    for c in body:
        checksum ^= c
    return b"!%s*%02X" % (body, checksum)


def inputs(b):
    """The files for the decoders: the VDM lines alone, and the capture as it is."""
    capture = gzip.decompress(b.data("dma_2013-11-12.nmea.gz").read_bytes())
    lines = [with_talker_ai(line.strip()) for line in capture.splitlines() if line[3:6] == b"VDM"]
    vdm, whole = bench.WORK / "vdm.nmea", bench.WORK / "whole.nmea"
    vdm.write_bytes((b"\n".join(lines) + b"\n") * round(LINES / len(lines)))
    whole.write_bytes(capture * round(LINES / capture.count(b"\n")))
    return vdm, whole, lines


def measurements(b, vdm, whole, once):
    """One result a decoder: name, lines, messages, errors, seconds of each round."""
    target = bench.WORK / "target"
    print("building the decoders from crates.io", flush=True)
    built = subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=bench.HERE / "decode", check=False,
                           capture_output=True, env={**os.environ, "CARGO_TARGET_DIR": str(target)})
    if built.returncode != 0:
        raise bench.Skip(f"the decoders cannot be built: {bench.last_line(built.stderr)}")
    done = subprocess.run([target / "release" / "decode", vdm, whole, str(b.repeat)], check=True, stdout=subprocess.PIPE)
    yield from map(json.loads, done.stdout.splitlines())
    for peer, most in PYTHON_PEERS.items():
        try:
            python = b.python(peer)
        except bench.Skip as why:
            b.skip(peer, str(why))
            continue
        few = bench.WORK / f"vdm_{peer}.nmea"
        few.write_bytes((b"\n".join(once) + b"\n") * round(most / len(once)))
        script = bench.HERE / "inside" / "decode.py"
        done = subprocess.run([python, "-W", "ignore", script, peer, few, str(min(b.repeat, 2))], check=False,
                              capture_output=True)
        if done.returncode != 0:
            b.skip(peer, bench.last_line(done.stderr))
            continue
        yield from map(json.loads, done.stdout.splitlines())


def run(b):
    vdm, whole, once = inputs(b)
    ours = None
    for m in measurements(b, vdm, whole, once):
        b.samples[f"decode {m['name']}"] = [m]
        rates = [m["lines"] / s / 1e6 for s in m["seconds"]]
        shown = bench.best_median(rates, "M lines/s", best=max)
        print(f"  {m['name']}: {shown}; {m['messages']:,} messages of {m['lines']:,} lines, {m['errors']:,} errors", flush=True)
        if ours is None:
            ours = m, rates, shown
        elif m["name"].startswith("sillage"):
            b.row("decode", m["name"], shown, "", None)
        else:
            ratio, target = max(ours[1]) / max(rates), TARGETS.get(m["name"])
            b.row("decode", f"against {m['name']}", ours[2], shown, ratio,
                  f">= {target}x" if target else "", ratio >= target if target else None)
