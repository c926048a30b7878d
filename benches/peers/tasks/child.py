"""child.py REPORT COMMAND...: runs one command and writes its wall time, CPU time and peak memory to REPORT as JSON.

A process of its own, and a small one: on Linux a child's peak begins with the size of the process that started it.
"""

import json
import os
import sys
import time


def main():
    report, command = sys.argv[1], sys.argv[2:]
    begin = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - begin
    with open(report, "w", encoding="ascii") as out:
        json.dump({
            "seconds": seconds,
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            # Linux counts KiB, macOS bytes.
            "peak_bytes": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }, out)
    sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)


main()
