"""What search is compared with, over the same files: plain BM25 over whole sessions, and rg sorted by newest."""
import collections
import math
import os
import re
import subprocess

WORD = re.compile(r"[^\W_]+")


class Bm25:
    """Robertson and Zaragoza, 2009: k1 = 1.2, b = 0.75; a document is a session, any word of a question counts."""

    K1, B = 1.2, 0.75

    def __init__(self, folders):
        self.counts = {session: collections.Counter(words(read(folder))) for session, folder in folders.items()}
        self.lengths = {session: sum(counts.values()) for session, counts in self.counts.items()}
        self.average = sum(self.lengths.values()) / len(self.lengths)
        self.holding = collections.Counter(word for counts in self.counts.values() for word in counts)

    def rank(self, patterns):
        scores = {session: self.score(session, set(words(" ".join(patterns)))) for session in self.counts}
        return sorted((session for session in scores if scores[session] > 0), key=lambda session: (-scores[session], session))

    def score(self, session, asked):
        norm = self.K1 * (1 - self.B + self.B * self.lengths[session] / self.average)
        counts = {word: self.counts[session][word] for word in asked}
        return sum(self.rarity(word) * count * (self.K1 + 1) / (count + norm) for word, count in counts.items())

    def rarity(self, word):
        return math.log(1 + (len(self.counts) - self.holding[word] + 0.5) / (self.holding[word] + 0.5))


class RipgrepNewest:
    """Sessions in which all words stand, as `rg` finds them without case; if none, those with the most words."""

    def __init__(self, folders, newest_first):
        self.folders, self.newest_first, self.found = folders, newest_first, {}

    def rank(self, patterns):
        holding = [self.holding(pattern) for pattern in patterns]
        counts = {session: sum(session in sessions for sessions in holding) for session in self.newest_first}
        most = max(counts.values(), default=0)
        return [session for session in self.newest_first if most and counts[session] == most]

    def holding(self, pattern):
        if pattern not in self.found:
            command = ["rg", "-il", "--no-ignore", "--hidden", "-F", "-e", pattern, "--", *self.folders.values()]
            process = subprocess.run(command, capture_output=True, check=False)
            if process.returncode > 1:
                raise SystemExit(process.stderr.decode())
            files = process.stdout.decode().splitlines()
            self.found[pattern] = {session for session, folder in self.folders.items()
                                   if any(file.startswith(folder + os.sep) for file in files)}
        return self.found[pattern]


def words(text):
    return WORD.findall(text.casefold())


def read(folder):
    """All text of a session: its Markdown and what it keeps as files."""
    texts = []
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(place, name), encoding="utf-8", errors="replace") as file:
                texts.append(file.read())
    return "\n".join(texts)
