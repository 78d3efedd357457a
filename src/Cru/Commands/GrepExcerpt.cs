using System.Text;
using Cru.Output;
using MarkdownSessions.Grep;

namespace Cru.Commands;

/// <summary>A found line as text: made safe, its matches coloured, a very long one cut around the first of them.</summary>
internal static class GrepExcerpt
{
    // About ten lines of a terminal; a tool's answer of a megabyte on one line would bury the others.
    private const int MostLetters = 1_000;
    private const int LettersBefore = 200;
    private const char Cutting = '…';

    public static string Of(GrepLine line, Paint paint)
    {
        string text = line.Text.EndsWith('\r') ? line.Text[..^1] : line.Text;
        if (text.Length <= MostLetters && !paint.IsOn)
        {
            return Safe(text);
        }

        var spans = line.Spans;
        var (from, to) = Window(text, spans);
        var shown = new StringBuilder(from > 0 ? $"{Cutting}" : "");
        int at = from;
        foreach (var span in spans.Where(span => span.Length > 0 && span.Start < to && span.Start + span.Length > from))
        {
            int start = Math.Max(span.Start, from);
            int end = Math.Min(span.Start + span.Length, to);
            shown.Append(Safe(text[at..start])).Append(paint.Found(Safe(text[start..end])));
            at = end;
        }

        return shown.Append(Safe(text[at..to])).Append(to < text.Length ? $"{Cutting}" : "").ToString();
    }

    private static (int From, int To) Window(string text, IReadOnlyList<GrepSpan> spans)
    {
        if (text.Length <= MostLetters)
        {
            return (0, text.Length);
        }

        int first = spans.Count == 0 ? 0 : Math.Min(spans[0].Start, text.Length);
        int from = Math.Clamp(first - LettersBefore, 0, text.Length - MostLetters);
        int to = from + MostLetters;
        return (from > 0 && char.IsLowSurrogate(text[from]) ? from + 1 : from, to < text.Length && char.IsLowSurrogate(text[to]) ? to - 1 : to);
    }

    // Tabs stay: they steer nothing but the column.
    private static string Safe(string text) => TerminalText.Block(text);
}
