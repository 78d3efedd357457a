using System.Buffers;
using System.Text;
using System.Text.Json;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Tags in one column: a JSON array, because a tag may hold any letter that could part them.</summary>
internal static class TagList
{
    /// <summary>The column's text; null for no tags.</summary>
    public static string? Write(IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
        {
            return null;
        }

        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        writer.WriteStartArray();
        foreach (string tag in tags)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>The tags of a column.</summary>
    /// <exception cref="IndexUnavailableException">The column is no such array.</exception>
    public static IReadOnlyList<string> Read(string? column)
    {
        if (column is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(column);
            return [.. json.RootElement.EnumerateArray().Select(tag => tag.GetString() ?? "")];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new IndexUnavailableException("the search index is damaged: it holds tags that are no list", failure);
        }
    }
}
