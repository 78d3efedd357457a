using System.Globalization;
using System.Text;

namespace MarkdownSessions.Search;

/// <summary>
/// Kinds and folded forms of characters by the frozen <see cref="FoldingTable"/>: the same on
/// every runtime, culture and version of Unicode.
/// </summary>
internal static class Folding
{
    /// <summary>The kind of each ASCII character, by its code.</summary>
    public static ReadOnlySpan<byte> Ascii => AsciiKinds;

    private static readonly byte[] AsciiKinds = MakeAsciiKinds();

    /// <summary>The kind of the character at <paramref name="at"/>, and how many UTF-16 units it takes.</summary>
    public static LetterKind KindAt(ReadOnlySpan<char> text, int at, out int width)
    {
        char c = text[at];
        width = 1;
        if (c < 128)
        {
            return (LetterKind)Ascii[c];
        }

        if (!char.IsSurrogate(c))
        {
            return (LetterKind)Beyond.Kinds[c];
        }

        if (!IsPair(text, at))
        {
            return LetterKind.Separator;
        }

        width = 2;
        return Beyond.KindOf(char.ConvertToUtf32(c, text[at + 1]));
    }

    /// <summary>
    /// Writes the folded form of the character at <paramref name="at"/>; what has none stays as
    /// it is, what is ignored vanishes. Never more than <see cref="MaxFolded"/> units.
    /// </summary>
    /// <returns>How many units were written; -1 when <paramref name="to"/> has no room for all of them.</returns>
    public static int FoldAt(ReadOnlySpan<char> text, int at, Span<char> to, out int width)
    {
        char c = text[at];
        width = 1;
        if (c < 128)
        {
            return Write(char.ToLowerInvariant(c), to);
        }

        if (IsPair(text, at))
        {
            width = 2;
            int point = char.ConvertToUtf32(c, text[at + 1]);
            return Beyond.KindOf(point) == LetterKind.Ignored ? 0 : WritePoint(point, to);
        }

        if (Beyond.Kinds[c] == (byte)LetterKind.Ignored)
        {
            return 0;
        }

        char folded = Beyond.Folds[c];
        return folded == Beyond.Several ? Write(Beyond.Expansions[c], to) : Write(folded, to);
    }

    /// <summary>The most UTF-16 units that one character folds to.</summary>
    public const int MaxFolded = 8;

    private static bool IsPair(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static int Write(char c, Span<char> to)
    {
        if (to.IsEmpty)
        {
            return -1;
        }

        to[0] = c;
        return 1;
    }

    private static int Write(string letters, Span<char> to) => letters.TryCopyTo(to) ? letters.Length : -1;

    private static int WritePoint(int point, Span<char> to)
    {
        if (Beyond.Expansions.TryGetValue(point, out string? letters))
        {
            return Write(letters, to);
        }

        var rune = new Rune(Beyond.FoldOf(point));
        return rune.TryEncodeToUtf16(to, out int written) ? written : -1;
    }

    private static byte[] MakeAsciiKinds()
    {
        var kinds = new byte[128];
        for (char c = '\0'; c < 128; c++)
        {
            kinds[c] = (byte)(char.IsAsciiLetterLower(c) ? LetterKind.Lower
                : char.IsAsciiLetterUpper(c) ? LetterKind.Upper
                : char.IsAsciiDigit(c) ? LetterKind.Digit
                : Tokenizer.Joiners.Contains(c) ? LetterKind.Joiner
                : LetterKind.Separator);
        }

        return kinds;
    }

    /// <summary>The table beyond ASCII, unpacked at its first use: most vaults of programmers hardly need it.</summary>
    private static class Beyond
    {
        /// <summary>In <see cref="Folds"/>: look into <see cref="Expansions"/>.</summary>
        public const char Several = '\0';

        // Planes 0 and 1; above are ideographs and little else, in a handful of ranges.
        private const int HighKindsStart = 0x20000;

        public static readonly byte[] Kinds = new byte[HighKindsStart];

        public static readonly char[] Folds = new char[char.MaxValue + 1];

        public static readonly Dictionary<int, string> Expansions = [];

        private static readonly List<(int First, int Last, LetterKind Kind)> HighKinds = [];

        private static readonly Dictionary<int, int> HighFolds = [];

        static Beyond()
        {
            for (int c = 0; c < Folds.Length; c++)
            {
                Folds[c] = (char)c;
            }

            foreach (var word in new WordsOf(FoldingTable.Classes))
            {
                ReadKind(word);
            }

            foreach (var word in new WordsOf(FoldingTable.Folds))
            {
                ReadFold(word);
            }
        }

        public static LetterKind KindOf(int point)
        {
            if (point < HighKindsStart)
            {
                return (LetterKind)Kinds[point];
            }

            foreach (var (first, last, kind) in HighKinds)
            {
                if (point >= first && point <= last)
                {
                    return kind;
                }
            }

            return LetterKind.Separator;
        }

        public static int FoldOf(int point) => HighFolds.GetValueOrDefault(point, point);

        private static void ReadKind(ReadOnlySpan<char> word)
        {
            var kind = word[^1] switch
            {
                'u' => LetterKind.Upper,
                'l' => LetterKind.Lower,
                'd' => LetterKind.Digit,
                'c' => LetterKind.Unspaced,
                _ => LetterKind.Ignored,
            };
            var (first, last, step) = ReadRange(word[..^1]);
            if (first >= HighKindsStart)
            {
                HighKinds.Add((first, last, kind));
                return;
            }

            for (int point = first; point <= last; point += step)
            {
                Kinds[point] = (byte)kind;
            }
        }

        private static void ReadFold(ReadOnlySpan<char> word)
        {
            int sign = word.IndexOfAny('+', '~', '=');
            var (first, last, step) = ReadRange(word[..sign]);
            if (word[sign] == '=')
            {
                ReadExpansion(first, word[(sign + 1)..]);
                return;
            }

            int delta = Hex(word[(sign + 1)..]) * (word[sign] == '+' ? 1 : -1);
            for (int point = first; point <= last; point += step)
            {
                SetFold(point, point + delta);
            }
        }

        private static void SetFold(int point, int folded)
        {
            if (point > char.MaxValue)
            {
                HighFolds.Add(point, folded);
            }
            else
            {
                Folds[point] = (char)folded;
            }
        }

        private static void ReadExpansion(int point, ReadOnlySpan<char> letters)
        {
            var text = new StringBuilder();
            foreach (var letter in letters.Split('.'))
            {
                text.Append(char.ConvertFromUtf32(Hex(letters[letter])));
            }

            Expansions.Add(point, text.ToString());
            if (point <= char.MaxValue)
            {
                Folds[point] = Several;
            }
        }

        private static (int First, int Last, int Step) ReadRange(ReadOnlySpan<char> range)
        {
            int sign = range.IndexOfAny('-', '/');
            return sign < 0
                ? (Hex(range), Hex(range), 1)
                : (Hex(range[..sign]), Hex(range[(sign + 1)..]), range[sign] == '-' ? 1 : 2);
        }

        private static int Hex(ReadOnlySpan<char> digits) =>
            int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        /// <summary>The blank-parted words of a table.</summary>
        private ref struct WordsOf(string table)
        {
            private ReadOnlySpan<char> rest = table;

            public ReadOnlySpan<char> Current { get; private set; }

            public readonly WordsOf GetEnumerator() => this;

            public bool MoveNext()
            {
                rest = rest.TrimStart();
                int end = rest.IndexOfAny(' ', '\n');
                Current = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[end..];
                return !Current.IsEmpty;
            }
        }
    }
}
