using System.Globalization;
using System.Runtime.InteropServices;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Tells entries of one id apart by what they say (docs/format.md, "Several machines").</summary>
/// <remarks>Keeps an id and a checksum of each entry, some 150 bytes, because a copy may come from anywhere in the log.</remarks>
internal sealed class SeenEntries
{
    // The first content of an id, and further ones, which are rare. Ids and contents stand in them as text and number:
    // collections of structures of ours would be compiled at each start.
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> seenToo = new(StringComparer.Ordinal);
    private readonly HashSet<string> torn = new(StringComparer.Ordinal);

    /// <summary>Looks at the next entry and remembers it.</summary>
    public EntrySighting See(LoggedEntry logged)
    {
        var entry = logged.Entry;
        int content = unchecked((int)ContentOf(entry));
        string id = entry.Id.ToString();
        return logged.State is EntryState.Torn ? SeeTorn(id, content) : See(id, content);
    }

    private EntrySighting See(string id, int content)
    {
        if (seen.TryAdd(id, content))
        {
            return EntrySighting.First;
        }

        bool isAgain = seen[id] == content || !seenToo.Add(Further(id, content));
        return isAgain ? EntrySighting.Again : EntrySighting.OtherContent;
    }

    // What its writer did not finish contradicts nothing, and a whole entry that says the same has facts besides.
    private EntrySighting SeeTorn(string id, int content)
    {
        string further = Further(id, content);
        bool isAgain = (seen.TryGetValue(id, out int first) && first == content) || seenToo.Contains(further) || !torn.Add(further);
        return isAgain ? EntrySighting.Again : EntrySighting.First;
    }

    private static string Further(string id, int content) => string.Create(CultureInfo.InvariantCulture, $"{id} {content:x8}");

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
