#!/usr/bin/env python3
"""Kills appends at random moments: what was acknowledged is there and whole, and the next append works."""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, all_entries, message, segments

ROUNDS_A_SESSION = 12


def words(identity):
    """What a message says follows from its id, so that a mix-up shows."""
    return f"words of {identity} " + "y" * (sum(identity.encode()) % 190)


class Killed:
    """One round: whether the kill came in time, and what was acknowledged before it."""

    def __init__(self, kind, was_killed, acknowledged):
        self.kind, self.was_killed, self.acknowledged = kind, was_killed, acknowledged


def whole_lines(out):
    """The lines that were written to their end; what a kill cut off was not said."""
    return [line for line in out.split(b"\n")[:-1] if line]


def kill_later(suite, process, longest):
    try:
        process.wait(timeout=suite.random.uniform(0, longest))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def stream(suite, vault, session, number, start):
    """One process that is given message after message (--format jsonl) and acknowledges each."""
    process = suite.start(vault, "session", "append", session, "--format", "jsonl", start_new_session=True)
    answered = threading.Event()
    lines = []

    def feed():
        try:
            for index in range(1_000_000):
                process.stdin.write(message(f"s{number}.{index}", words(f"s{number}.{index}")))
                if index % each == 0:
                    process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass

    def read():
        for line in process.stdout:
            lines.append(line)
            answered.set()

    # Some writers wait for nothing, some send one message at a time.
    each = suite.random.choice([1, 1, 7, 100])
    threads = [threading.Thread(target=work) for work in (feed, read)]
    for thread in threads:
        thread.start()
    if suite.random.random() < 0.9:
        answered.wait(timeout=30)
        was_killed = kill_later(suite, process, 0.08)
    else:
        was_killed = kill_later(suite, process, 2 * start)
    for thread in threads:
        thread.join()
    end(process)
    return Killed("stream", was_killed, [json.loads(line)["message_id"] for line in lines if line.endswith(b"\n")])


