#!/usr/bin/env python3
"""Processes that write the index side by side, and kills while it is written: the answers stay those of the files."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, message

QUERIES = ["heron", "egret falcon", '"grey heron"', "role:user", "-heron falcon", "kest*"]
BIRDS = ["heron", "egret", "falcon", "osprey", "kestrel", "grey heron"]


def answer(suite, vault, query, **more):
    command = ["session", "search", "--json", "--limit", "50", "--vault", vault, "--", query]
    done = subprocess.run([suite.binary, *command], env=suite.environment(**more), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    code, out, err = done.returncode, done.stdout, done.stderr
    try:
        document = json.loads(out)
    except ValueError:
        return f"{code}: no JSON: {out[:200]} {err[:300]}"
    for name in ("took_ms", "index", "vault"):
        document.pop(name, None)
    return f"{code} {json.dumps(document, sort_keys=True)}"


def compare(suite, vault, what):
    for query in QUERIES:
        right, told = answer(suite, vault, query, CRU_ENGINE="scan"), answer(suite, vault, query)
        suite.check(told == right, f"{what}: {query}: the files say {right[:300]}, the index {told[:300]}")


def state(suite, vault):
    code, out, err = suite.run(vault, "session", "search", "heron", "--json")
    try:
        return json.loads(out)["index"]
    except ValueError:
        return {"state": f"{code} {out[:200]} {err[:300]}"}


def texts(suite, tag, count):
    return b"".join(message(f"{tag}.{i}", f"The {suite.random.choice(BIRDS)} sat on a {suite.random.choice(BIRDS)}, {tag} {i}") for i in range(count))


def appended(suite, vault, session, tag, count):
    process = suite.start(vault, "session", "append", session, "--json")
    process.stdin.write(texts(suite, tag, count))
    process.stdin.close()
    process.stdin = None
    return process


def ended(suite, process, what, codes=(0,)):
    out, err = process.communicate()
    suite.check(process.returncode in codes, f"{what}: {process.returncode} {out[:200]} {err[:300]}")


def two_writers(suite, tries):
    """Two processes append, two more ask (and so catch up) and one builds anew, all at once."""
    for number in range(tries):
        vault = os.path.join(suite.work, "two")
        sessions = [suite.new(vault) for _ in range(2)]
        for round_ in range(3):
            writers = [appended(suite, vault, session, f"{number}.{round_}.{i}", 5) for i, session in enumerate(sessions)]
            askers = [suite.start(vault, "session", "search", "heron", "--json") for _ in range(2)]
            builder = suite.start(vault, "session", "reindex", "--full") if round_ == 1 else None
            for process in writers:
                ended(suite, process, "append")
            for process in askers:
                ended(suite, process, "search", (0, 1))
            if builder:
                ended(suite, builder, "reindex", (0, 75))
        code, out, err = suite.run(vault, "session", "search", "sat", "--json")
        total = json.loads(out)["total"] if code == 0 else f"{code} {err[:200]}"
        suite.check(total == 30, f"try {number}: of 30 messages {total} are found")
        compare(suite, vault, f"try {number}")
        shutil.rmtree(vault)


def kills(suite, count):
    """kill -9 at random moments of appends, catching up, and builds."""
    vault = os.path.join(suite.work, "kills")
    sessions = [suite.new(vault) for _ in range(4)]
    for session in sessions:
        ended(suite, appended(suite, vault, session, f"first.{session}", 20), "append")
    begun = time.monotonic()
    suite.run(vault, "session", "reindex", "--full")
    whole = time.monotonic() - begun
    hit = 0
    for number in range(count):
        kind = number % 3
        if kind == 1:
            # The files change behind the index's back, so that a question has something to read.
            for folder, _, names in os.walk(os.path.join(vault, ".crucible", "sessions")):
                for name in names:
                    os.utime(os.path.join(folder, name))
            process = suite.start(vault, "session", "search", "heron", "--json")
        elif kind == 2:
            process = suite.start(vault, "session", "reindex", "--full")
        else:
            process = appended(suite, vault, suite.random.choice(sessions), f"k{number}", 5)
        time.sleep(suite.random.uniform(0.02, 1.1 * whole))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            hit += 1
        process.communicate()
        told = state(suite, vault)
        suite.check(told.get("state") == "fresh", f"kill {number}: the index is {told}")
        compare(suite, vault, f"kill {number}")
    print(f"{hit} of {count} processes were killed before they ended")


def control(suite):
    """A question that is not asked as the files are is noticed."""
    vault = os.path.join(suite.work, "kills")
    suite.check(answer(suite, vault, "heron") != answer(suite, vault, "falcon", CRU_ENGINE="scan"), "another answer is not noticed")


def main():
    suite = Suite(__doc__)
    two_writers(suite, 2 if suite.args.ci else 20)
    kills(suite, 6 if suite.args.ci else suite.args.count or 50)
    control(suite)
    suite.finish()


main()
