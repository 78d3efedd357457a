#!/usr/bin/env python3
"""Measures the engines beside each other in one interleaved run and writes their table of docs/performance.md.

    python3 tests/bench/engines.py WORK [--runs 7] [--heavy 3] [--medium] [--write]

WORK is the folder of run.py, or a new one. Both engines keep their indexes in the same vault, and one program, built
with -p:LuceneEngine=true, asks both: what differs is the engine. Needs what that build needs (docs/engines.md).
"""

import argparse
import pathlib
import statistics
import subprocess

import run
from run import ABSENT, ALL_THREE, COMMON, PHRASE, PREFIX, RARE, Case

BEGIN, END = "<!-- engines begin -->", "<!-- engines end -->"
FIRST, SECOND = "sqlite", "lucene"
SWITCH = "-p:LuceneEngine=true"
QUESTIONS = (("rare word", RARE), ("common word", COMMON), ("phrase", PHRASE), ("prefix", PREFIX), ("AND of three", ALL_THREE), ("no hit", ABSENT))


class Programs:
    """Both programs with both engines."""

    def __init__(self, folder):
        run.publish("src/Cru", folder / "cru-engines", SWITCH)
        run.publish("tests/bench/Bench", folder / "bench-engines", SWITCH)
        self.cru = folder / "cru-engines" / "cru"
        self.bench = folder / "bench-engines" / "MarkdownSessions.Bench"

    def session(self, engine, vault, *words):
        return [str(self.cru), "session", *words, "--vault", str(vault), "--engine", engine]


def pairs(work, programs, sizes):
    """What is measured: a name and a case of each engine."""
    result = []
    appended = work.copy(work.vault("S"), "vault-engines-append")
    longest = run.largest_session(work.vault("S"))

    def add(name, vault, *words, **options):
        result.append((name, *(Case(f"{name}, {engine}", programs.session(engine, vault, *words), **options) for engine in (FIRST, SECOND))))

    for size in sizes:
        vault = work.vault(size)
        add(f"{size}: `reindex --full`", vault, "reindex", "--full", heavy=True)
        if size == "S":
            add("S: `append` one message", appended, "append", longest, "Hello there.")
        add(f"{size}: `reindex`, nothing changed", vault, "reindex")
        for name, query in QUESTIONS:
            add(f"{size}: first `search`, {name}", vault, "search", query)
    return result


def table(measured):
    rows = [f"| work | {FIRST} ms | {SECOND} ms | ratio, CPU ratio | {FIRST} peak MB | {SECOND} peak MB |", "| --- | --- | --- | --- | --- | --- |"]
    for name, first, second in measured:
        rows.append(f"| {name} | {1000 * first.median:.0f} | {1000 * second.median:.0f} | {second.ratio(first):.2f}, {second.ratio(first, 'cpu'):.2f} "
                    f"| {max(first.peak):.0f} | {max(second.peak):.0f} |")
    return rows


def warm(programs, vault, engine):
    """Milliseconds of each question inside of one process, the freshness check of all files included."""
    answer = subprocess.run([programs.bench, "search", vault, "7", engine, *(query for _, query in QUESTIONS)], check=True, capture_output=True, text=True).stdout
    return [(float(milliseconds), found.split()[0]) for _, milliseconds, found in (line.split("\t") for line in answer.splitlines())]


def warm_table(programs, vault, size):
    rows = ["", f"Inside of one process, the freshness check of all files included, vault {size}; medians of 3 runs of 7:", "",
            f"| question | {FIRST} ms | {SECOND} ms | ratio | found |", "| --- | --- | --- | --- | --- |"]
    runs = [(warm(programs, vault, FIRST), warm(programs, vault, SECOND)) for _ in range(3)]
    for number, (name, _) in enumerate(QUESTIONS):
        first, second = (statistics.median(one[engine][number][0] for one in runs) for engine in (0, 1))
        found = {one[engine][number][1] for one in runs for engine in (0, 1)}
        if len(found) != 1:
            raise SystemExit(f"{name}: the engines found {found}")
        rows.append(f"| {name} | {first:.1f} | {second:.1f} | {statistics.median(b[number][0] / a[number][0] for a, b in runs):.2f} | {found.pop()} |")
    return rows


def size_table(work, sizes):
    rows = ["", f"| index of | {FIRST} MB | {SECOND} MB | ratio | of the logs |", "| --- | --- | --- | --- | --- |"]
    for size in sizes:
        vault = work.vault(size)
        text = run.megabytes(vault / ".crucible" / "sessions", ".md")
        first, second = (megabytes_of(vault, engine) for engine in (FIRST, SECOND))
        rows.append(f"| {size} | {first:.1f} | {second:.1f} | {second / first:.2f} | {first / text:.2f}, {second / text:.2f} |")
    return rows


def megabytes_of(vault, engine):
    # Of several writers' the one that was used last: this run's.
    folder = max((vault / ".crucible" / "index").glob(f"*/{engine}-*"), key=lambda path: path.stat().st_mtime)
    return run.megabytes(folder, "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--heavy", type=int, default=3)
    parser.add_argument("--medium", action="store_true", help="vault M (240 MB) too")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work, programs = run.Workplace(options.work.resolve()), Programs(options.work.resolve())
    sizes = ["S"] + ["M"] * options.medium
    measured = pairs(work, programs, sizes)
    for _, *cases in measured:
        for case in cases:
            # The first builds the index; it is not counted.
            case.run()
            case.wall.clear(), case.cpu.clear(), case.peak.clear()
    for number in range(options.runs):
        run.say(f"round {number + 1} of {options.runs}")
        for case in (case for _, *cases in measured for case in cases):
            if not case.heavy or number < options.heavy:
                case.run()
    lines = [
        f"{run.surroundings()}; {options.runs} rounds ({options.heavy} of the full reindexes), files in the cache.", "",
        f"    python3 tests/bench/engines.py WORK --runs {options.runs} --heavy {options.heavy}{' --medium' if options.medium else ''} --write", "",
        *table(measured), *warm_table(programs, work.vault(sizes[-1]), sizes[-1]), *size_table(work, sizes)]
    print("\n".join(lines))
    if options.write:
        run.put(lines, BEGIN, END)


main()
