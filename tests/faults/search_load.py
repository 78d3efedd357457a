#!/usr/bin/env python3
"""Eight programs search while the whole index is built anew, over and over, and four programs append.

Every answer must be right, whatever generation of the index was in use: each planted word is found, each time, and no
program ends with an error. What a search costs is printed beside the same searches on the quiet vault, one at a time and
eight at a time, as CPU time and as wall time; that is no check, since neighbours decide it. On few processors eight
programs wait for each other whatever they do: what the builds and appends add is seen beside the eight alone. A word
that was not planted proves the check of answers.
"""
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, all_entries, message

SEARCHERS = 8
WRITERS = 4
SESSIONS = 24
OTHERS = "river stone bridge lantern copper meadow harbour signal orchard velvet timber glacier".split()


class Search:
    """One search as a process of its own: its answer, and what it cost."""

    def __init__(self, suite, vault, word):
        begun = time.monotonic()
        command = [suite.binary, "session", "search", word, "--json", "--fill", "0", "--vault", vault]
        with open(os.devnull, "rb") as nothing:
            process = subprocess.Popen(command, env=suite.environment(), stdin=nothing, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.out = process.stdout.read()
        process.stdout.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.code = process.returncode
        self.cpu = used.ru_utime + used.ru_stime
        self.wall = time.monotonic() - begun

    def finds(self, word):
        if self.code != 0:
            return False
        hits = json.loads(self.out)["hits"]
        return len(hits) > 0 and all(word in hit["snippet"] for hit in hits)


def plant(suite, vault, messages):
    sessions = []
    chance = random.Random(suite.args.seed)
    for number in range(SESSIONS):
        session = suite.new(vault)
        sessions.append(session)
        words = (f"planted{number} " if place == messages // 2 else "" for place in range(messages))
        text = b"".join(message(f"m{place}", word + " ".join(chance.choices(OTHERS, k=60))) for place, word in enumerate(words))
        code, _, err = suite.run(vault, "session", "append", session, "--json", text=text)
        assert code == 0, err
    return sessions


def search(suite, vault, count, wrong, done):
    chance = random.Random(threading.get_ident())
    for _ in range(count):
        word = f"planted{chance.randrange(SESSIONS)}"
        asked = Search(suite, vault, word)
        done.append(asked)
        if not asked.finds(word):
            wrong.append((word, asked.code, asked.out[:300]))


def write(suite, vault, session, writer, over, said, failures):
    number = 0
    while not over.is_set():
        identity = f"late{writer}x{number}"
        code, _, err = suite.run(vault, "session", "append", session, "--json", text=message(identity, f"late{writer}x{number} " + " ".join(OTHERS)))
        if code == 0:
            said.append((session, identity))
        else:
            failures.append((code, err[:300]))
        number += 1


def rebuild(suite, vault, over, built, failures):
    while not over.is_set():
        code, _, err = suite.run(vault, "session", "reindex", "--full")

        # 75: another one builds; nothing else may go wrong.
        if code in (0, 75):
            built.append(code)
        else:
            failures.append((code, err[:300]))


def cost(name, searches):
    cpu = statistics.median(asked.cpu for asked in searches)
    wall = statistics.median(asked.wall for asked in searches)
    print(f"{name}: {len(searches)} searches, CPU {cpu * 1000:.0f} ms, wall {wall * 1000:.0f} ms (medians)")
    return cpu, wall


def together(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    suite = Suite(__doc__)
    vault = os.path.join(suite.work, "vault")
    sessions = plant(suite, vault, 200 if suite.args.ci else 1000)
    wrong, idle, alone, busy, said, built, failures = [], [], [], [], [], [], []
    suite.run(vault, "session", "reindex", "--full")
    suite.check(not Search(suite, vault, "unplanted").finds("unplanted"), "a word that nobody said is found: the check sees nothing")
    search(suite, vault, 16, wrong, idle)

    count = suite.args.count or (6 if suite.args.ci else 25)
    together([threading.Thread(target=search, args=(suite, vault, count, wrong, alone)) for _ in range(SEARCHERS)])

    over = threading.Event()
    others = [threading.Thread(target=rebuild, args=(suite, vault, over, built, failures))]
    others += [threading.Thread(target=write, args=(suite, vault, sessions[w], w, over, said, failures)) for w in range(WRITERS)]
    for thread in others:
        thread.start()
    together([threading.Thread(target=search, args=(suite, vault, count, wrong, busy)) for _ in range(SEARCHERS)])
    over.set()
    for thread in others:
        thread.join()

    suite.check(not wrong, f"{len(wrong)} of {len(idle) + len(alone) + len(busy)} answers are wrong, the first: {wrong[:1]}")
    suite.check(not failures, f"{len(failures)} other calls failed, the first: {failures[:1]}")
    suite.check(built.count(0) > 0 and said, f"nothing went on meanwhile: {len(built)} builds, {len(said)} appends")
    for session in set(session for session, _ in said):
        there = {identity for identity, state, _ in all_entries(vault, session) if state == "whole"}
        lost = {identity for at, identity in said if at == session} - there
        suite.check(not lost, f"{len(lost)} acknowledged messages are not in {session}")
    for session, identity in said[-8:]:
        suite.check(Search(suite, vault, identity).finds(identity), f"{identity} is not found afterwards")
    cpu, wall = cost("one at a time", idle)
    _, alone_wall = cost(f"{SEARCHERS} at a time", alone)
    busy_cpu, busy_wall = cost("loaded", busy)
    print(f"{built.count(0)} full reindexes, {len(said)} appends meanwhile; loaded to one at a time: CPU {busy_cpu / cpu:.2f}, "
          f"wall {busy_wall / wall:.2f}; to {SEARCHERS} at a time: wall {busy_wall / alone_wall:.2f}")
    suite.finish()


main()
