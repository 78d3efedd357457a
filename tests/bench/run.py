#!/usr/bin/env python3
"""Measures cru beside its peers in one interleaved run and writes the table of docs/performance.md.

    python3 tests/bench/run.py WORK [--runs 7] [--heavy 7] [--medium] [--large] [--only TEXT] [--write]

WORK is a folder for programs, vaults and sources (1 GB, with --large 4 GB); what is there is not made again.
Every round runs each command once, so that a ratio compares neighbours in time: on a shared machine
ratios and CPU seconds hold, single times do not. Needs the .NET SDK; peers that are missing are left out.
"""

import argparse
import datetime
import multiprocessing
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

import chart

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "performance.svg"
BEGIN, END = "<!-- bench begin -->", "<!-- bench end -->"
RARE, COMMON, ABSENT = "quokkaflux", "file", "zzyzxabsent"
PHRASE, PREFIX, ALL_THREE = '"flaky integration harness"', "conf*", "parser index test"
SIZES = {"S": (1_000, 20_000, 42), "M": (10_000, 200_000, 43), "L": (50_000, 1_000_000, 44)}
SOURCE_MEBIBYTES = 16
LONG_SESSION = (1, 90_000, 46)  # one session of about 100 MB
CHANGED_SESSION = (1, 4_500, 47)  # one of about 5 MB
APPENDS = 400


class Case:
    """A command that is measured, and what its figures should be."""

    def __init__(self, name, command, against=None, goal=None, prepare=None, heavy=False, megabytes=0.0, codes=(0, 1)):
        self.name, self.command, self.against, self.goal = name, command, against, goal
        self.prepare, self.heavy, self.megabytes = prepare, heavy, megabytes
        self.codes = codes
        self.wall, self.cpu, self.peak = [], [], []

    def run(self):
        if self.prepare:
            self.prepare()
        begun = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # reaped above
        if process.returncode not in self.codes:
            raise SystemExit(f"{self.name} ended with {process.returncode}: {' '.join(map(str, self.command))}")
        self.wall.append(time.perf_counter() - begun)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.peak.append(used.ru_maxrss / 1024)

    @property
    def median(self):
        return statistics.median(self.wall)

    def ratio(self, other, figure="wall"):
        """The median of the ratios round by round."""
        return statistics.median(a / b for a, b in zip(getattr(self, figure), getattr(other, figure)))

    def over(self, other):
        """Milliseconds more than the other, round by round."""
        return statistics.median(1000 * (a - b) for a, b in zip(self.wall, other.wall))


class At_most:
    """A goal: so many times the peer at most."""

    def __init__(self, times):
        self.times, self.text = times, f"<= {times:.2g}x"

    def check(self, case, peer):
        return None if peer is None else case.ratio(peer) <= self.times


class Over_at_most:
    """A goal: so many milliseconds more than the peer at most."""

    def __init__(self, milliseconds):
        self.milliseconds, self.text = milliseconds, f"<= +{milliseconds} ms"

    def check(self, case, peer):
        return None if peer is None else case.over(peer) <= self.milliseconds


class Cpu_at_most:
    """A goal: so many times the peer's CPU time at most."""

    def __init__(self, times):
        self.times, self.text = times, f"<= {times:.3g}x its CPU time"

    def check(self, case, peer):
        return None if peer is None else case.ratio(peer, "cpu") <= self.times


class Within:
    """A goal: so many milliseconds at most, and perhaps so much memory."""

    def __init__(self, milliseconds, peak=None):
        self.milliseconds, self.peak = milliseconds, peak
        self.text = f"<= {milliseconds} ms" + (f", <= {peak} MB" if peak else "")

    def check(self, case, _):
        return 1000 * case.median <= self.milliseconds and (self.peak is None or max(case.peak) <= self.peak)


