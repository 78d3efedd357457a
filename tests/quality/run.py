#!/usr/bin/env python3
"""Asks the known-item set of `cru session search` and of its peers, and says how often the right session comes first.

    CRU_BINARY=… python3 tests/quality/run.py [--data FOLDER] [--gate] [--write] [--verbose] [--ci]

FOLDER holds sessions of Claude Code; without it, `shared/data/claude-code` above this file. What is measured and how is
in docs/search-quality.md. Every run fails when search has become worse than the table there says; --write puts a new
table there, --gate fails also where a peer is better, --verbose shows what is not in the first place.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "faults" / "lib")]
import known_items
import peers
from faultkit import Suite

DOCUMENT = HERE.parent.parent / "docs" / "search-quality.md"
BEGIN, END = "<!-- quality begin -->", "<!-- quality end -->"
LIMIT = 20
CRU, BM25, RG = "cru", "BM25 over sessions", "rg, newest first"
TOLERANCE = 0.02


class Vault:
    """The data, imported, and its sessions as `list` tells them."""

    def __init__(self, suite, source):
        self.suite, self.path = suite, os.path.join(suite.work, "vault")
        self.ask("import", source, "--from", "claude-code", "--json")
        self.ask("reindex", "--full", "--json")
        sessions = self.ask("list", "--include-children", "--json")["sessions"]
        self.sessions = {session["session_id"]: session for session in sessions}
        self.folders = {name: os.path.join(self.path, ".crucible", "sessions", name) for name in sorted(self.sessions)}
        self.newest_first = sorted(self.sessions, key=lambda name: (self.sessions[name]["last"], name), reverse=True)

    def ask(self, verb, *arguments):
        code, out, err = self.suite.run(self.path, "session", verb, *arguments)
        if code not in (0, 1):
            raise SystemExit(f"{verb} {arguments} ended with {code}: {err.decode()}")
        return json.loads(out)

    def search(self, question):
        """The sessions of the first page of hits, each at its first hit. A sub-agent's session stands for itself."""
        answer = self.ask("search", question.text, "--format", "json", "--limit", str(LIMIT), "--include-children")
        return list(dict.fromkeys(hit["session_id"] for hit in answer["hits"]))

    def family(self, session):
        return self.sessions.get(session, {}).get("parent") or session


class Measure:
    """Ranks of the first right session, 0 for none, and what is made of them."""

    def __init__(self, ranks):
        self.ranks = ranks

    def within(self, places):
        return sum(0 < rank <= places for rank in self.ranks) / len(self.ranks)

    @property
    def mrr(self):
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)

    def cells(self):
        return f"{self.within(1):.3f} | {self.within(5):.3f} | {self.mrr:.3f}"


def rank_of(answers, ranking):
    return next((place for place, session in enumerate(ranking[:LIMIT], 1) if session in answers), 0)


def family_rank(vault, answers, ranking):
    families = list(dict.fromkeys(vault.family(session) for session in ranking))
    return rank_of({vault.family(answer) for answer in answers}, families)


def check_set(suite, questions):
    """Rules of the set that need no data."""
    texts = [question.text for question in questions]
    suite.check(len(texts) >= 150, f"{len(texts)} questions")
    suite.check(len(set(texts)) == len(texts), "a question stands there twice")
    unknown = {question.kind for question in questions} - set(known_items.KINDS)
    suite.check(not unknown, f"kinds that docs/search-quality.md does not name: {unknown}")
    share = sum(question.held_out for question in questions) / len(questions)
    suite.check(0.25 < share < 0.42, f"{share:.2f} of the questions are held out")


def check_answers(suite, vault, questions):
    """Every answer is in the import, and nothing is asked by the words of its title."""
    for question in questions:
        for answer in question.answers:
            known = suite.check(answer in vault.sessions, f"'{question.text}': no session {answer} in the import")
            same = known and known_items.words_of_title(question, vault.sessions[answer]["title"])
            suite.check(not same, f"'{question.text}' has words of the title of {answer}: {same}")
    asked = {answer for question in questions for answer in question.answers}
    suite.check(asked == set(vault.sessions), f"nothing asks for {sorted(set(vault.sessions) - asked)}")


def rankings(suite, vault, questions):
    """What each system answers: name → question → sessions, best first."""
    systems = {CRU: vault.search}
    bm25 = peers.Bm25(vault.folders)
    systems[BM25] = lambda question: bm25.rank(question.patterns)
    if shutil.which("rg"):
        rg = peers.RipgrepNewest(vault.folders, vault.newest_first)
        systems[RG] = lambda question: rg.rank(question.patterns)
    else:
        print("not run: the comparison with rg, which is not here")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return {name: dict(zip((question.text for question in questions), pool.map(ask, questions)))
                for name, ask in systems.items()}


