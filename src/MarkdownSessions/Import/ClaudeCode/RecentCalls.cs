using System.Text.Json;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// The inputs of the last calls, so that a result's fields that only repeat the call are known as
/// such. Results follow their calls closely; an older call is forgotten.
/// </summary>
internal sealed class RecentCalls
{
    private const int Kept = 64;

    private readonly Dictionary<string, IReadOnlySet<string>> inputs = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Remembers a call.</summary>
    public void Add(string id, JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object || !inputs.TryAdd(id, Values(input)))
        {
            return;
        }

        order.Enqueue(id);
        if (order.Count > Kept)
        {
            inputs.Remove(order.Dequeue());
        }
    }

    /// <summary>Whether a field of the call's input has this value.</summary>
    public bool HasInput(string id, JsonElement value) =>
        inputs.TryGetValue(id, out var values) && values.Contains(value.Canonical());

    private static HashSet<string> Values(JsonElement input)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in input.EnumerateObject())
        {
            values.Add(field.Value.Canonical());
        }

        return values;
    }
}
