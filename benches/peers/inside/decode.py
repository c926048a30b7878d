"""decode.py PEER FILE ROUNDS: a Python decoder on the lines of a file, as one JSON object a line. Runs in the venv."""

import json
import sys
import time


def pyais(data):
    from pyais import IterMessages
    messages = errors = 0
    for sentence in IterMessages(data.splitlines()):
        try:
            sentence.decode()
            messages += 1
        except Exception:  # pylint: disable=broad-except  (its own errors have no common base)
            errors += 1
    return messages, errors


def libais(data):
    import ais.stream
    errors = []
    lines = iter(data.decode("ascii").splitlines())
    messages = sum(1 for _ in ais.stream.decode(lines, errorcb=lambda e, *_, **__: errors.append(None)))
    return messages, len(errors)


def aiscat(form):
    def decode(data):
        from aiscat import Decoder
        decoder = Decoder(format=form)
        messages = 0
        for at in range(0, len(data), 65_536):
            decoder.feed(data[at:at + 65_536])
            while decoder.next() is not None:
                messages += 1
        return messages, 0
    return decode


PEERS = {
    "pyais": [("pyais", pyais)],
    "libais": [("libais", libais)],
    "aiscat": [("aiscat, dictionaries", aiscat("dictionary")), ("aiscat, JSON bytes", aiscat("json"))],
}

peer, path, rounds = sys.argv[1:]
with open(path, "rb") as file:
    DATA = file.read()
for name, decode in PEERS[peer]:
    seconds = []
    for _ in range(int(rounds)):
        begin = time.perf_counter()
        messages, errors = decode(DATA)
        seconds.append(time.perf_counter() - begin)
    print(json.dumps({"name": name, "lines": DATA.count(b"\n"), "messages": messages, "errors": errors, "seconds": seconds}))
