using System.Globalization;
using System.Text;

namespace MarkdownSessions.Search;

/// <summary>Cuts a snippet out of a text and makes it one safe line.</summary>
internal static class SnippetText
{
    private const char Cutting = '…';

    // A cut moves by at most so much to spare a word.
    private const int MaxWordSpared = 24;

    /// <summary>The snippet of a window: its words, with as much around them as fits.</summary>
    public static Snippet Cut(SnippetWindow window, int maxLength)
    {
        string text = window.Run.Text;
        var (start, end) = Around(window, maxLength - 2);
        var line = new StringBuilder(maxLength);
        line.Append(text.AsSpan(0, start).IsWhiteSpace() ? "" : Cutting.ToString());
        int[] places = Write(text, start, end, line);
        bool endsInBlank = line.Length > 0 && line[^1] == ' ';
        line.Length -= endsInBlank ? 1 : 0;
        var highlights = Highlights(window.Hits, start, end, places);
        bool isCut = end < text.Length && !text.AsSpan(end).IsWhiteSpace();
        line.Append(isCut ? Cutting.ToString() : "");
        return new(line.ToString(), highlights, window.Run.LineAt(FirstShown(window, start)), window.Run.Column);
    }

    private static int FirstShown(SnippetWindow window, int start) => window.Hits.Count > 0
        ? window.Hits[0].Start
        : Math.Max(start, window.Run.Text.AsSpan().IndexOfAnyExcept(" \t\r\n"));

    private static (int Start, int End) Around(SnippetWindow window, int room)
    {
        string text = window.Run.Text;
        if (window.Hits.Count == 0)
        {
            int first = FirstShown(window, 0);
            return (first, SpareWordAtEnd(text, first, Math.Min(text.Length, first + room)));
        }

        int from = window.Hits[0].Start;
        int to = Math.Min(window.Hits.Max(hit => hit.End), from + room);
        int free = room - (to - from);
        int after = Math.Min(text.Length - to, free - Math.Min(from, free / 3));
        int before = Math.Min(from, free - after);
        return (SpareWordAtStart(text, from - before, from), SpareWordAtEnd(text, to, to + after));
    }

    private static int SpareWordAtStart(string text, int start, int limit)
    {
        if (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            var cut = text.AsSpan(start, Math.Min(MaxWordSpared, limit - start));
            int blank = cut.IndexOfAny(" \t\r\n");
            start += blank + 1;
        }

        return start > 0 && start < limit && char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private static int SpareWordAtEnd(string text, int limit, int end)
    {
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            int from = Math.Max(limit, end - MaxWordSpared);
            int blank = text.AsSpan(from, end - from).LastIndexOfAny(" \t\r\n");
            end = blank < 0 ? end : from + blank;
        }

        return end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    /// <summary>
    /// Writes the characters that may be shown; where each of the text came to stand, one more for
    /// the end.
    /// </summary>
    private static int[] Write(string text, int start, int end, StringBuilder line)
    {
        var places = new int[end - start + 1];
        for (int i = start; i < end; i++)
        {
            places[i - start] = line.Length;
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < end && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                places[i + 1 - start] = line.Length;
                line.Append(MayShow(CharUnicodeInfo.GetUnicodeCategory(text, i)) ? text.Substring(i, 2) : "");
                i++;
            }
            else
            {
                WriteOne(text[i], line);
            }
        }

        places[^1] = line.Length;
        return places;
    }

    private static void WriteOne(char c, StringBuilder line)
    {
        if (char.IsWhiteSpace(c) || char.IsControl(c))
        {
            bool isFirst = line.Length == 0 || line[^1] is ' ' or Cutting;
            line.Append(isFirst ? "" : " ");
        }
        else if (char.IsSurrogate(c))
        {
            line.Append('\uFFFD');
        }
        else if (c is '\u200C' or '\u200D' || MayShow(char.GetUnicodeCategory(c)))
        {
            line.Append(c);
        }
    }

    // Format characters turn the reading direction or hide text; only the joiners of emoji and of Persian pass.
    private static bool MayShow(UnicodeCategory category) => category != UnicodeCategory.Format;

    private static List<Highlight> Highlights(IReadOnlyList<SnippetHit> hits, int start, int end, int[] places)
    {
        var highlights = new List<Highlight>();
        foreach (var hit in hits)
        {
            int from = places[Math.Clamp(hit.Start, start, end) - start];
            int to = places[Math.Clamp(hit.End, start, end) - start];
            if (highlights.Count > 0 && from < highlights[^1].Start + highlights[^1].Length)
            {
                from = highlights[^1].Start;
                to = Math.Max(to, from + highlights[^1].Length);
                highlights.RemoveAt(highlights.Count - 1);
            }

            if (to > from)
            {
                highlights.Add(new(from, to - from));
            }
        }

        return highlights;
    }
}
