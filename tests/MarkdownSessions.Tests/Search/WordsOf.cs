using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

/// <summary>Words as tests like to see them.</summary>
internal static class WordsOf
{
    /// <summary>All words of a text, joined by blanks.</summary>
    public static string Text(string text) => string.Join(' ', Placed(text).Select(word => word.Word));

    /// <summary>All words with kind and place.</summary>
    public static IReadOnlyList<(string Word, WordKind Kind, int Start, int Length)> Placed(string text)
    {
        var words = new List<(string, WordKind, int, int)>();
        var reader = Tokenizer.Read(text);
        while (reader.MoveNext())
        {
            words.Add((reader.Word.ToString(), reader.Kind, reader.Start, reader.Length));
        }

        return words;
    }
}
