#pragma warning disable MA0048 // A closed family reads best on one page.
using MarkdownSessions.Model;

namespace MarkdownSessions.Import;

/// <summary>What an importer finds in a source, in order: first a head, then entries; a later head amends the first.</summary>
public abstract record ImportedItem
{
    private protected ImportedItem()
    {
    }
}

/// <summary>The facts about a session, as far as they are known; may come again with more of them.</summary>
/// <param name="SourceId">The session's id in the agent's world; the same source always gives the same.</param>
/// <param name="Type"><c>chat</c> or <c>agent</c>, …</param>
/// <param name="Fields">Keys of the front matter (docs/format.md, "Front matter") with their values.</param>
public sealed record ImportedHead(string SourceId, string Type, IReadOnlyList<KeyValuePair<string, string>> Fields) : ImportedItem
{
    /// <summary>When the session started; null when no record has told yet.</summary>
    public Timestamp? Started { get; init; }

    /// <summary>The source id of the session that started this one.</summary>
    public string? ParentSourceId { get; init; }
}

/// <summary>An entry to append.</summary>
/// <param name="Entry">The entry; <see cref="ArtifactPart"/>s among its parts name <see cref="Artifacts"/>.</param>
public sealed record ImportedEntry(Entry Entry) : ImportedItem
{
    /// <summary>Binary content that came inside the source, by the name that the entry's parts use for it.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Artifacts { get; init; } = [];
}
