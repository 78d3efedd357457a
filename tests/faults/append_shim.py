#!/usr/bin/env python3
"""Makes every call of a command that changes something go wrong in turn, with the real program and the real runtime:
nothing acknowledged is lost, the next command works, and what is told is true. Needs gcc."""
import concurrent.futures
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite, all_entries, message, segments

HERE = os.path.dirname(os.path.abspath(__file__))
WRITES = ("write", "pwrite", "writev", "pwritev", "sendfile-write")
DEATHS = ("kill", "killafter", "torn")
ERRORS = ("ENOSPC", "EIO")
MODES = (*DEATHS, "short", *ERRORS)
OLD = "old0"
LARGE = "z" * 70_000
FULL_SEGMENT = 4 * 1024 * 1024
TORN, DISK_FAILED = -signal.SIGKILL, 74


class Scenario:
    """A vault, a command, and what the vault must hold once the command has given its word."""

    def __init__(self, name, command, text=b"", prepare=None, source=None):
        self.name, self.command, self.text, self.prepare, self.source = name, command, text, prepare, source
        self.session = "chat-empty" if "chat-empty" in command else "chat-old"
        self.calls = []
        self.base = None
        self.expected = {}

    def arguments(self):
        return [*self.command, "--json"]

    def promised(self, out):
        """Messages and sessions of an answer; a killed command's may be missing or cut off, then it promised nothing."""
        try:
            told = json.loads(out)
        except ValueError:
            return set(), set()
        messages = {(told["session_id"], row["message_id"]) for row in told.get("messages", [])}
        sessions = {told["session_id"]} if "session_id" in told else set()
        sessions |= {row["session_id"] for row in told.get("sources", []) if row.get("session_id")}
        return messages, sessions


def turn(identity, more=""):
    return message(identity, f"the heron says {identity}{more}")


def answered(identity):
    parts = [{"type": "text", "text": f"the heron says {identity}"},
             {"type": "tool_result", "call_id": "t1", "text": f"{identity} {LARGE}"}]
    return (json.dumps({"role": "tool", "id": identity, "parts": parts}) + "\n").encode()


