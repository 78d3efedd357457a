"""What the fault suites share: running the binary, an independent reader of logs, and the count at the end."""
import argparse
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HEADING = re.compile(rb"## [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2}) <!-- cru ([A-Za-z0-9._:@-]+(?:\+[0-9]+)?) -->")
FOOTER = re.compile(rb"<!-- cru end ([A-Za-z0-9._:@-]+(?:\+[0-9]+)?) (\{.*\}) -->")


def _table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


TABLE = _table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283


def entries(path):
    """(id, state, text) of the entries of a segment that a program opened; whole, edited or torn (docs/format.md)."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    found, start = [], None
    for number, line in enumerate(lines):
        heading = HEADING.fullmatch(line)
        if heading:
            if start is not None:
                found.append((start[1], "torn", b"\n".join(lines[start[0]:number])))
            start = (number, heading.group(1).decode())
            continue
        footer = FOOTER.fullmatch(line)
        if footer and start and footer.group(1).decode() == start[1]:
            body = b"\n".join(lines[start[0]:number - 1]) + b"\n"
            whole = int(json.loads(footer.group(2))["crc"], 16) == crc32c(body)
            found.append((start[1], "whole" if whole else "edited", body))
            start = None
    if start is not None:
        found.append((start[1], "torn", b"\n".join(lines[start[0]:])))
    return found


def segments(vault, session):
    names = glob.glob(os.path.join(vault, ".crucible", "sessions", session, "*.md"))
    return sorted(names, key=lambda name: name[:-3])


def all_entries(vault, session):
    return [entry for path in segments(vault, session) for entry in entries(path)]


class Suite:
    """Runs checks, counts them and ends with `N passed, N failed`."""

    def __init__(self, about):
        parser = argparse.ArgumentParser(description=about)
        parser.add_argument("--ci", action="store_true", help="keep to the time box of the daily run")
        parser.add_argument("--seconds", type=float, help="time box")
        parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "little"))
        parser.add_argument("--data", help="folder with sessions of claude-code")
        parser.add_argument("--count", type=int, help="how often")
        parser.add_argument("--engine", help="the index engine, where a check names none; the program's own by default")
        parser.add_argument("--only", help="only the cases whose name has this in it")
        self.args = parser.parse_args()
        self.random = random.Random(self.args.seed)
        self.passed = self.failed = 0
        self.binary = os.environ.get("CRU_BINARY", "")
        if not os.access(self.binary, os.X_OK):
            print("failed: CRU_BINARY names no program")
            print("0 passed, 1 failed")
            sys.exit(1)
        self.work = tempfile.mkdtemp(prefix="cru-faults-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        print(f"seed {self.args.seed}")

    def check(self, ok, what):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {what}"[:2000])
        return ok

    def environment(self, **more):
        env = {key: value for key, value in os.environ.items() if not key.startswith("CRU_")}
        if self.args.engine:
            env["CRU_ENGINE"] = self.args.engine
        env.update(CRU_WRITER="tern-4k2q", NO_COLOR="1", DOTNET_EnableDiagnostics="0", **more)
        return env

    def start(self, vault, *arguments, env=None, **options):
        command = [self.binary, *arguments, "--vault", vault]
        return subprocess.Popen(command, env=env or self.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run(self, vault, *arguments, text=b"", env=None):
        process = self.start(vault, *arguments, env=env)
        out, err = process.communicate(text)
        return process.returncode, out, err

    def new(self, vault):
        code, out, err = self.run(vault, "session", "new", "--json")
        assert code == 0, err
        return json.loads(out)["session_id"]

    def source_data(self):
        """The real sessions, found above this file or named; None when there are none."""
        if self.args.data:
            return self.args.data
        folder = os.path.dirname(os.path.abspath(__file__))
        while folder != "/":
            found = os.path.join(folder, "shared", "data", "claude-code")
            if os.path.isdir(found):
                return found
            folder = os.path.dirname(folder)
        return None

    def finish(self):
        shutil.rmtree(self.work, ignore_errors=True)
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def message(identity, words):
    return (json.dumps({"role": "assistant", "id": identity, "text": words}) + "\n").encode()
