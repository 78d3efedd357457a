#!/usr/bin/env python3
"""Writes src/MarkdownSessions/Search/FoldingTable.cs from Python's copy of the Unicode data.

Run it only for a new Tokenizer.Version: the words of every index depend on its output.
Rule for a letter, digit or kept mark: NFKD, full case folding, NFKD again, accents dropped,
digits of any script to ASCII, a few Latin letters that Unicode does not take apart by hand.
Han, kana, Hangul stay composed (only width and compatibility forms go), because the tokeniser
composes them itself. What would fold to something that is no letter stays as it is.
"""
import hashlib
import sys
import unicodedata as u

BY_HAND = {
    'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ŧ': 't', 'æ': 'ae', 'œ': 'oe',
    'þ': 'th', 'ı': 'i', 'ĸ': 'k', 'ŋ': 'n', 'ƒ': 'f', 'ɨ': 'i', 'ʉ': 'u', 'ƶ': 'z',
}
# Written without blanks between words: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.
UNSPACED = [
    (0x0E01, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF),
    (0x3005, 0x3007), (0x3021, 0x303C), (0x3041, 0x30FF), (0x3105, 0x318F), (0x31A0, 0x31BF),
    (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x1AFF0, 0x1B16F), (0x20000, 0x323AF),
]
# Accents and points; marks of other scripts are vowels and belong to the word.
ACCENTS = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x08CA, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
]
IGNORED = {0xAD, 0x0640, 0x200C, 0x200D, 0x2060, 0xFEFF} | set(range(0xFE00, 0xFE10)) | set(range(0xE0100, 0xE01F0))
VOICED = {0x3099: 0x3099, 0x309A: 0x309A, 0xFF9E: 0x3099, 0xFF9F: 0x309A}


def within(cp, ranges):
    return any(a <= cp <= b for a, b in ranges)


def kind(cp):
    """u upper, l other letter or mark, d digit, c unspaced, i ignored inside words, or None."""
    category = u.category(chr(cp))
    if cp in IGNORED or within(cp, ACCENTS) and category[0] == 'M':
        return 'i'
    if cp in VOICED:
        return 'c'
    if category[0] not in 'LMN':
        return None
    if within(cp, UNSPACED) and category != 'Nd':
        return 'c'
    # Capital Cherokee is what its small letters fold to.
    return 'u' if category in ('Lu', 'Lt') and chr(cp).casefold() != chr(cp) else 'd' if category == 'Nd' else 'l'


def once(text):
    folded = []
    for c in u.normalize('NFKD', u.normalize('NFKD', text).casefold()):
        if kind(ord(c)) == 'i':
            continue
        folded.append(str(u.digit(c)) if u.category(c) == 'Nd' else BY_HAND.get(c, c))
    return ''.join(folded)


def fold(cp):
    c = chr(cp)
    if cp >= 0x2F800:
        return c  # 540 rare ideographs for compatibility would double the table.
    if kind(cp) == 'c':
        if cp in VOICED:
            return chr(VOICED[cp])
        folded = u.normalize('NFKC', c)
        # Half-width and compatibility jamo become conjoining ones under NFKC; one form for all.
        return folded if len(folded) == 1 and kind(ord(folded)) == 'c' else c
    folded = once(c)
    while once(folded) != folded:
        folded = once(folded)
    fits = folded and len(folded) <= 4 and all(kind(ord(f)) in ('l', 'd') for f in folded)
    return folded if fits else c


def rows():
    for cp in range(0x80, 0x110000):
        if 0xD800 <= cp < 0xE000:
            continue
        k = kind(cp)
        if k:
            folded = '' if k == 'i' else fold(cp)
            # A circled 43 is a number to the eye, so no capital begins a new part behind it.
            yield cp, 'd' if k == 'l' and folded[-1].isdigit() else k, folded


def ranges(items, same):
    """Joins neighbours (cp, value) into (first, last, step, value) with one step, 1 or 2."""
    out = []
    for cp, value in items:
        if out and same(out[-1][3], value):
            first, last, step, _ = out[-1]
            gap = cp - last
            if gap == step or step == 0 and gap in (1, 2):
                out[-1] = (first, cp, gap, value)
                continue
        out.append((cp, cp, 0, value))
    return out


def spell(first, last, step):
    return f'{first:X}' if step == 0 else f'{first:X}{"-" if step == 1 else "/"}{last:X}'


def lines(words, width=108):
    line = ''
    for word in words:
        if len(line) + len(word) + 1 > width:
            yield line
            line = ''
        line += (' ' if line else '') + word
    yield line


def raw(name, summary, words):
    body = '\n'.join('        ' + line for line in lines(words))
    return f'    /// <summary>{summary}</summary>\n    public const string {name} =\n        """\n{body}\n        """;\n'


def main():
    table = list(rows())
    classes, folds = [], []
    for k in 'uldci':
        for first, last, step, _ in ranges([(cp, k) for cp, kk, _ in table if kk == k], lambda a, b: a == b):
            classes.append((first, spell(first, last, step) + k))
    def one(cp, f):
        return len(f) == 1 and (cp > 0xFFFF or ord(f) <= 0xFFFF)

    single = [(cp, ord(f) - cp) for cp, _, f in table if one(cp, f) and ord(f) != cp]
    for first, last, step, delta in ranges(single, lambda a, b: a == b):
        folds.append((first, f'{spell(first, last, step)}{"+" if delta > 0 else "~"}{abs(delta):X}'))
    for cp, _, f in table:
        if f and not one(cp, f):
            folds.append((cp, f'{cp:X}=' + '.'.join(f'{ord(c):X}' for c in f)))
    digest = hashlib.sha256()
    for cp, k, f in table:
        digest.update(f'{cp:X}{k}{f}\n'.encode('utf-8', 'surrogatepass'))
    classes.sort()
    folds.sort()
    print(f'''namespace MarkdownSessions.Search;

/// <summary>
/// What is a letter and to what it folds, beyond ASCII: frozen, so that every machine and runtime
/// makes the same words. Written by <c>tests/tools/folding-table.py</c> from Unicode {u.unidata_version}; do not edit.
/// </summary>
internal static class FoldingTable
{{
    /// <summary>SHA-256 over a line <c>hex class folded</c> for each code point of the table, in order.</summary>
    public const string Sha256 = "{digest.hexdigest()}";

{raw('Classes', 'First, then <c>-</c> (all) or <c>/</c> (every second) and last, then the class.', [w for _, w in classes])}
{raw('Folds', 'Code points as above, then <c>+</c> or <c>~</c> and how far up or down, or <c>=</c> and the letters.', [w for _, w in folds])}}}''')
    print(len(table), len(classes), len(folds), file=sys.stderr)


main()
