#!/usr/bin/env python3
"""Two copies of a vault, changed on both sides, come together by git, by conflict copies, by rsync: nothing lost, nothing doubled."""
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, message

HERE, THERE = "tern-4k2q", "wren-7m3p"
WORDS = "What {} says:\n\n## no heading\n<<<<<<< no marker either\n=======\nend of {}."


class Copies:
    """A session in two copies of one vault, and what was said on either side."""

    def __init__(self, suite, name, writers=(HERE, THERE)):
        self.suite, self.writers = suite, writers
        self.here, self.there = os.path.join(suite.work, name, "here"), os.path.join(suite.work, name, "there")
        self.session = suite.new(self.here)
        self.said = []
        self.say(0, "o1", "o2")

    def say(self, side, *ids):
        vault = (self.here, self.there)[side]
        for name in ids:
            code, _, err = self.suite.run(
                vault, "session", "append", self.session, "--json", text=message(name, WORDS.format(name, name)),
                env=self.suite.environment() | {"CRU_WRITER": self.writers[side]})
            self.suite.check(code == 0, f"append of {name}: {err}")
            self.said.append(name)

    def git(self, vault, *arguments, may_fail=False):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", *arguments]
        done = subprocess.run(command, cwd=vault, capture_output=True, check=False)
        assert may_fail or done.returncode == 0, done.stderr
        return done

    def begin_git(self):
        self.git(self.here, "init", "-q", "-b", "main")
        self.commit(self.here)
        subprocess.run(["git", "clone", "-q", self.here, self.there], check=True, capture_output=True)

    def commit(self, vault):
        self.git(vault, "add", "-A")
        self.git(vault, "commit", "-q", "-m", "x")

    def pull(self):
        """Takes over what was said there; the exit code of the merge."""
        self.commit(self.there)
        self.commit(self.here)
        return self.git(self.here, "pull", "-q", "--no-rebase", "--no-edit", self.there, "main", may_fail=True).returncode

    def folder(self, vault):
        return os.path.join(vault, ".crucible", "sessions", self.session)

    def faults(self, vault):
        """What is wrong with the session as the vault shows it: lost, doubled, changed, or of nobody."""
        code, out, err = self.suite.run(vault, "session", "show", self.session, "--format", "jsonl")
        if code != 0:
            return [f"show ends with {code}: {err}"]
        shown = [json.loads(line) for line in out.splitlines()]
        ids = [line["id"] for line in shown]
        faults = [f"{name} is shown {ids.count(name)} times" for name in self.said if ids.count(name) != 1]
        faults += [f"{name} was said by nobody" for name in ids if name not in self.said]
        for line in shown:
            text = "".join(part.get("text") or "" for part in line["parts"])
            if text != WORDS.format(line["id"], line["id"]):
                faults.append(f"{line['id']} says {text!r}")
        code, out, _ = self.suite.run(vault, "session", "search", "says", "--json", "--limit", "100")
        found = {hit["message_id"] for hit in json.loads(out)["hits"]}
        faults += [f"{name} is not found" for name in self.said if name not in found]
        return faults

    def check(self, vault, what):
        faults = self.faults(vault)
        self.suite.check(not faults, f"{what}: {'; '.join(faults)}")


def two_writers_by_git(suite):
    copies = Copies(suite, "git-two")
    copies.begin_git()
    copies.say(1, "b1", "b2")
    copies.say(0, "a1", "a2")
    suite.check(copies.pull() == 0, "two machines that appended to one session conflict")
    copies.check(copies.here, "two machines, merged")
    copies.say(0, "a3")
    copies.say(1, "b3")
    suite.check(copies.pull() == 0, "the second merge conflicts")
    copies.check(copies.here, "two machines, merged twice")


def one_writer_by_git(suite):
    """The same writer's name on both sides, as in a copied home: git leaves its markers in the log."""
    copies = Copies(suite, "git-one", (HERE, HERE))
    copies.begin_git()
    copies.say(1, "b1", "b2")
    copies.say(0, "a1", "a2")
    suite.check(copies.pull() != 0, "git was to leave conflict markers")
    names = os.listdir(copies.folder(copies.here))
    marked = any(b"<<<<<<< " in open(os.path.join(copies.folder(copies.here), name), "rb").read() for name in names)
    suite.check(marked, "there are no markers to be read")
    copies.check(copies.here, "one writer on two machines, with git's markers")
    copies.say(0, "a3")
    copies.check(copies.here, "and an append after that")


def checkout_by_git(suite):
    copies = Copies(suite, "git-checkout")
    copies.begin_git()
    copies.say(0, "a1")
    copies.commit(copies.here)
    copies.check(copies.here, "before the checkout")
    copies.git(copies.here, "checkout", "-q", "HEAD~1")
    later, copies.said = copies.said, copies.said[:2]
    copies.check(copies.here, "an older state checked out")
    copies.git(copies.here, "checkout", "-q", "main")
    copies.said = later
    copies.check(copies.here, "the newer state again")


def conflict_copies(suite):
    """Syncthing keeps the loser of a conflict beside the winner."""
    copies = Copies(suite, "syncthing", (HERE, HERE))
    shutil.copytree(copies.here, copies.there)
    copies.say(1, "b1", "b2")
    copies.say(0, "a1")
    for name in os.listdir(copies.folder(copies.there)):
        if name.endswith(".md"):
            beside = name[:-3] + ".sync-conflict-20260101-101112-ABCDEFG.md"
            shutil.copy2(os.path.join(copies.folder(copies.there), name), os.path.join(copies.folder(copies.here), beside))
    copies.check(copies.here, "a conflict copy beside the log")
    copies.say(0, "a2")
    copies.check(copies.here, "and an append after that")


def both_ways_by_rsync(suite):
    if not shutil.which("rsync"):
        print("not run: rsync is missing")
        return
    copies = Copies(suite, "rsync")
    sync = lambda source, target: subprocess.run(
        ["rsync", "-a", "--update", "--exclude=/.crucible/index", "--exclude=/.crucible/locks", "--exclude=/.crucible/tmp", source + "/", target + "/"], check=True)
    sync(copies.here, copies.there)
    copies.say(1, "b1", "b2")
    copies.say(0, "a1")
    for source, target in ((copies.here, copies.there), (copies.there, copies.here)):
        sync(source, target)
    for vault in (copies.here, copies.there):
        copies.check(vault, "both ways by rsync")


def proves_itself(suite):
    """A union merge, which git's own setting for the vault forbids, weaves entries into each other: that must be seen."""
    copies = Copies(suite, "seeded")
    path = next(os.path.join(copies.folder(copies.here), name) for name in os.listdir(copies.folder(copies.here)) if name.endswith(".md"))
    with open(path, "rb") as log:
        text = log.read()
    with open(path, "wb") as log:
        log.write(re.sub(rb"(?m)^.*end of o2\..*\n", b"", text))
    suite.check(any("o2" in fault for fault in copies.faults(copies.here)), "a line that was lost is not seen")


def main():
    suite = Suite(__doc__)
    if shutil.which("git"):
        two_writers_by_git(suite)
        one_writer_by_git(suite)
        checkout_by_git(suite)
    else:
        print("not run: git is missing")
    conflict_copies(suite)
    both_ways_by_rsync(suite)
    proves_itself(suite)
    suite.finish()


main()
