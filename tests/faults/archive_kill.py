#!/usr/bin/env python3
"""Kills archiving and restoring at random moments: each session stays whole in the vault, in the archive, or in both alike."""
import hashlib
import os
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, message

SESSIONS = 12


def contents(folder):
    """The files of each session below a folder, as one checksum a session."""
    found = {}
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        session = os.path.join(folder, name)
        if name.startswith(".") or not os.path.isdir(session):
            continue
        sums = []
        for path, _, files in os.walk(session):
            for file in files:
                with open(os.path.join(path, file), "rb") as stream:
                    sums.append((os.path.relpath(os.path.join(path, file), session), hashlib.sha256(stream.read()).hexdigest()))
        found[name] = str(sorted(sums))
    return found


class Places:
    """A vault and an archive on two file systems, and what each session was at first."""

    def __init__(self, suite):
        self.suite = suite
        self.disk = tempfile.mkdtemp(prefix="cru-archive-")
        self.vault = os.path.join(self.disk, "vault")
        self.archive = os.path.join(suite.work, "archive")
        if os.stat(self.disk).st_dev == os.stat(suite.work).st_dev:
            print("not run: the vault and the archive lie on one file system here")
        for number in range(SESSIONS):
            session = suite.new(self.vault)
            text = b"".join(message(f"m{number}.{i}", f"heron {i} " + "y" * suite.random.randrange(40_000)) for i in range(20))
            code, _, err = suite.run(self.vault, "session", "append", session, "--json", text=text)
            assert code == 0, err
        self.sessions = os.path.join(self.vault, ".crucible", "sessions")
        self.first = contents(self.sessions)

    def faults(self):
        """What is wrong with the places of the sessions now."""
        here, there = contents(self.sessions), contents(self.archive)
        for session, whole in self.first.items():
            held = [place[session] for place in (here, there) if session in place]
            if not held:
                yield f"{session} is nowhere"
            elif any(copy != whole for copy in held):
                yield f"{session} is not what it was"
        for session in (here.keys() | there.keys()) - self.first.keys():
            yield f"{session} appeared"


def command(places, archives):
    if archives:
        return ["session", "cleanup", "--older-than", "1m", "--archive", places.archive, "--yes"]
    return ["session", "restore", "--all", "--from", places.archive, "--yes"]


def killed_run(suite, places, archives, longest):
    process = suite.start(places.vault, *command(places, archives), env=suite.environment(CRU_NOW="2100-01-01T00:00:00Z"))
    process.stdin.close()
    try:
        process.wait(timeout=suite.random.uniform(0, longest))
    except Exception:
        os.kill(process.pid, signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    process.stdout.close()
    process.stderr.close()
    return killed


def finished_run(suite, places, archives):
    begun = time.monotonic()
    code, _, err = suite.run(places.vault, *command(places, archives), env=suite.environment(CRU_NOW="2100-01-01T00:00:00Z"))
    suite.check(code == 0, f"run again it ends with {code}: {err}")
    full, empty = (places.archive, places.sessions) if archives else (places.sessions, places.archive)
    suite.check(contents(full) == places.first and not contents(empty), "run again it did not move everything")
    shutil.rmtree(os.path.join(places.vault, ".crucible", "trash"), ignore_errors=True)
    shutil.rmtree(os.path.join(places.archive, ".crucible", "trash"), ignore_errors=True)
    return time.monotonic() - begun


def main():
    suite = Suite(__doc__)
    places = Places(suite)
    wanted = suite.args.count or (40 if suite.args.ci else 300)
    end = time.monotonic() + (suite.args.seconds or (60 if suite.args.ci else 900))
    longest = 1.2 * finished_run(suite, places, archives=True)
    archives = False
    kills = moved = runs = 0
    while kills < wanted and time.monotonic() < end:
        runs += 1
        before = len(contents(places.sessions))
        kills += killed_run(suite, places, archives, longest)
        moved += len(contents(places.sessions)) != before
        faults = list(places.faults())
        suite.check(not faults, "; ".join(faults))
        if suite.random.random() < 0.4:
            finished_run(suite, places, archives)
            archives = not archives
    print(f"{kills} kills in {runs} runs, {moved} of which moved a session or more")
    suite.check(kills > 0, "no process was killed")

    # The check itself: a file that is cut short must be seen.
    victim = next(os.path.join(path, file) for place in (places.sessions, places.archive) for path, _, files in os.walk(place)
                  for file in files if file.endswith(".md") and ".crucible" not in os.path.relpath(path, place))
    os.truncate(victim, 100)
    suite.check(any("is not what it was" in fault for fault in places.faults()), "a file that was cut short was not seen")
    shutil.rmtree(places.disk, ignore_errors=True)
    suite.finish()


main()