class Rate:
    """A goal: so many MB a second at least, and so much memory at most."""

    def __init__(self, rate, peak, of_cpu=False):
        self.rate, self.peak, self.of_cpu = rate, peak, of_cpu
        self.text = f">= {rate} MB/s{' of CPU' if of_cpu else ''}, <= {peak} MB"

    def check(self, case, _):
        seconds = statistics.median(case.cpu) if self.of_cpu else case.median
        return case.megabytes / seconds >= self.rate and max(case.peak) <= self.peak


def call(*command, **options):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **options)


def publish(project, into, *more):
    if not into.exists():
        say(f"publishing {into.name}")
        runtime = ["-r", "linux-x64"] if platform.machine() == "x86_64" and sys.platform == "linux" else []
        call("dotnet", "publish", ROOT / project, "-c", "Release", *runtime or ["--use-current-runtime"],
             "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", into, *more)


def say(text):
    print(text, file=sys.stderr, flush=True)


def megabytes(folder, ending):
    return sum(path.stat().st_size for path in folder.rglob(f"*{ending}")) / 1e6


class Workplace:
    """Programs, vaults and sources in the work folder."""

    def __init__(self, folder):
        self.folder = folder
        publish("src/Cru", folder / "cru")
        publish("tests/bench/Bench", folder / "bench")
        publish("tests/bench/Empty", folder / "empty")
        self.cru, self.empty = folder / "cru" / "cru", folder / "empty" / "empty"
        self.bench = folder / "bench" / "MarkdownSessions.Bench"

    def vault(self, size):
        return self.made(f"vault-{size}", SIZES[size])

    def source(self):
        path = self.folder / "source"
        if not path.exists():
            say("making the source")
            call(self.bench, "claude", path, SOURCE_MEBIBYTES, 45)
        return path

    def copy(self, vault, name):
        path = self.folder / name
        if not path.exists():
            shutil.copytree(vault, path)
        return path

    def repository(self, vault):
        path = self.copy(vault, f"{vault.name}-git")
        if not (path / ".git").exists():
            call("git", "init", "-q", path)
            call("git", "-C", path, "add", "-A")
            call("git", "-C", path, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-qm", "all")
        return path

    def long_session(self):
        return self.made("vault-long", LONG_SESSION)

    def made(self, name, size):
        path = self.folder / name
        if not path.exists():
            say(f"making {name}")
            call(self.bench, "vault", path, *size)
            call(self.cru, "session", "reindex", "--full", "--vault", path)
        return path

    def with_a_session_to_change(self, vault):
        """A copy of a vault with one session more, and what changes that one at its beginning."""
        path = self.copy(vault, f"{vault.name}-changed")
        session = next((self.made("vault-one", CHANGED_SESSION) / ".crucible" / "sessions").iterdir())
        target = path / ".crucible" / "sessions" / session.name
        if not target.exists():
            shutil.copytree(session, target)
            call(self.cru, "session", "reindex", "--vault", path)
        segment = min(target.glob("*.md"))

        def change():
            # As many bytes as before, at the same place: only reading them tells.
            bytes_ = bytearray(segment.read_bytes())
            at = bytes_.index(b"\n## ") + 400
            bytes_[at] = ord("x") if bytes_[at] != ord("x") else ord("y")
            segment.write_bytes(bytes_)

        return path, change

    def mails(self, size):
        """The messages' texts as mails, and a configuration of notmuch for them."""
        path = self.folder / f"mail-{size}"
        self.texts(size)
        if not path.exists():
            say(f"making {path.name}")
            path.mkdir()

            # In a process of its own: what this one holds would count as every peer's peak.
            maker = multiprocessing.Process(target=self.write_mails, args=(path, size))
            maker.start()
            maker.join()
        settings = self.folder / "notmuch.conf"
        settings.write_text(f"[database]\npath={path}\n[new]\ntags=new\n[user]\nname=bench\nprimary_email=a@bench.example\n")
        return path, settings

    def write_mails(self, path, size):
        texts = (self.folder / f"text-{size}").read_text(encoding="utf-8").split("\x1e")[:-1]
        for number, text in enumerate(texts):
            folder = path / f"{number // 1000:03}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number:06}.eml").write_text(
                f"From: a@bench.example\nTo: b@bench.example\nSubject: message {number}\n"
                f"Date: Mon, 01 Jan 2024 00:00:00 +0000\nMessage-ID: <{number}@bench.example>\n"
                f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n",
                encoding="utf-8")

    def texts(self, size):
        """The messages' texts as rows of a SQLite table."""
        path = self.folder / f"text-{size}.db"
        plain = self.folder / f"text-{size}"
        if not plain.exists():
            path.unlink(missing_ok=True)
            call(self.bench, "text", plain, *SIZES[size])
            call("sqlite3", path, "create table text(body text)", ".mode ascii", f".import {plain} text")
        return path


