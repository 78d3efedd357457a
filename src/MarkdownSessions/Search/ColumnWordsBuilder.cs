using System.Buffers;

namespace MarkdownSessions.Search;

/// <summary>Makes the words of a message's runs, column by column.</summary>
internal static class ColumnWordsBuilder
{
    /// <summary>
    /// In UTF-16 units of a column: only the beginning of a long message is scored, so that one
    /// huge log cannot slow a search (docs/search.md, "Bounds"). All of it is indexed.
    /// </summary>
    public const int MaxScoredLength = 64 * 1024;

    /// <summary>The words of all of the text, for an index.</summary>
    public static ColumnWords All(IReadOnlyList<TextRun> runs) => Make(runs, int.MaxValue);

    /// <summary>The words of the first <see cref="MaxScoredLength"/> of each column, for the score.</summary>
    public static ColumnWords Scored(IReadOnlyList<TextRun> runs) => Make(runs, MaxScoredLength);

    private static ColumnWords Make(IReadOnlyList<TextRun> runs, int maxLength) => new(
        Column(runs, TextColumns.Prose, maxLength),
        Column(runs, TextColumns.Code, maxLength),
        Column(runs, TextColumns.Tool, maxLength),
        Column(runs, TextColumns.Thinking, maxLength));

    private static string Column(IReadOnlyList<TextRun> runs, TextColumns column, int maxLength)
    {
        Output? output = null;
        foreach (var run in runs)
        {
            if (run.Column == column && maxLength > 0)
            {
                output ??= new();
                output.Add(run.Text.AsSpan(0, Math.Min(run.Text.Length, maxLength)));
                maxLength -= run.Text.Length;
            }
        }

        return output?.Finish() ?? "";
    }

    /// <summary>Words on their way into one string, wholes held back for its end.</summary>
    private sealed class Output
    {
        private const int FirstSize = 4096;

        private char[] words = ArrayPool<char>.Shared.Rent(FirstSize);
        private int length;
        private readonly List<string> wholes = [];
        private readonly HashSet<string> known = new(StringComparer.Ordinal);
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> knownLetters;

        public Output() => knownLetters = known.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<char> text)
        {
            bool isFirst = true;
            var reader = Tokenizer.Read(text);
            while (reader.MoveNext())
            {
                if (reader.Kind == WordKind.Whole)
                {
                    HoldBack(reader.Word);
                    continue;
                }

                if (isFirst && length > 0)
                {
                    Write(Tokenizer.Gap);
                }

                isFirst = false;
                Write(reader.Word);
            }
        }

        /// <summary>All words in one string; to be called once, at the end.</summary>
        public string Finish()
        {
            foreach (string whole in wholes)
            {
                Write(whole);
            }

            string joined = new(words, 0, length);
            ArrayPool<char>.Shared.Return(words);
            words = [];
            return joined;
        }

        private void HoldBack(ReadOnlySpan<char> whole)
        {
            if (!knownLetters.Contains(whole))
            {
                string kept = whole.ToString();
                known.Add(kept);
                wholes.Add(kept);
            }
        }

        private void Write(ReadOnlySpan<char> word)
        {
            if (words.Length - length <= word.Length)
            {
                Grow();
            }

            if (length > 0)
            {
                words[length++] = ' ';
            }

            word.CopyTo(words.AsSpan(length));
            length += word.Length;
        }

        private void Grow()
        {
            var larger = ArrayPool<char>.Shared.Rent(words.Length * 2);
            words.AsSpan(0, length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(words);
            words = larger;
        }
    }
}
