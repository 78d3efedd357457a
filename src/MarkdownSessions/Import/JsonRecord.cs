using System.Text.Json;

namespace MarkdownSessions.Import;

/// <summary>A JSON value that stands in a file of JSON lines, or bytes that are none.</summary>
/// <param name="Line">The line it stands in, counted from 1.</param>
/// <param name="Offset">Where it begins, in bytes from the file's start.</param>
/// <param name="Bytes">Its bytes, good until the next record is asked for; empty when they were not held.</param>
internal sealed record JsonRecord(long Line, long Offset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The value, good until the next record is asked for; undefined with <see cref="Problem"/>.</summary>
    public JsonElement Root { get; init; }

    /// <summary>Why these bytes are no JSON value, in words that are the same for all of their sort; null when they are one.</summary>
    public string? Problem { get; init; }

    /// <summary>The record shares its line with bytes before it: a line break was lost.</summary>
    public bool IsGlued { get; init; }

    /// <summary>Letters that were no Unicode and became U+FFFD.</summary>
    public int Repaired { get; init; }
}
