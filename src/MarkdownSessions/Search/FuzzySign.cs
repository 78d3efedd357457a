using System.Buffers;

namespace MarkdownSessions.Search;

/// <summary>The sign behind a fuzzy word: <c>~</c> or <c>~1</c> for one letter, <c>~2</c> for two.</summary>
/// <param name="Word">What stands before it.</param>
/// <param name="Text">The sign as it was typed, the tilde and what follows it.</param>
internal readonly record struct FuzzySign(string Word, string Text)
{
    private const char Tilde = '~';

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    /// <summary>How many letters may be wrong, 1 or 2; 0 when another number stands there.</summary>
    public int Edits => Text switch
    {
        "~" or "~1" => 1,
        "~2" => 2,
        _ => 0,
    };

    /// <summary>
    /// The sign at a word's end; null when there is none. Only a tilde behind a letter, a digit or a star is one, and only
    /// with a number behind it or nothing: <c>~/src</c>, <c>=~</c> and <c>a~b</c> are text.
    /// </summary>
    public static FuzzySign? Of(ReadOnlySpan<char> text)
    {
        int tilde = text.LastIndexOf(Tilde);
        bool isSign = tilde > 0
            && (char.IsLetterOrDigit(text[tilde - 1]) || char.IsLowSurrogate(text[tilde - 1]) || text[tilde - 1] == '*')
            && text[(tilde + 1)..].IndexOfAnyExcept(OfNumbers) < 0;
        return isSign ? new(text[..tilde].ToString(), text[tilde..].ToString()) : null;
    }

    /// <summary>The sign as the language prints it.</summary>
    public static string Print(int edits) => edits == 1 ? "~" : "~2";
}
