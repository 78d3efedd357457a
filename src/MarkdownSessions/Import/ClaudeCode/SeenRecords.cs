namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>The conversation's records of one file by their <c>uuid</c>; some 40 bytes of memory each.</summary>
internal sealed class SeenRecords
{
    private readonly Dictionary<Guid, int> contents = [];

    /// <summary>Whether a record of that id was added.</summary>
    public bool Contains(string uuid) => contents.ContainsKey(IdKey.Of(uuid));

    /// <summary>Adds a record.</summary>
    /// <returns>False when a record of this id and, as far as a hash tells, this content was there.</returns>
    public bool Add(string uuid, ReadOnlySpan<byte> record)
    {
        var hash = default(HashCode);
        hash.AddBytes(record);
        int content = hash.ToHashCode();
        var key = IdKey.Of(uuid);
        if (contents.TryGetValue(key, out int before) && before == content)
        {
            return false;
        }

        contents[key] = content;
        return true;
    }
}