def largest_session(vault):
    sizes = {}
    for path in (vault / ".crucible" / "sessions").rglob("*.md"):
        sizes[path.parent.name] = sizes.get(path.parent.name, 0) + path.stat().st_size
    return max(sizes, key=sizes.get)


def cases(work, sizes):
    cru, have = str(work.cru), {name: shutil.which(name) for name in ("rg", "sqlite3", "git", "find", "notmuch")}
    result = [
        Case("empty .NET program", [work.empty]),
        Case("`cru --version`", [cru, "--version"], "empty .NET program", Over_at_most(15)),
        Case("usage error", [cru, "session", "serch"], "empty .NET program", Over_at_most(15), codes=(64,)),
    ]
    small = work.vault("S")
    appended = work.copy(small, "vault-append")
    result.append(Case("`append` one message", [cru, "session", "append", largest_session(small), "Hello there.", "--vault", appended],
                       "empty .NET program", Over_at_most(30)))
    for size in sizes:
        vault = work.vault(size)
        sessions = vault / ".crucible" / "sessions"
        text = megabytes(sessions, ".md")
        here = ["--vault", vault]
        rg, find = f"{size}: `rg -c` rare word", f"{size}: `find -newermt`"
        if have["rg"]:
            result.append(Case(rg, ["rg", "-uu", "-c", RARE, sessions]))
            result.append(Case(f"{size}: `rg -c` absent word", ["rg", "-uu", "-c", ABSENT, sessions]))
        rare = f"{size}: `search` rare word"
        result.append(Case(rare, [cru, "session", "search", RARE, *here], rg, At_most(1 / 3)))
        for name, query in (("common word", COMMON), ("phrase", PHRASE), ("prefix", PREFIX), ("AND of three", ALL_THREE), ("no hit", ABSENT)):
            result.append(Case(f"{size}: `search` {name}", [cru, "session", "search", query, *here], rare, At_most(3)))
        result.append(Case(f"{size}: `list`, 50 rows, JSON", [cru, "session", "list", "--limit", "50", "--json", *here],
                           "empty .NET program", Within(80)))
        result.append(Case(f"{size}: `show --tail 20`", [cru, "session", "show", largest_session(vault), "--tail", "20", *here],
                           "empty .NET program", Within(90)))
        if have["find"]:
            result.append(Case(find, ["find", sessions, "-newermt", "2100-01-01"]))
        result.append(Case(f"{size}: `reindex`, nothing changed", [cru, "session", "reindex", *here], find, At_most(0.7)))
        if size == "S":
            small_peers(result, work, vault, have)
        if size == "M":
            changed, change = work.with_a_session_to_change(vault)
            result.append(Case("M and 5 MB: `reindex`, nothing changed", [cru, "session", "reindex", "--vault", changed]))
            result.append(Case("M and 5 MB: `reindex`, the 5 MB session edited", [cru, "session", "reindex", "--vault", changed],
                               "M and 5 MB: `reindex`, nothing changed", Over_at_most(100), prepare=change))
        result.append(Case(f"{size}: `reindex --full`", [cru, "session", "reindex", "--full", *here],
                           "S: `sqlite3` FTS5 insert" if size == "S" else f"{size}: `rg -c` absent word",
                           At_most(0.5) if size == "S" else Rate(35, 200 if size == "M" else 400), heavy=size != "S", megabytes=text))
    long = work.long_session()
    result.append(Case("100 MB session: `show --tail 20`", [cru, "session", "show", largest_session(long), "--tail", "20", "--vault", long],
                       "empty .NET program", Within(90, 60)))
    result.append(Case("100 MB session: `append` one message", [cru, "session", "append", largest_session(long), "Hello there.", "--vault", long],
                       "`append` one message", At_most(1.2)))
    source, target = work.source(), work.folder / "imported"
    volume = megabytes(source, ".jsonl")
    result.append(Case("`wc -c` of the source", ["sh", "-c", f"cat {source}/*.jsonl | wc -c"], megabytes=volume))
    result.append(Case("import by the library, no index", [work.bench, "import", source, target],
                       "`wc -c` of the source", Rate(60, 150, of_cpu=True), megabytes=volume, prepare=lambda: fresh_vault(target)))
    result.append(Case("`import` of Claude Code sessions, index built", [cru, "session", "import", source, "--from", "claude-code", "--vault", target],
                       "import by the library, no index", megabytes=volume, prepare=lambda: fresh_vault(target)))
    return result


