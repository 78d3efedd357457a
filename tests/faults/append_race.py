#!/usr/bin/env python3
"""Many processes append to one session at once: nothing is lost, torn, doubled or out of its writer's order."""
import collections
import json
import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, all_entries, message

WRITERS = 8


def write(suite, vault, session, writer, calls, each, failures):
    for call in range(calls):
        text = b"".join(message(f"w{writer}.{call}.{number}", f"words {writer} {call} {number} " + "x" * (number * 40)) for number in range(each))
        code, out, err = suite.run(vault, "session", "append", session, "--json", text=text)
        if code != 0 or len(json.loads(out)["messages"]) != each:
            failures.append((code, err))


def race(suite, calls, each):
    vault = os.path.join(suite.work, f"race{calls}x{each}")
    session = suite.new(vault)
    failures = []
    threads = [threading.Thread(target=write, args=(suite, vault, session, writer, calls, each, failures)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = all_entries(vault, session)
    counts = collections.Counter(identity for identity, _, _ in found)
    wanted = {f"w{w}.{c}.{n}" for w in range(WRITERS) for c in range(calls) for n in range(each)}
    suite.check(not failures, f"{len(failures)} appends failed, the first: {failures[:1]}")
    suite.check(set(counts) == wanted, f"{len(wanted - set(counts))} of {len(wanted)} lost")
    suite.check(all(state == "whole" for _, state, _ in found), "some are not whole")
    suite.check(max(counts.values()) == 1, "some are doubled")
    for writer in range(WRITERS):
        own = [tuple(map(int, identity[1:].split("."))) for identity, _, _ in found if identity.startswith(f"w{writer}.")]
        suite.check(own == sorted(own), f"writer {writer}: out of order")
    code, out, err = suite.run(vault, "session", "list", "--json")
    suite.check(code == 0 and json.loads(out)["sessions"][0]["messages"] == len(wanted), f"list counts otherwise: {out[:300]} {err[:300]}")
    print(f"{WRITERS} processes x {calls} calls x {each} messages: {len(found)} entries")


def main():
    suite = Suite(__doc__)
    race(suite, 10 if suite.args.ci else 40, 100 if suite.args.ci else 25)
    race(suite, 8 if suite.args.ci else 25, 1)
    suite.finish()


main()
