"""What the tasks share: the program, the peers, the input, measuring, and the table at the end."""

import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[1]
ROOT = HERE.parents[1]
WORK = HERE / ".work"
PYTHON = WORK / "venv" / "bin" / "python"
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


class Skip(Exception):
    """Why a task or a peer is left out."""


class Bench:
    def __init__(self, shared, days, repeat, sillage=None):
        self.shared, self.days, self.repeat = shared, days, repeat
        self.rows, self.samples, self.skipped, self.versions = [], {}, [], {}
        self.wrong = False
        self._sillage, self._lake = sillage, None
        WORK.mkdir(exist_ok=True)

    # -- what is compared

    @property
    def sillage(self):
        """Our program, built when the first task asks for it."""
        if self._sillage is None:
            print("building sillage (release)", flush=True)
            build = ["cargo", "build", "--release", "--quiet", "--package", "sillage"]
            if subprocess.run(build, cwd=ROOT, check=False).returncode != 0:
                sys.exit("sillage does not build; see above")
            metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"],
                                      cwd=ROOT, check=True, capture_output=True).stdout
            self._sillage = pathlib.Path(json.loads(metadata)["target_directory"]) / "release" / "sillage"
        return self._sillage

    def python(self, *packages):
        """Makes sure that the venv has these packages; without one of them, Skip."""
        if not PYTHON.exists():
            try:
                subprocess.run([sys.executable, "-m", "venv", WORK / "venv"], check=True, capture_output=True)
            except subprocess.CalledProcessError as e:
                raise Skip(f"no venv: {last_line(e.stderr or e.stdout)}") from e
        for package in packages:
            if package in self.versions:
                continue
            pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
            show = subprocess.run([*pip, "show", package], capture_output=True, text=True, check=False)
            if show.returncode != 0:
                print(f"installing {package}", flush=True)
                done = subprocess.run([*pip, "install", "--quiet", package], capture_output=True, text=True, check=False)
                if done.returncode != 0:
                    raise Skip(f"pip install {package}: {last_line(done.stderr)}")
                show = subprocess.run([*pip, "show", package], capture_output=True, text=True, check=True)
            self.versions[package] = next(x.split()[1] for x in show.stdout.splitlines() if x.startswith("Version:"))
        return PYTHON

    # -- the input

    def data(self, name):
        path = self.shared / "ais" / name
        if not path.exists():
            raise Skip(f"{path} is not there; see --shared")
        return path

    def csv(self, days=1):
        """The NOAA day as NOAA's CSV, kept from run to run."""
        script, _ = self.data("noaa_csv.py"), self.data("noaa_2020-01-01.parquet")
        path = WORK / f"noaa_{days}.csv"
        if not path.exists():
            print(f"writing {path.name}", flush=True)
            half = path.with_suffix(".half")
            subprocess.run([self.python("pyarrow"), script, half, "--days", str(days)], check=True)
            half.rename(path)
        with open(path, "rb") as file:
            while file.read(1 << 24):  # Into the page cache, for both sides alike.
                pass
        return path

    def lake(self):
        """A lake of the NOAA day, ingested and analysed in this run."""
        if self._lake is None:
            self._lake = WORK / "lake"
            shutil.rmtree(self._lake, ignore_errors=True)
            for args in (["ingest", self.csv()], ["analyze"]):
                self.sillage_json(args[0], "--lake", self._lake, "--json", *args[1:])
        return self._lake

    # -- measuring

    def sillage_json(self, *args):
        """Our program's JSON lines."""
        done = subprocess.run([self.sillage, "--quiet", *map(str, args)], check=True, stdout=subprocess.PIPE)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def measure(self, key, *command):
        """Runs a command in a process of its own and remembers time and memory under `key`."""
        report = WORK / "child.json"
        child = [sys.executable, "-S", HERE / "tasks" / "child.py", report, *command]
        done = subprocess.run([str(c) for c in child], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise subprocess.CalledProcessError(done.returncode, [str(c) for c in command], done.stdout, done.stderr)
        sample = json.loads(report.read_text())
        self.samples.setdefault(key, []).append(sample)
        print(f"  {key}: {sample['seconds']:.2f} s, CPU {sample['cpu_seconds']:.2f} s, "
              f"peak {sample['peak_bytes'] / 2**20:,.0f} MiB", flush=True)
        return done.stdout

    def times(self, key, field="seconds"):
        return [sample[field] for sample in self.samples[key]]

    # -- saying it

    def skip(self, name, why):
        self.skipped.append((name, why))
        print(f"skipped: {name} ({why})", flush=True)

    def fail(self, name, error):
        self.wrong = True
        command = " ".join(str(c) for c in error.cmd)
        print(f"FAILED: {name}: exit code {error.returncode} of {command[:200]}: {last_line(error.stderr)}", flush=True)

    def row(self, task, what, ours, peer, ratio, target="", met=None):
        self.rows.append({"task": task, "what": what, "ours": ours, "peer": peer, "ratio": ratio, "target": target, "met": met})

    def summary(self):
        print(f"\n== summary: {CORES} cores, {platform.machine()}, repeat {self.repeat}; "
              "the ratios are of the best runs, in our favour where above 1")
        met = {None: "", True: "yes", False: "NO"}
        ratio = lambda r: "" if r is None else f"{r:.2f}x" if r < 10 else f"{r:,.0f}x"
        lines = [["task", "what", "ours", "peer", "ratio", "target", "met?"]]
        lines += [[r["task"], r["what"], r["ours"], r["peer"], ratio(r["ratio"]), r["target"], met[r["met"]]] for r in self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
        lines.insert(1, ["-" * w for w in widths])
        for line in lines:
            print("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip())
        for name, why in self.skipped:
            print(f"skipped: {name} ({why})")
        if self.versions:
            print("peers: " + ", ".join(f"{k} {v}" for k, v in sorted(self.versions.items())))
        if self.wrong:
            print("WRONG: a task failed, or our answer is not the peer's; see above")

    def write_json(self, path):
        path.write_text(json.dumps({
            "when": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "machine": {"cores": CORES, "arch": platform.machine(), "system": platform.system()},
            "repeat": self.repeat, "days": self.days, "versions": self.versions, "wrong": self.wrong,
            "summary": self.rows, "samples": self.samples,
            "skipped": [{"name": name, "why": why} for name, why in self.skipped],
        }, indent=1) + "\n")


def last_line(text):
    if isinstance(text, bytes):
        text = text.decode(errors="replace")
    lines = (text or "").strip().splitlines()
    return lines[-1][:200] if lines else "no message"


def best_median(values, unit, scale=1.0, best=min, digits=2):
    """`best (median)` of the samples."""
    return f"{best(values) * scale:,.{digits}f} ({statistics.median(values) * scale:,.{digits}f}) {unit}"