def fresh_vault(target):
    shutil.rmtree(target, ignore_errors=True)
    (target / ".crucible" / "sessions").mkdir(parents=True)


def small_peers(result, work, vault, have):
    if have["notmuch"]:
        mails, settings = work.mails("S")
        result.append(Case("S: `notmuch new`, a mail a message", ["env", f"NOTMUCH_CONFIG={settings}", "notmuch", "new", "--quiet"],
                           prepare=lambda: shutil.rmtree(mails / ".notmuch", ignore_errors=True), heavy=True))
        result.append(Case("S: `reindex --full` beside it", [str(work.cru), "session", "reindex", "--full", "--vault", vault],
                           "S: `notmuch new`, a mail a message", Cpu_at_most(1 / 40), heavy=True))
    if have["git"]:
        result.append(Case("S: `git status`", ["git", "-C", work.repository(vault), "status", "--porcelain"]))
    if have["sqlite3"]:
        texts, filled = work.texts("S"), work.folder / "filled.db"
        sql = f"attach '{texts}' as t; create virtual table f using fts5(body); insert into f select body from t.text"
        result.append(Case("S: `sqlite3` FTS5 insert", ["sqlite3", filled, sql],
                           prepare=lambda: filled.unlink(missing_ok=True), megabytes=texts.stat().st_size / 1e6))


def table(measured):
    by_name = {case.name: case for case in measured}
    rows = ["| work | median ms | min-max | CPU ms | peak MB | MB/s | against | ratio, CPU ratio | goal | met |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for case in measured:
        peer = by_name.get(case.against)
        met = case.goal.check(case, peer) if case.goal else None
        rows.append("| " + " | ".join([
            case.name,
            f"{1000 * case.median:.0f}",
            f"{1000 * min(case.wall):.0f}-{1000 * max(case.wall):.0f}",
            f"{1000 * statistics.median(case.cpu):.0f}",
            f"{max(case.peak):.0f}",
            f"{case.megabytes / case.median:.1f}" if case.megabytes else "",
            peer.name if peer else "",
            f"{case.ratio(peer):.2f}, {case.ratio(peer, 'cpu'):.2f}" if peer else "",
            case.goal.text if case.goal else "",
            "" if met is None else "yes" if met else "**no**",
        ]) + " |")
    return rows


# What the chart shows, by the end of a case's name.
DRAWN = ["`rg -c` rare word", "`search` rare word", "`search` common word", "`list`, 50 rows, JSON",
         "`show --tail 20`", "`reindex`, nothing changed", "`reindex --full`"]


def draw(work, measured, sizes):
    volumes = {size: megabytes(work.vault(size) / ".crucible" / "sessions", ".md") for size in sizes}
    series = {}
    for name in DRAWN:
        points = [(volumes[size], statistics.median(case.cpu))
                  for size in sizes for case in measured if case.name == f"{size}: {name}"]
        if len(points) > 1:
            series[name.replace("`", "")] = points
    CHART.write_text(chart.draw(series, "CPU time of one command"), encoding="utf-8")


def put(lines, begin, end):
    """Replaces what stands between two marks of the document."""
    document = DOCUMENT.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(begin) + ".*" + re.escape(end), re.DOTALL)
    DOCUMENT.write_text(pattern.sub(lambda _: "\n".join([begin, "", *lines, "", end]), document), encoding="utf-8")


