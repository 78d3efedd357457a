"""The known-item set: reading it, splitting it, and the rules that it keeps (docs/search-quality.md, "The set")."""
import csv
import hashlib
import os
import re
import unicodedata

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "questions.tsv")
KINDS = ["topic", "error", "name", "decision", "printed", "sentence", "loose", "field"]

# Words that carry no subject. Only they may stand in a question and in the title of its answer.
STOP_WORDS = frozenset("""
    a an and are as at be but by can did do does for from had has have how i in into is it its me my not of on or our so
    that the their then there these they this those to us was we were what when where which who why will with you your
    """.split())

RUN = re.compile(r"[^\W_]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
FIELD = re.compile(r"(?<!\S)[a-z]+:(?=[\"\w])")


class Question:
    """What somebody types, of what kind it is, and the sessions that answer it equally well."""

    def __init__(self, text, kind, answers):
        self.text, self.kind, self.answers = text, kind, answers.split()
        # A third is held out, by a hash of the text alone, so that nobody chooses which.
        self.held_out = hashlib.sha256(text.encode()).digest()[0] % 3 == 0

    @property
    def split(self):
        return "held out" if self.held_out else "tuning"

    @property
    def patterns(self):
        """The words and phrases as a program without fields would be asked for them."""
        plain = FIELD.sub("", self.text)
        return [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', plain)]


def read():
    with open(PATH, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Question(row["question"], row["kind"], row["answers"]) for row in rows]


def folded_words(text):
    """Runs of letters and digits and their humps, without case and accents."""
    words = set()
    for run in RUN.findall(text):
        for part in [run, *HUMP.split(run)]:
            plain = unicodedata.normalize("NFKD", part.casefold())
            words.add("".join(letter for letter in plain if not unicodedata.combining(letter)))
    return words


def words_of_title(question, title):
    """The words of a question that stand in a title, though they should not."""
    asked = folded_words(" ".join(question.patterns))
    return sorted((asked & folded_words(title or "")) - STOP_WORDS)