def measure(answers, questions):
    return Measure([rank_of(question.answers, answers[question.text]) for question in questions])


def table(found, groups):
    lines = ["| questions | number | " + " | ".join(f"{name}: hit@1 | hit@5 | MRR" for name in found) + " |",
             "| --- | ---: |" + " ---: |" * (3 * len(found))]
    for name, group in groups.items():
        cells = " | ".join(measure(answers, group).cells() for answers in found.values())
        lines.append(f"| {name} | {len(group)} | {cells} |")
    return lines


def report(vault, found, questions):
    groups = {"all": questions}
    for split in ("tuning", "held out"):
        groups[split] = [question for question in questions if question.split == split]
    for kind in known_items.KINDS:
        groups[kind] = [question for question in questions if question.kind == kind]
    lines = table(found, groups)
    families = {name: Measure([family_rank(vault, question.answers, answers[question.text]) for question in questions])
                for name, answers in found.items()}
    cells = " | ".join(one.cells() for one in families.values())
    return [*lines, f"| all, a sub-agent counted as its parent | {len(questions)} | {cells} |"]


def show_misses(found, questions):
    for question in questions:
        places = [rank_of(question.answers, answers[question.text]) for answers in found.values()]
        if places[0] != 1:
            print(f"{question.split:8} {question.kind:8} {str(places):12} {question.text}  ->  {' '.join(question.answers)}"
                  f"  (cru: {' '.join(found[CRU][question.text][:3])})")


def claims():
    """hit@5 and MRR of cru over all questions, as docs/search-quality.md has them; None when it has none."""
    row = re.search(r"^\| all \| \d+ \| [\d.]+ \| ([\d.]+) \| ([\d.]+) \|", DOCUMENT.read_text(encoding="utf-8"), re.M)
    return row and (float(row.group(1)), float(row.group(2)))


def check_peers(suite, found, questions):
    own = measure(found[CRU], questions)
    for name in found:
        if name != CRU:
            peer = measure(found[name], questions)
            check_at_least(suite, own, (peer.within(5), peer.mrr), f"{name} has")


def check_claims(suite, found, questions):
    claimed = claims()
    if suite.check(claimed is not None, "docs/search-quality.md has no row 'all'"):
        least = [number - TOLERANCE for number in claimed]
        check_at_least(suite, measure(found[CRU], questions), least, "docs/search-quality.md claims, less the tolerance,")


def check_at_least(suite, own, least, whose):
    suite.check(own.within(5) >= least[0], f"hit@5 is {own.within(5):.3f}; {whose} {least[0]:.3f}")
    suite.check(own.mrr >= least[1], f"MRR is {own.mrr:.3f}; {whose} {least[1]:.3f}")


def check_mistake(suite, found, questions):
    """An order that is the wrong way round must cost something, or nothing is measured here."""
    turned = {text: ranking[::-1] for text, ranking in found[CRU].items()}
    suite.check(measure(turned, questions).mrr < measure(found[CRU], questions).mrr - 0.05, "turned rankings are as good")


def write(vault, lines):
    text = DOCUMENT.read_text(encoding="utf-8")
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    about = f"{len(vault.sessions)} sessions, {sum(session['messages'] for session in vault.sessions.values())} messages."
    DOCUMENT.write_text(text[:begin] + "\n\n" + about + "\n\n" + "\n".join(lines) + "\n\n" + text[end:], encoding="utf-8")


def arguments():
    """Its own; the rest is left to the suite."""
    parser = argparse.ArgumentParser(add_help=False)
    for name in ("--gate", "--write", "--verbose"):
        parser.add_argument(name, action="store_true")
    own, sys.argv[1:] = parser.parse_known_args()
    return own


def main():
    own = arguments()
    suite = Suite(__doc__)
    questions = known_items.read()
    check_set(suite, questions)
    source = suite.source_data()
    if source is None or not os.path.isdir(source):
        print("not run: the real sessions of Claude Code are not here")
        suite.finish()
    vault = Vault(suite, source)
    check_answers(suite, vault, questions)
    found = rankings(suite, vault, questions)
    lines = report(vault, found, questions)
    print("\n".join(lines))
    if own.verbose:
        show_misses(found, questions)
    check_mistake(suite, found, questions)
    if own.gate:
        check_peers(suite, found, questions)
    if own.write:
        write(vault, lines)
    check_claims(suite, found, questions)
    suite.finish()


if __name__ == "__main__":
    main()
