using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// The fields that every record repeats. An entry tells one only when it changes: the value then
/// holds from that entry on.
/// </summary>
internal sealed class RunningFields
{
    // Of the first kind a record that lacks the field means that it is gone, of the second it means nothing.
    private static readonly string[] Everywhere =
        ["sessionId", "cwd", "gitBranch", "version", "slug", "userType", "entrypoint", "isSidechain", "agentId"];

    private static readonly string[] Sometimes = ["requestId", "permissionMode", "thinkingMetadata"];

    private const string Gone = "null";

    private readonly Dictionary<string, byte[]> values = new(StringComparer.Ordinal);

    /// <summary>Whether the field is one of these.</summary>
    public static bool Has(string name) => Everywhere.Contains(name) || Sometimes.Contains(name);

    /// <summary>Sets a value that goes without saying.</summary>
    public void Assume(string name, string json) => values[name] = Encoding.UTF8.GetBytes(json);

    /// <summary>Sets a value that the head tells.</summary>
    public void Assume(string name, JsonElement record) => values[name] = Spelled(record.Field(name)).ToArray();

    /// <summary>The facts with the fields that this record changes.</summary>
    public Facts AddChanges(Facts facts, JsonElement record)
    {
        foreach (string name in Everywhere)
        {
            facts = Follow(facts, name, record.Field(name));
        }

        foreach (string name in Sometimes)
        {
            facts = record.Field(name) is { } value ? Follow(facts, name, value) : facts;
        }

        return facts;
    }

    // Values are compared as the source spells them: the log's spelling costs more, for each field of each record.
    private Facts Follow(Facts facts, string name, JsonElement? value)
    {
        var spelled = Spelled(value);
        if (spelled.SequenceEqual(values.TryGetValue(name, out byte[]? before) ? before : "null"u8))
        {
            return facts;
        }

        values[name] = spelled.ToArray();
        return facts.WithSpelled(name, value?.AsFact() ?? Gone);
    }

    private static ReadOnlySpan<byte> Spelled(JsonElement? value) =>
        value is { } told ? JsonMarshal.GetRawUtf8Value(told) : "null"u8;
}
