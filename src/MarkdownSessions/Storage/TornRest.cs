using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Tells whether an entry holds all that is left of a torn one (docs/format.md, "Written again").</summary>
internal static class TornRest
{
    /// <summary>Whether what is left of a torn entry is the beginning of another.</summary>
    /// <param name="torn">The torn entry.</param>
    /// <param name="other">An entry of the same id, torn or not.</param>
    public static bool IsBeginningOf(LoggedEntry torn, LoggedEntry other)
    {
        if (other.State is EntryState.Torn)
        {
            return other.Left.Span.StartsWith(torn.Left.Span);
        }

        // A reading does not keep the bytes of an entry, which may be long; writing it gives them again.
        return other.Entry.Role is not Role.Unnamed && Written(other.Entry).StartsWith(torn.Left.Span);
    }

    // Below the heading, whose time is another when an entry is written again; facts stand behind all that is compared.
    private static ReadOnlySpan<byte> Written(Entry entry)
    {
        ReadOnlySpan<byte> bytes = EntryWriter.Write(entry with { Facts = Facts.Empty });
        return bytes[(bytes.IndexOf((byte)'\n') + 1)..];
    }
}
