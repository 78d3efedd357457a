using System.Runtime.InteropServices;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Tells entries of one id apart by what they say (docs/format.md, "Several machines").</summary>
/// <remarks>Keeps an id and a checksum of each entry, some 150 bytes, because a copy may come from anywhere in the log.</remarks>
internal sealed class SeenEntries
{
    // The first content of an id; others, which are rare, stand apart.
    private readonly Dictionary<EntryId, uint> seen = [];
    private readonly HashSet<(EntryId Id, uint Content)> seenToo = [];
    private readonly HashSet<(EntryId Id, uint Content)> torn = [];

    /// <summary>Looks at the next entry and remembers it.</summary>
    public EntrySighting See(LoggedEntry logged)
    {
        var entry = logged.Entry;
        uint content = ContentOf(entry);
        return logged.State is EntryState.Torn ? SeeTorn(entry.Id, content) : See(entry.Id, content);
    }

    private EntrySighting See(EntryId id, uint content)
    {
        if (seen.TryAdd(id, content))
        {
            return EntrySighting.First;
        }

        bool isAgain = seen[id] == content || !seenToo.Add((id, content));
        return isAgain ? EntrySighting.Again : EntrySighting.OtherContent;
    }

    // What its writer did not finish contradicts nothing, and a whole entry that says the same has facts besides.
    private EntrySighting SeeTorn(EntryId id, uint content)
    {
        bool isAgain = (seen.TryGetValue(id, out uint first) && first == content) || seenToo.Contains((id, content)) || !torn.Add((id, content));
        return isAgain ? EntrySighting.Again : EntrySighting.First;
    }

    /// <summary>
    /// A checksum of what an entry says: role and parts; of what is large the artifact's name, which is made of its
    /// content. Without the time: who retries an append with the id it gave
    /// before says the same a moment later.
    /// </summary>
    /// <param name="entry">An entry as it was read: writing makes some signs others.</param>
    public static uint ContentOf(Entry entry)
    {
        uint crc = (uint)entry.Role;
        foreach (var part in entry.Parts)
        {
            crc = part switch
            {
                TextPart text => Append(crc + 1, text.Text),
                ThinkingPart thinking => Append(crc + 2, thinking.Text),
                ToolCall call => Append(Append(Append(crc + (call.IsError ? 6u : 3u), call.Name), call.InputArtifact ?? call.Input), call.Result ?? ""),
                ToolResult result => Append(Append(crc + (result.IsError ? 7u : 4u), result.CallId), result.Artifact ?? result.Text),
                _ => Append(crc + 5, part.ToString()),
            };
        }

        return crc;
    }

    private static uint Append(uint crc, string text) => Crc32C.Append(crc, MemoryMarshal.AsBytes(text.AsSpan()));
}
