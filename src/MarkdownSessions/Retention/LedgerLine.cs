using System.Diagnostics.CodeAnalysis;
using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>One move of a session: <c>- 2026-11-21T12:05:01Z archived chat-1 {"to":"/mnt/archive","files":3}</c>.</summary>
/// <param name="Time">When.</param>
/// <param name="Verb"><c>archived</c>, <c>deleted</c>, <c>purged</c> or <c>restored</c>.</param>
/// <param name="Session">The session.</param>
/// <param name="Facts">Where to or from, how many files and bytes, their checksum, why.</param>
internal sealed record LedgerLine(Timestamp Time, string Verb, SessionId Session, Facts Facts)
{
    private const int Parts = 5;

    /// <summary>Reads a line; false for anything else that stands in a ledger.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out LedgerLine? entry)
    {
        entry = null;
        string[] parts = line.Split(' ', Parts);
        bool isEntry = parts.Length == Parts && parts[0] == "-";
        if (isEntry
            && Timestamp.TryParse(parts[1], out var time)
            && SessionId.TryParse(parts[3], out var id)
            && Facts.TryParse(parts[4], out var facts))
        {
            entry = new(time, parts[2], id, facts);
        }

        return entry is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"- {Time} {Verb} {Session} {Facts}";
}
