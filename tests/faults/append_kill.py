#!/usr/bin/env python3
"""Kills appends at random moments: what was acknowledged is there and whole, and the next append works."""
import json
import os
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, all_entries, message

MESSAGES = 400


def round_of(suite, vault, session, number, longest):
    """One append of many messages that is killed; the ids it acknowledged."""
    ids = [f"k{number}.{i}" for i in range(MESSAGES)]
    process = suite.start(vault, "session", "append", session, "--json")
    begun = time.monotonic()
    try:
        process.stdin.write(b"".join(message(i, f"words of {i} " + "y" * 500) for i in ids))
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdin = None
    delay = suite.random.uniform(0, longest)
    try:
        process.wait(timeout=max(0.0, delay - (time.monotonic() - begun)))
    except Exception:
        os.kill(process.pid, signal.SIGKILL)
    out = process.stdout.read()
    killed = process.wait() == -signal.SIGKILL
    process.stderr.close()
    acknowledged = [m["message_id"] for m in json.loads(out)["messages"]] if out.endswith(b"}\n") else []
    return killed, acknowledged


def main():
    suite = Suite(__doc__)
    vault = os.path.join(suite.work, "kill")
    session = suite.new(vault)
    begun = time.monotonic()
    suite.run(vault, "session", "append", session, "--json", text=message("first", "one"))
    longest = 2.5 * (time.monotonic() - begun)
    wanted = suite.args.count or (60 if suite.args.ci else 300)
    box = suite.args.seconds or (60 if suite.args.ci else 600)
    kills = rounds = 0
    promised = {"first"}
    end = time.monotonic() + box
    while kills < wanted and time.monotonic() < end:
        rounds += 1
        killed, acknowledged = round_of(suite, vault, session, rounds, longest)
        kills += killed
        promised.update(acknowledged)
        if rounds % 20 == 0:
            session_check(suite, vault, session, promised, rounds)
            session, promised = suite.new(vault), set()
    session_check(suite, vault, session, promised, rounds)
    suite.check(kills > 0, "no process was killed")
    print(f"{kills} kills in {rounds} rounds of {MESSAGES} messages")
    suite.finish()


def session_check(suite, vault, session, promised, number):
    last = f"after{number}"
    code, _, err = suite.run(vault, "session", "append", session, "--json", text=message(last, "and on"))
    suite.check(code == 0, f"the next append: {code} {err}")
    found = all_entries(vault, session)
    whole = {identity for identity, state, _ in found if state == "whole"}
    suite.check(promised | {last} <= whole, f"lost: {sorted((promised | {last}) - whole)[:5]}")
    suite.check(not any(state == "edited" for _, state, _ in found), "an entry is closed and not whole")
    code, out, err = suite.run(vault, "session", "list", "--json")
    listed = {row["session_id"]: row["messages"] for row in json.loads(out)["sessions"]}
    shown = len({identity for identity, _, _ in found})
    suite.check(listed.get(session, 0) >= len(whole), f"list shows {listed.get(session)} of {shown} messages")


main()
