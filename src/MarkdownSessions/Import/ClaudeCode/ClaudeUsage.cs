using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Translates Anthropic's <c>usage</c> into the log's (docs/importers.md, "Usage").</summary>
internal static class ClaudeUsage
{
    /// <summary>The fact that counts tokens of output.</summary>
    public const string Completion = "completion";

    /// <summary>The usage as facts; null when the source has none.</summary>
    public static Facts? Read(JsonElement message)
    {
        if (message.Field("usage") is not { ValueKind: JsonValueKind.Object } usage)
        {
            return null;
        }

        var facts = Facts.Empty
            .With("prompt", usage.Number("input_tokens") ?? 0)
            .With(Completion, usage.Number("output_tokens") ?? 0);
        foreach (var field in usage.EnumerateObject())
        {
            facts = Add(facts, field, usage);
        }

        return facts;
    }

    private static Facts Add(Facts facts, JsonProperty field, JsonElement usage) => field.Name switch
    {
        "input_tokens" or "output_tokens" => facts,
        _ when CountsNothing(field.Value) => facts,
        "cache_read_input_tokens" => facts.WithSpelled("cache_read", field.Value.AsFact()),
        "cache_creation_input_tokens" => facts.WithSpelled("cache_write", field.Value.AsFact()),
        "cache_creation" when IsAllShort(field.Value, usage) => facts,
        "service_tier" or "speed" when Is(field.Value, "standard") => facts,
        "inference_geo" when Is(field.Value, "not_available") => facts,
        "iterations" when field.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 => facts,
        _ => facts.WithSpelled(field.Name, field.Value.AsFact()),
    };

    private static bool CountsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out long number) && number == 0,
        JsonValueKind.Object => value.EnumerateObject().All(field => CountsNothing(field.Value)),
        _ => value.SaysNothing(),
    };

    private static bool Is(JsonElement value, string text) =>
        value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    // Five minutes is the rule; only an hour's cache costs differently.
    private static bool IsAllShort(JsonElement cacheCreation, JsonElement usage) =>
        cacheCreation.ValueKind == JsonValueKind.Object
        && cacheCreation.Number("ephemeral_5m_input_tokens") == usage.Number("cache_creation_input_tokens")
        && cacheCreation.EnumerateObject().All(field => field.NameEquals("ephemeral_5m_input_tokens") || CountsNothing(field.Value));
}
