using System.Diagnostics.CodeAnalysis;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// The comment at the end of a line that says what the line cannot show:
/// <c>&lt;!-- cru {…} --&gt;</c> (docs/format.md, "Directives").
/// </summary>
internal static class Directive
{
    public const string End = " -->";

    /// <summary>The facts as they stand in a comment: <c>--</c> would end it in some viewers.</summary>
    public static string Json(Facts facts) => facts.ToString().Replace("--", "-\\u002d", StringComparison.Ordinal);

    /// <summary>What to put at the end of a line; nothing for no facts.</summary>
    public static string AtEndOfLine(Facts facts) => facts.Count == 0 ? "" : $" {Mark.Directive}{Json(facts)}{End}";

    /// <summary>Reads what stands at the end of a line: nothing, or one blank and a directive.</summary>
    public static bool TryReadRest(ReadOnlySpan<char> rest, [NotNullWhen(true)] out Facts? facts)
    {
        facts = Facts.Empty;
        if (rest.IsEmpty)
        {
            return true;
        }

        return rest[0] == ' ' && TryRead(rest[1..], Mark.Directive, out facts);
    }

    /// <summary>Reads a whole directive that begins with <paramref name="start"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, string start, [NotNullWhen(true)] out Facts? facts)
    {
        facts = null;
        if (text.Length < start.Length + 2 + End.Length
            || !text.StartsWith(start, StringComparison.Ordinal)
            || text[start.Length] != '{'
            || !text.EndsWith(End, StringComparison.Ordinal))
        {
            return false;
        }

        return Facts.TryParse(text[start.Length..^End.Length].ToString(), out facts);
    }
}
