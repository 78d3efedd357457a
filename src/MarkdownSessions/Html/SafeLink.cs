using System.Buffers;
using MarkdownSessions.Model;

namespace MarkdownSessions.Html;

/// <summary>Which targets a link of a session may have: the web, mail, and a place in the page.</summary>
internal static class SafeLink
{
    private const int Longest = 2_000; // what browsers and servers agree on

    private static readonly string[] Beginnings = ["https://", "http://", "mailto:"];

    // A browser passes over blanks and controls in a target; where they stand somebody hides something.
    private static readonly SearchValues<char> Blanks = CharacterSet.Of('\0', '\x80', c => c is <= ' ' or '\x7f' or '\\');

    /// <summary>Whether a target may be clicked. A list of what is good: nobody knows all that is bad.</summary>
    public static bool Allows(string? target) =>
        target is { Length: > 1 and <= Longest }
        && !target.AsSpan().ContainsAny(Blanks)
        && (target[0] == '#' || Beginnings.Any(beginning => target.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)));
}