def burst(suite, vault, session, number, start):
    """A shell that appends one message after the other, each by a process of its own."""
    loop = 'for i in $(seq 1000); do "$0" session append "$1" "${2}x$i says this" --entry-id "${2}x$i" --vault "$3" || exit; done'
    process = subprocess.Popen(
        ["sh", "-c", loop, suite.binary, session, f"b{number}", vault],
        env=suite.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    was_killed = kill_later(suite, process, 5 * start)
    out = process.stdout.read()
    end(process)
    return Killed("burst", was_killed, [line.decode().rsplit("#", 1)[1] for line in whole_lines(out)])


def batch(suite, vault, session, number, start):
    """One process that is given all messages at once (--json) and acknowledges them together."""
    process = suite.start(vault, "session", "append", session, "--json", start_new_session=True)
    ids = [f"k{number}.{index}" for index in range(300)]
    try:
        process.stdin.write(b"".join(message(identity, words(identity)) for identity in ids))
        process.stdin.close()
    except BrokenPipeError:
        pass
    was_killed = kill_later(suite, process, 1.5 * start)
    out = process.stdout.read()
    end(process)
    return Killed("batch", was_killed, [row["message_id"] for line in whole_lines(out) for row in json.loads(line)["messages"]])


def end(process):
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:
                pass


def faults(suite, vault, session, promised):
    """What is wrong with a session to which these messages were acknowledged: read from the files and asked of the program."""
    found = all_entries(vault, session)
    whole = {identity for identity, state, _ in found if state == "whole"}
    lost = promised - whole
    if lost:
        yield f"{len(lost)} acknowledged and lost: {sorted(lost)[:5]}"
    if any(state == "edited" for _, state, _ in found):
        yield "an entry is closed and not whole"
    code, out, err = suite.run(vault, "session", "show", session, "--format", "jsonl")
    shown = [json.loads(line) for line in whole_lines(out)]
    if code != 0:
        yield f"show: {code} {err}"
    complete = {row["id"] for row in shown if row["state"] == "complete"}
    if complete != whole:
        yield f"shown as complete and not whole, or otherwise: {sorted(complete ^ whole)[:5]}"
    said = {row["id"]: "".join(part.get("text", "") for part in row["parts"]) for row in shown if row["state"] == "complete"}
    wrong = [identity for identity, text in said.items() if text not in (words(identity), f"{identity} says this")]
    if wrong:
        yield f"other words than were given: {wrong[:5]}"
    code, out, err = suite.run(vault, "session", "list", "--json")
    listed = {row["session_id"]: row["messages"] for row in json.loads(out)["sessions"]}
    if listed.get(session) != len(shown):
        yield f"list counts {listed.get(session)} messages, {len(shown)} are shown"


def session_check(suite, vault, session, promised, number):
    last = f"after{number}"
    code, out, err = suite.run(vault, "session", "append", session, "--json", text=message(last, words(last)))
    suite.check(code == 0, f"the next append: {code} {err}")
    wrong = list(faults(suite, vault, session, promised | {last}))
    suite.check(not wrong, f"round {number}: {wrong}")


def cut(content, start, end):
    return content[:start] + content[start:end][:-30]


def flip(content, start, end):
    at = content.index(b":** ", start, end) + 4
    return content[:at] + b"\xc2\xbf" + content[at + 2:]


def lose(content, start, end):
    return content[:start] + content[end:]


def check_mistakes(suite, vault, session, promised):
    """What this suite is there to find: three ways to lose an acknowledged entry, each must be reported."""
    for damage in (cut, flip, lose):
        copy = os.path.join(suite.work, damage.__name__)
        shutil.copytree(vault, copy)
        path = segments(copy, session)[-1]
        with open(path, "rb") as file:
            content = file.read()
        headings = [at.start() for at in re.finditer(rb"^## .*$", content, re.MULTILINE) if at.group().split()[-2].decode() in promised]
        start = suite.random.choice(headings)
        following = content.find(b"\n## ", start)
        with open(path, "wb") as file:
            file.write(damage(content, start, following + 1 if following >= 0 else len(content)))
        wrong = list(faults(suite, copy, session, promised))
        suite.check(any("lost" in fault for fault in wrong), f"{damage.__name__} of an acknowledged entry is not noticed: {wrong}")
        shutil.rmtree(copy)


def main():
    suite = Suite(__doc__)
    vault = os.path.join(suite.work, "kill")
    session = suite.new(vault)
    begun = time.monotonic()
    suite.run(vault, "session", "append", session, "--json", text=message("first", words("first")))
    start = time.monotonic() - begun
    wanted = suite.args.count or (120 if suite.args.ci else 300)
    end_of_box = time.monotonic() + (suite.args.seconds or (60 if suite.args.ci else 600))
    killed = []
    promised = {"first"}
    rounds = 0
    while len(killed) < wanted and time.monotonic() < end_of_box:
        rounds += 1
        one = suite.random.choice([stream] * 7 + [burst] * 2 + [batch])(suite, vault, session, rounds, start)
        killed += [one] if one.was_killed else []
        promised.update(one.acknowledged)
        if rounds % ROUNDS_A_SESSION == 0:
            session_check(suite, vault, session, promised, rounds)
            session, promised = suite.new(vault), set()
    session_check(suite, vault, session, promised, rounds)
    promised.add(f"after{rounds}")
    check_mistakes(suite, vault, session, promised)
    for kind in ("stream", "burst", "batch"):
        own = [one for one in killed if one.kind == kind]
        print(f"{kind}: {len(own)} kills, {sum(bool(one.acknowledged) for one in own)} of them after an acknowledgement, "
              f"{sum(len(one.acknowledged) for one in own)} messages acknowledged")
    met = sum(bool(one.acknowledged) for one in killed)
    print(f"{len(killed)} kills in {rounds} rounds, {met} after an acknowledgement of what was killed")
    suite.check(met > len(killed) // 2, f"only {met} of {len(killed)} kills met an acknowledgement")
    suite.finish()


main()