def surroundings():
    sdk = subprocess.run(["dotnet", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return (f"Measured on {datetime.date.today().isoformat()}: {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
            f".NET SDK {sdk}; load average {os.getloadavg()[2]:.1f} over the last 15 minutes")


def facts(options, measured):
    rounds = len(measured[0].wall)
    return [
        f"{surroundings()}; {rounds} rounds ({options.heavy} of the full reindexes of M and L and of notmuch), files in the cache.",
        "",
        f"    python3 tests/bench/run.py WORK --runs {options.runs} --heavy {options.heavy}{' --medium' if options.medium else ''}{' --large' if options.large else ''} --write",
        "",
    ]


def library(work, size):
    """What one open vault answers in, without a process around it."""
    answer = subprocess.run([work.bench, "search", work.vault(size), "7", "sqlite", RARE, COMMON, PHRASE, PREFIX, ALL_THREE, ABSENT],
                            check=True, capture_output=True, text=True).stdout
    rows = ["", *appends(work), "", f"Inside of one process, the freshness check of all files included, vault {size}:", "",
            "| question | median ms | found |", "| --- | --- | --- |"]
    for line in answer.splitlines():
        name, milliseconds, found = line.split("\t")
        rows.append(f"| `{name.strip(chr(39))}` | {float(milliseconds):.1f} | {found.split()[0]} |")
    return rows


def figure(*command):
    answer = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    return float(answer.split("\t")[1])


def appends(work):
    """Durable appends of messages of 1 KiB through an open vault, beside writing and flushing 1 KiB to a file."""
    vault = work.copy(work.vault("S"), "vault-library-append")
    rows = [f"Through an open vault S, index included, medians of {APPENDS}:", "",
            "| append | ms a message | against a bare write and flush | goal | met |", "| --- | --- | --- | --- | --- |"]
    for group, most in ((1, 1.8), (10, 0.5)):
        # One after the other: a flush beside the other's also waits for what that one left to write.
        bare, ours = (figure(work.bench, *command) for command in (
            ("bare", work.folder / "bare", str(APPENDS)), ("append", vault, str(APPENDS), str(group))))
        ratio = ours / group / bare
        rows.append(f"| {'one message' if group == 1 else f'{group} at once'} | {ours / group:.3f} | {ratio:.2f} | <= {most}x | {'yes' if ratio <= most else '**no**'} |")
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--heavy", type=int, default=7)
    parser.add_argument("--medium", action="store_true", help="vault M (240 MB) too")
    parser.add_argument("--large", action="store_true", help="vault L (1.2 GB) too")
    parser.add_argument("--only", help="only cases whose name holds this text")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work = Workplace(options.work.resolve())
    sizes = ["S"] + ["M"] * options.medium + ["L"] * options.large
    measured = [case for case in cases(work, sizes) if not options.only or options.only in case.name]
    for case in (case for case in measured if not case.heavy):
        case.run()  # warm: not counted
        case.wall.clear(), case.cpu.clear(), case.peak.clear()
    for number in range(options.runs):
        say(f"round {number + 1} of {options.runs}, load {os.getloadavg()[0]:.1f}")
        for case in measured:
            if not case.heavy or number < options.heavy:
                case.run()
    lines = facts(options, measured) + table(measured) + ([] if options.only else library(work, "M" if options.medium else "S"))
    print("\n".join(lines))
    if options.write:
        if len(sizes) > 1:
            draw(work, measured, sizes)
        put(lines, BEGIN, END)


if __name__ == "__main__":
    main()
