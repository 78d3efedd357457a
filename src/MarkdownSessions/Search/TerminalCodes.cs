namespace MarkdownSessions.Search;

/// <summary>Escape sequences by which programs colour a terminal (ECMA-48, 5.4): <c>ESC [ 31 m</c>.</summary>
internal static class TerminalCodes
{
    private const char Escape = '\x1b';

    /// <summary>The text with a blank for every character of such a sequence, so that places stay what they are.</summary>
    public static string Blank(string text)
    {
        if (!text.Contains(Escape, StringComparison.Ordinal))
        {
            return text;
        }

        char[] blanked = text.ToCharArray();
        for (int at = 0; at < blanked.Length; at++)
        {
            if (blanked[at] == Escape)
            {
                int end = SequenceEnd(text, at);
                Array.Fill(blanked, ' ', at, end - at);
                at = end - 1;
            }
        }

        return new(blanked);
    }

    // Parameter and intermediate bytes, then one final byte; whatever else follows an escape is text.
    private static int SequenceEnd(string text, int start)
    {
        int at = start + 1;
        if (at >= text.Length || text[at] != '[')
        {
            return at;
        }

        at++;
        while (at < text.Length && text[at] is >= ' ' and <= '?')
        {
            at++;
        }

        return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : at;
    }
}
