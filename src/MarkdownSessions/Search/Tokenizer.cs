using System.Text;

namespace MarkdownSessions.Search;

/// <summary>
/// The one place where text becomes words (docs/search.md, "Words"): every engine, the scan, the
/// ranking and the snippets see the same ones.
/// <para>
/// Words are runs of letters and digits, folded in case, accents, width and compatibility forms,
/// and cut at <see cref="MaxWordLength"/>. Runs joined by <see cref="Joiners"/> (three in a row at
/// most) are one identifier: it is split at the joiners and at humps (<c>getName</c>,
/// <c>HTTPServer</c>, but not <c>IDs</c>), not between letters and digits (<c>utf8</c>,
/// <c>sha256</c>, <c>v2</c> stay one word; <c>Base64Text</c> has its hump after the digits), and
/// kept whole beside its parts under <see cref="WholeMark"/>. Han, kana, Hangul and the
/// scripts of South-East Asia give overlapping pairs and the last character of a run.
/// </para>
/// </summary>
public static class Tokenizer
{
    /// <summary>Part of an index generation's name: raise it with any change of what words come out.</summary>
    public const int Version = 1;

    /// <summary>Begins a whole identifier, and nothing else; FTS5 takes it as a letter.</summary>
    public const char WholeMark = '=';

    /// <summary>The word between two pieces of a column, so that no phrase crosses them.</summary>
    public const string Gap = "=";

    /// <summary>
    /// In UTF-16 units: a longer word counts by its beginning, so that encoded bytes cannot bloat
    /// an index.
    /// </summary>
    public const int MaxWordLength = 64;

    /// <summary>
    /// In UTF-16 units with the mark. A longer identifier is known by its parts only, which is
    /// no loss: the whole is there for speed and rank, and its parts in a row say the same.
    /// </summary>
    public const int MaxWholeLength = 128;

    /// <summary>What may join the parts of an identifier; never a quote, a bracket or a blank.</summary>
    public const string Joiners = "_-./:@\\+#";

    /// <summary>
    /// Folds a value as words are folded, but keeps its punctuation, and parts nothing: for facts
    /// and for comparing names.
    /// </summary>
    public static string Fold(string value)
    {
        var folded = new StringBuilder(value.Length);
        Span<char> letters = stackalloc char[Folding.MaxFolded];
        for (int at = 0; at < value.Length;)
        {
            int count = Folding.FoldAt(value, at, letters, out int width);
            folded.Append(letters[..count]);
            at += width;
        }

        return folded.ToString();
    }

    /// <summary>The words of a text in its order, wholes after their parts, with their places.</summary>
    internal static WordReader Read(ReadOnlySpan<char> text) => new(text);
}
