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

    /// <summary>Whether a field of the call's input has this value, spelled alike.</summary>
    public bool HasInput(string id, JsonElement value) =>
        inputs.TryGetValue(id, out var values) && values.Contains(value.GetRawText());

    private static HashSet<string> Values(JsonElement input) =>
        [.. input.EnumerateObject().Select(field => field.Value.GetRawText())];
}
