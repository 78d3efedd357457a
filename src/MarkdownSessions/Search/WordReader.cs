using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MarkdownSessions.Search;

/// <summary>
/// Reads words off a text without allocating: first a run's parts, then, if they are several, the
/// whole of it. Use it by <c>while (reader.MoveNext())</c>; a word's letters live until the next.
/// </summary>
internal ref struct WordReader
{
    private const int MaxJoinersInARow = 3;

    private readonly ReadOnlySpan<char> text;
    private Letters letters;
    private int wordLength;
    private int at;
    private int runStart;
    private int runEnd;
    private int partsRead;
    private bool inUnspaced;
    private bool isEncoded;
    private bool isSimple;

    /// <summary>Reads <paramref name="text"/> from its beginning.</summary>
    public WordReader(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>How the current word came about.</summary>
    public WordKind Kind { get; private set; }

    /// <summary>Where the current word stands in the text, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is there, which need not be the length of <see cref="Word"/>.</summary>
    public int Length { get; private set; }

    /// <summary>The current word, folded.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Word => ((ReadOnlySpan<char>)letters)[..wordLength];

    /// <summary>Goes to the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (inUnspaced)
            {
                if (ReadUnspaced())
                {
                    return true;
                }
            }
            else if (at < runEnd)
            {
                if (ReadPart())
                {
                    return true;
                }
            }
            else if (partsRead > 1)
            {
                partsRead = 0;
                if (ReadWhole())
                {
                    return true;
                }
            }
            else if (!FindRun())
            {
                return false;
            }
        }
    }

    /// <summary>Goes to the beginning of the next run and finds its end.</summary>
    private bool FindRun()
    {
        var ascii = Folding.Ascii;
        partsRead = 0;
        isEncoded = false;
        while (at < text.Length)
        {
            char c = text[at];
            int width = 1;
            var kind = c < 128 ? (LetterKind)ascii[c] : Folding.KindAt(text, at, out width);
            if ((kind & LetterKind.Word) != LetterKind.Separator)
            {
                runStart = at;
                FindRunEnd();
                return true;
            }

            if (kind == LetterKind.Unspaced)
            {
                inUnspaced = true;
                wordLength = 0;
                return true;
            }

            at += width;
        }

        return false;
    }

    private void FindRunEnd()
    {
        isSimple = false;
        runEnd = at;
        int i = text[at] < 128 ? SkipSimple(at + 1) : at;
        if (isSimple)
        {
            return;
        }

        while (i < text.Length)
        {
            var kind = Folding.KindAt(text, i, out int width);
            if ((kind & (LetterKind.Word | LetterKind.Ignored)) != LetterKind.Separator)
            {
                i += width;
                runEnd = i;
            }
            else if (kind != LetterKind.Joiner || (i += JoinersAt(i)) == runEnd)
            {
                break;
            }
        }

        isEncoded = EncodedBytes.IsLike(text[runStart..runEnd]);
    }

    /// <summary>
    /// Skips small letters and digits: nearly all words of prose are nothing else behind their
    /// first letter, and need no second look.
    /// </summary>
    private int SkipSimple(int from)
    {
        const byte plain = (byte)(LetterKind.Lower | LetterKind.Digit);
        var ascii = Folding.Ascii;
        int i = from;
        while (i < text.Length && text[i] < 128 && (ascii[text[i]] & plain) != 0)
        {
            i++;
        }

        bool isEnd = i == text.Length || (text[i] < 128 && ascii[text[i]] == (byte)LetterKind.Separator);
        isSimple = isEnd && i - runStart <= Tokenizer.MaxWordLength;
        runEnd = i;
        return i;
    }

    /// <summary>How many joiners stand here with a word behind them; 0 when they end the run.</summary>
    private readonly int JoinersAt(int from)
    {
        int i = from;
        while (i < text.Length && text[i] < 128 && Folding.Ascii[text[i]] == (byte)LetterKind.Joiner)
        {
            i++;
        }

        bool joins = i - from <= MaxJoinersInARow
            && i < text.Length
            && (Folding.KindAt(text, i, out _) & LetterKind.Word) != LetterKind.Separator;
        return joins ? i - from : 0;
    }

    /// <summary>Reads the run's next part; false when nothing of it is left after folding.</summary>
    private bool ReadPart()
    {
        if (isSimple)
        {
            ReadSimple();
            return true;
        }

        var ascii = Folding.Ascii;
        int i = at;
        int length = 0;
        bool isFull = false;
        Span<char> to = letters;
        while (i < runEnd)
        {
            char c = text[i];
            if (c >= 128)
            {
                var kind = Folding.KindAt(text, i, out int width);
                if (kind == LetterKind.Upper && BeginsPart(i))
                {
                    break;
                }

                int longer = isFull ? -1 : Append(i, to, length, Tokenizer.MaxWordLength);
                isFull = longer < 0;
                length = isFull ? length : longer;
                i += width;
                continue;
            }

            byte asciiKind = ascii[c];
            if (asciiKind == (byte)LetterKind.Joiner
                || (asciiKind == (byte)LetterKind.Upper && BeginsPart(i)))
            {
                break;
            }

            isFull |= length == Tokenizer.MaxWordLength;
            if (!isFull)
            {
                to[length++] = asciiKind == (byte)LetterKind.Upper ? (char)(c | 0x20) : c;
            }

            i++;
        }

        Take(WordKind.Plain, at, i, length);
        at = isEncoded ? runEnd : AfterJoiners(i);
        partsRead += length > 0 && !isEncoded ? 1 : 0;
        return length > 0;
    }

    private readonly bool BeginsPart(int capital) =>
        capital > at && !isEncoded && Hump.BeginsAt(text[runStart..runEnd], capital - runStart);

    private void ReadSimple()
    {
        const char smallLetter = (char)0x20;
        Span<char> to = letters;
        text[runStart..runEnd].CopyTo(to);
        to[0] |= smallLetter;
        Take(WordKind.Plain, runStart, runEnd, runEnd - runStart);
        at = runEnd;
    }

    private readonly int AfterJoiners(int from)
    {
        int i = from;
        while (i < runEnd && text[i] < 128 && Folding.Ascii[text[i]] == (byte)LetterKind.Joiner)
        {
            i++;
        }

        return i;
    }

    /// <summary>Reads the run as one word under the mark; false when it is too long for that.</summary>
    private bool ReadWhole()
    {
        Span<char> to = letters;
        to[0] = Tokenizer.WholeMark;
        int length = 1;
        for (int i = runStart; i < runEnd;)
        {
            length = Append(i, to, length, Tokenizer.MaxWholeLength);
            if (length < 0)
            {
                return false;
            }

            Folding.KindAt(text, i, out int width);
            i += width;
        }

        Take(WordKind.Whole, runStart, runEnd, length);
        return true;
    }

    /// <summary>Appends a folded character; the new length, or -1 when there is no room for all of it.</summary>
    private readonly int Append(int i, Span<char> to, int length, int max)
    {
        int count = Folding.FoldAt(text, i, to[length..max], out _);
        return count < 0 ? -1 : length + count;
    }

    /// <summary>Reads the next pair or tail of a run without blanks; false after its end.</summary>
    private bool ReadUnspaced()
    {
        int start = at;
        int first = ComposeAt(start, letters, out int firstWidth);
        if (first == 0)
        {
            inUnspaced = false;
            wordLength = 0;
            return false;
        }

        bool isFirst = wordLength == 0;
        at = start + firstWidth;
        int second = ComposeAt(at, ((Span<char>)letters)[first..], out int secondWidth);
        var kind = second > 0 ? WordKind.Pair : isFirst ? WordKind.Lone : WordKind.Tail;
        Take(kind, start, at + secondWidth, first + second);
        return true;
    }

    /// <summary>Writes the folded character of a run without blanks; 0 where there is none.</summary>
    private readonly int ComposeAt(int i, Span<char> to, out int width)
    {
        int from = i;
        int length = 0;
        while (i < text.Length)
        {
            var kind = Folding.KindAt(text, i, out int unit);
            bool goesOn = length == 0 ? kind == LetterKind.Unspaced : kind == LetterKind.Ignored;
            if (goesOn)
            {
                length += Folding.FoldAt(text, i, to[length..], out _);
            }
            else if (length != 1 || kind != LetterKind.Unspaced || !Composition.TryJoin(to[0], text[i], out to[0]))
            {
                break;
            }

            i += unit;
        }

        width = i - from;
        return length;
    }

    private void Take(WordKind kind, int start, int end, int length)
    {
        Kind = kind;
        Start = start;
        Length = end - start;
        wordLength = length;
    }

    [InlineArray(Tokenizer.MaxWholeLength)]
    private struct Letters
    {
        private char first;
    }
}
