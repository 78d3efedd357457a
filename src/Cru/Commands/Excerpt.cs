using Cru.Output;

namespace Cru.Commands;

/// <summary>The lines of a text as they are shown.</summary>
internal static class Excerpt
{
    // What a tool was given and answered is read at a glance or in the file.
    private const int MostLines = 12;
    private const int MostLetters = 1_000;

    /// <summary>All lines, made safe.</summary>
    public static IEnumerable<string> All(string text) => text.Length == 0 ? [] : TerminalText.Block(text).TrimEnd('\n').Split('\n');

    /// <summary>All lines but the blank ones around them, made safe: many a program begins an answer with some.</summary>
    public static IReadOnlyList<string> Trimmed(string text)
    {
        string[] lines = TerminalText.Block(text).Split('\n');
        int first = Array.FindIndex(lines, HasWords);
        return first < 0 ? [] : lines[first..(Array.FindLastIndex(lines, HasWords) + 1)];
    }

    private static bool HasWords(string line) => !string.IsNullOrWhiteSpace(line);

    /// <summary>The first lines, and where the rest is.</summary>
    public static IEnumerable<string> Of(string text, string place)
    {
        int left = MostLetters;
        var lines = Trimmed(text);
        for (int at = 0; at < lines.Count; at++)
        {
            if (at == MostLines || left <= 0)
            {
                yield return $"… {Amounts.Count(lines.Count - at, "more line")}: {TerminalText.Line(place)}, or --full";
                yield break;
            }

            yield return lines[at].Length > left ? $"{Columns.Cut(lines[at], left)} ({TerminalText.Line(place)}, or --full)" : lines[at];
            left -= lines[at].Length;
        }
    }
}
