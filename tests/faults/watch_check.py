#!/usr/bin/env python3
"""Changes a vault in every way while it is watched: each change is read soon, also where the system's watches run out."""
import json
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, message

PATIENCE = 30


class Watcher:
    """A running watch and the lines that it printed."""

    def __init__(self, suite, vault, prefix=()):
        command = [*prefix, suite.binary, "session", "watch", "--format", "jsonl", "--vault", vault]
        self.process = subprocess.Popen(command, env=suite.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.text = b""

    def lines(self):
        self.text += self.process.stdout.read() or b""
        return [json.loads(line) for line in self.text.split(b"\n")[:-1]]

    def sees(self, what):
        """Whether a line that fits comes within the time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if any(what(line) for line in self.lines()):
                return True
            time.sleep(0.05)
        return False

    def forget(self):
        self.lines()
        self.text = self.text.rpartition(b"\n")[2]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def segment(vault, session):
    folder = os.path.join(vault, ".crucible", "sessions", session)
    return os.path.join(folder, next(name for name in os.listdir(folder) if name.endswith(".md")))


def changes(suite, vault, session):
    """Ways in which a session changes, by name, each with what the watch must then tell."""
    def by_hand():
        with open(segment(vault, session), "a", encoding="utf-8") as log:
            log.write("\n## 2030-01-01T00:00:00Z\n\n**User:** by hand\n")

    def replaced():
        path = segment(vault, session)
        with open(path, "rb") as log:
            text = log.read().replace(b"by hand", b"by sed")
        with open(path + "~", "wb") as log:
            log.write(text)
        os.replace(path + "~", path)

    def copied():
        shutil.copytree(os.path.dirname(segment(vault, session)), os.path.join(vault, ".crucible", "sessions", session + "-copy"))

    def removed():
        shutil.rmtree(os.path.join(vault, ".crucible", "sessions", session + "-copy"))

    read = lambda line: line["read"] > 0
    return [("an edit by hand", by_hand, read), ("an editor's save", replaced, read), ("a folder that is copied in", copied, read),
            ("a folder that is removed", removed, lambda line: line["removed"] > 0)]


def check(suite, name, prefix, must_be_limited):
    vault = os.path.join(suite.work, name)
    session = suite.new(vault)
    for _ in range(8):
        suite.new(vault)
    suite.run(vault, "session", "append", session, "--json", text=message("m1", "heron"))
    watcher = Watcher(suite, vault, prefix)
    try:
        suite.check(watcher.sees(lambda line: True), f"{name}: the watch never began")
        if must_be_limited:
            suite.check(watcher.sees(lambda line: line["limited"]), f"{name}: the watch does not say that it is limited")
        for what, change, told in changes(suite, vault, session):
            time.sleep(0.3)
            watcher.forget()
            change()
            suite.check(watcher.sees(told), f"{name}: {what} was not seen in {PATIENCE} s")
        watcher.forget()
    finally:
        watcher.stop()


def main():
    suite = Suite(__doc__)
    check(suite, "watched", (), must_be_limited=False)
    limit = ("unshare", "-Ur", "sh", "-c", 'echo 3 > /proc/sys/user/max_inotify_watches && exec "$@"', "sh")
    can = subprocess.run([*limit, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    if can:
        check(suite, "limited", limit, must_be_limited=True)
    else:
        print("not run: the system's watches cannot be limited here")

    # The check itself: nothing changes, so nothing may be told.
    vault = os.path.join(suite.work, "quiet")
    suite.new(vault)
    watcher = Watcher(suite, vault)
    suite.check(watcher.sees(lambda line: True), "the watch never began")
    watcher.forget()
    time.sleep(2)
    suite.check(not watcher.lines(), "the watch tells of changes that nobody made")
    watcher.stop()
    suite.finish()


main()