def fill(suite, vault, session):
    """The newest segment is as long as one may get: words that somebody wrote by hand under its last entry."""
    path = segments(vault, session)[-1]
    with open(path, "ab") as file:
        file.write(b"A line that was written by hand.\n" * (FULL_SEGMENT // 33 + 1))


def index(suite, vault, session):
    code, _, err = suite.run(vault, "session", "reindex")
    assert code == 0, err


def make_source(folder):
    """Two small sessions in the shape of Claude Code's, one with a picture."""
    os.makedirs(folder)
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    for number in range(2):
        session = f"{number:08d}-0000-4000-8000-000000000000"
        lines, parent = [], None
        for turn_number in range(3):
            picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": pixel}}
            asked = [{"type": "text", "text": f"does the heron fly {turn_number}?"}, *([picture] if number else [])]
            for role, content in (("user", asked), ("assistant", [{"type": "text", "text": f"the heron flies {turn_number}"}])):
                identity = f"{number}-{len(lines)}"
                spoken = {"role": role, "content": content}
                if role == "assistant":
                    spoken.update(id=f"msg_{identity}", model="claude-x", usage={"input_tokens": 1, "output_tokens": 2})
                lines.append(json.dumps({
                    "type": role, "uuid": identity, "parentUuid": parent, "sessionId": session, "cwd": "/home/ann/app", "version": "2.1.0",
                    "timestamp": f"2026-01-0{number + 1}T10:0{turn_number}:{len(lines):02d}.000Z", "message": spoken}))
                parent = identity
        with open(os.path.join(folder, session + ".jsonl"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def scenarios(suite):
    source = os.path.join(suite.work, "source")
    make_source(source)
    append = ["session", "append", "chat-old"]
    return [
        Scenario("new", ["session", "new", "--id", "chat-new"]),
        Scenario("first append", ["session", "append", "chat-empty"], turn("a1") + turn("a2")),
        Scenario("second append", append, turn("a1") + turn("a2")),
        Scenario("append and index", append, turn("a1"), prepare=index),
        Scenario("append that begins a segment", append, turn("a1"), prepare=fill),
        Scenario("append with an attachment", append, answered("a1")),
        Scenario("import", ["session", "import", source, "--from", "claude-code"], source=source),
        Scenario("reindex", ["session", "reindex"]),
        Scenario("reindex --full", ["session", "reindex", "--full"], prepare=index),
    ]


def build_shim(suite):
    path = os.path.join(suite.work, "crashshim.so")
    source = os.path.join(HERE, "lib", "crashshim.c")
    done = subprocess.run(["gcc", "-Wall", "-O1", "-shared", "-fPIC", "-o", path, source, "-ldl"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return path


def prepare(suite, scenario, number):
    """The vault on which a scenario begins, and the calls that it makes when nothing goes wrong."""
    scenario.base = os.path.join(suite.work, f"base{number}")
    for session in ("chat-old", "chat-empty"):
        code, _, err = suite.run(scenario.base, "session", "new", "--id", session, "--json")
        assert code == 0, err
    code, _, err = suite.run(scenario.base, "session", "append", "chat-old", "--json", text=turn(OLD))
    assert code == 0, err
    if scenario.prepare:
        scenario.prepare(suite, scenario.base, "chat-old")
    with Room(suite, scenario) as room:
        code, out, err = room.run(None, None)
        assert code == 0, err
        with open(room.log, encoding="utf-8") as file:
            scenario.calls = [tuple(line.split(" ")[1:]) for line in file.read().splitlines()]
        scenario.expected = imported(room.vault)


class Room:
    """A copy of a scenario's vault in which the command runs once."""

    def __init__(self, suite, scenario):
        self.suite, self.scenario = suite, scenario
        self.folder = tempfile.mkdtemp(dir=suite.work)
        self.vault = os.path.join(self.folder, "vault")
        self.log = os.path.join(self.folder, "calls")
        self.mark = os.path.join(self.folder, "fired")
        shutil.copytree(scenario.base, self.vault)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    @property
    def fired(self):
        return os.path.exists(self.mark)

    def run(self, at, mode):
        shim = {"LD_PRELOAD": self.suite.shim, "FS_ROOT": self.vault, "FS_FIRED": self.mark}
        shim.update({"FS_LOG": self.log} if at is None else {"FS_AT": str(at), "FS_DO": mode})
        return self.suite.run(self.vault, *self.scenario.arguments(), text=self.scenario.text, env=self.suite.environment(**shim))


def imported(vault):
    """The bytes of each session that an import made."""
    found = {}
    sessions = os.path.join(vault, ".crucible", "sessions")
    for session in os.listdir(sessions) if os.path.isdir(sessions) else []:
        if session.startswith("chat-2026"):
            for folder, _, names in os.walk(os.path.join(sessions, session)):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        found.setdefault(session, {})[os.path.relpath(os.path.join(folder, name), sessions)] = file.read()
    return found


def wrong_entries(vault, promised, sessions):
    """Acknowledged and not there, or there and not what was said."""
    for session in {session for session, _ in promised} | sessions:
        found = all_entries(vault, session)
        whole = {identity for identity, state, _ in found if state == "whole"}
        lost = {identity for owner, identity in promised if owner == session} - whole
        if lost:
            yield f"acknowledged and lost: {sorted(lost)}"
        if not segments(vault, session):
            yield f"session {session} was acknowledged and is not there"
        for identity, state, body in found:
            if state == "edited":
                yield f"{session}#{identity} is closed and not whole"
            elif state == "whole" and b"heron" in body and session in ("chat-old", "chat-empty"):
                yield from wrong_words(vault, session, identity, body)


def wrong_words(vault, session, identity, body):
    if f"the heron says {identity}".encode() not in body:
        yield f"{session}#{identity} says something else"
    if b"artifacts/" in body:
        name = body.split(b"artifacts/", 1)[1].split(b"]")[0].split(b"|")[0].split(b")")[0].decode()
        try:
            with open(os.path.join(vault, ".crucible", "sessions", session, "artifacts", name), encoding="utf-8") as file:
                if file.read() != f"{identity} {LARGE}":
                    yield f"the attachment of {session}#{identity} is not whole"
        except FileNotFoundError:
            yield f"the attachment of {session}#{identity} is missing"


def wrong_answers(suite, vault, sessions):
    """What list and search say against what the files hold."""
    folders = os.path.join(vault, ".crucible", "sessions")
    held = {name for name in os.listdir(folders) if segments(vault, name)}
    entries = {session: all_entries(vault, session) for session in held}
    code, out, err = suite.run(vault, "session", "list", "--include-children", "--json")
    listed = {row["session_id"]: row["messages"] for row in json.loads(out)["sessions"]} if code == 0 else {}
    if code != 0 or set(listed) != held or not sessions <= held:
        yield f"list: {code} {err[:300]}: {sorted(listed)}, there are {sorted(held)}, promised were {sorted(sessions)}"
    strange = set(os.listdir(folders)) - held
    if strange:
        yield f"no sessions, and among them: {sorted(strange)}"
    for session in held & set(listed):
        messages = {(identity.split("+")[0], state) for identity, state, _ in entries[session]}
        if listed[session] != len(messages):
            yield f"list counts {listed[session]} messages in {session}, there are {sorted(messages)}"
    code, out, err = suite.run(vault, "session", "search", "heron", "--limit", "200", "--include-children", "--json")
    hits = {(row["session_id"], row["message_id"].split("+")[0]) for row in json.loads(out)["hits"]} if code == 0 else set()
    told = [(session, identity.split("+")[0], state, b"heron" in body) for session in held for identity, state, body in entries[session]]
    whole = {(session, identity) for session, identity, state, has in told if state == "whole" and has}
    if code != 0 or not whole <= hits or not hits <= {(session, identity) for session, identity, _, _ in told}:
        yield f"search: {code} {err[:300]}: found are {sorted(hits)}, in the files are {sorted(whole)}"


def wrong_end(scenario, mode, code, out, err):
    """The exit code, and what was said with it."""
    if mode in ERRORS and code not in (0, DISK_FAILED):
        yield f"exit code {code}: {err[:300]}"
    if mode == "short" and code != 0:
        yield f"a short write ends with {code}: {err[:300]}"
    if mode in DEATHS and code != TORN:
        yield f"should be dead, ended with {code}: {err[:300]}"
    if code > 0 and (out or not err.strip()):
        yield f"exit code {code} with the answer {out[:200]} and the message {err[:200]}"
    if code == 0 and not out.strip():
        yield "exit code 0 and no answer"


def check_import(suite, room, code):
    """Each session absent or whole; a second import makes it complete."""
    expected = room.scenario.expected
    found = imported(room.vault)
    for session, files in found.items():
        shown = {name: content for name, content in files.items() if not os.path.basename(name).startswith(".tmp-")}
        if shown != expected.get(session):
            yield f"session {session} is there by half: {sorted(shown)}"
    if code == 0 and set(found) != set(expected):
        yield f"imported are {sorted(found)}, to be imported were {sorted(expected)}"
    again, _, err = suite.run(room.vault, *room.scenario.arguments())
    if again != 0 or imported(room.vault) != expected:
        yield f"a second import ends with {again} {err[:300]} and {sorted(imported(room.vault))}"


def run_once(suite, scenario, at, mode, lenient=False):
    """One run with one fault. What was wrong; None when the fault did not come to pass."""
    with Room(suite, scenario) as room:
        code, out, err = room.run(at, mode)
        if not room.fired:
            return None
        wrong = [] if lenient else list(wrong_end(scenario, mode, code, out, err))
        messages, sessions = scenario.promised(out)
        promised = {("chat-old", OLD), *messages}
        sessions |= {"chat-old", "chat-empty"}
        wrong += wrong_entries(room.vault, promised, sessions)
        if scenario.source:
            wrong += check_import(suite, room, code)
        again, _, problem = suite.run(room.vault, "session", "append", scenario.session, "--json", text=turn("next"))
        if again != 0:
            wrong.append(f"the next append to {scenario.session}: {again} {problem[:300]}")
        promised |= {(scenario.session, "next")}
        wrong += wrong_entries(room.vault, promised, sessions)
        wrong += wrong_answers(suite, room.vault, sessions)
        return wrong


def plan(suite, all_scenarios):
    """Every call with every fault that it can have, in random order but one scenario after the other."""
    by_scenario = []
    for scenario in all_scenarios:
        own = [(scenario, at, mode)
               for at, (call, _) in enumerate(scenario.calls, 1)
               for mode in MODES if call in WRITES or mode not in ("torn", "short")]
        suite.random.shuffle(own)
        by_scenario.append(own)
    while any(by_scenario):
        for own in by_scenario:
            if own:
                yield own.pop()


def check_faults(suite, all_scenarios):
    box = suite.args.seconds or (70 if suite.args.ci else None)
    end = time.monotonic() + box if box else None
    jobs = list(plan(suite, all_scenarios))[:suite.args.count]
    counts = {}
    unfired = 0

    def work(job):
        return None if end and time.monotonic() > end else (job, run_once(suite, *job))

    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for result in pool.map(work, jobs):
            if result is None:
                continue
            (scenario, at, mode), wrong = result
            if wrong is None:
                unfired += 1
                continue
            counts[scenario.name, mode] = counts.get((scenario.name, mode), 0) + 1
            suite.check(not wrong, f"{scenario.name}, {mode} at call {at} {' '.join(scenario.calls[at - 1])}: {wrong}")
    for scenario in all_scenarios:
        own = {mode: counts.get((scenario.name, mode), 0) for mode in MODES}
        print(f"{scenario.name}: {len(scenario.calls)} calls, {sum(own.values())} runs: {', '.join(f'{n} {mode}' for mode, n in own.items())}")
    print(f"{sum(counts.values())} runs of {len(jobs)} possible ones; in {unfired} more the call was not reached")
    suite.check(unfired <= len(jobs) // 10, f"{unfired} faults were not reached")


def check_mistakes(suite, all_scenarios):
    """A disk that says it wrote and did not: the suite must see what is lost, at every write and flush of a log."""
    for scenario in all_scenarios:
        if "append" not in scenario.name:
            continue
        for at, (call, path) in enumerate(scenario.calls, 1):
            if call in ("write", "fdatasync") and "/sessions/" in path:
                wrong = run_once(suite, scenario, at, "LIE", lenient=True)
                suite.check(wrong, f"{scenario.name}: a lie at call {at} {call} {path} is not noticed")


def main():
    suite = Suite(__doc__)
    if not shutil.which("gcc"):
        print("not run: faults at every call (gcc is not here)")
        suite.finish()
    suite.shim = build_shim(suite)
    all_scenarios = [scenario for scenario in scenarios(suite) if (suite.args.only or "") in scenario.name]
    for number, scenario in enumerate(all_scenarios):
        prepare(suite, scenario, number)
    check_mistakes(suite, all_scenarios)
    check_faults(suite, all_scenarios)
    suite.finish()


main()
