using System.Text.Json;

namespace MarkdownSessions.Model;

/// <summary>
/// Reads the JSON of a <see cref="SessionUsage"/> in one pass. A list of 10,000 sessions reads 20,000 of them; made of
/// <see cref="Facts"/> inside of facts, they were half of its time.
/// </summary>
internal static class SessionUsageReader
{
    /// <summary>What the text says; null when it is no such text.</summary>
    public static SessionUsage? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            var usage = ReadUsage(ref reader);
            return reader.Read() ? null : usage;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // No JSON, a number out of range, or another kind of value than stands there.
            return null;
        }
    }

    private static SessionUsage ReadUsage(ref Utf8JsonReader reader)
    {
        long? tokens = null;
        decimal? cost = null;
        int summaries = 0;
        IReadOnlyList<ModelTokens> unpaid = [];
        OpenObject(ref reader);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (TryEnter(ref reader, "tokens"u8))
            {
                tokens = reader.GetInt64();
            }
            else if (TryEnter(ref reader, "cost"u8))
            {
                cost = reader.GetDecimal();
            }
            else if (TryEnter(ref reader, "summaries"u8))
            {
                summaries = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("unpaid"u8))
            {
                unpaid = ReadModels(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { Tokens = tokens, Cost = cost, Summaries = summaries, Unpaid = unpaid };
    }

    private static List<ModelTokens> ReadModels(ref Utf8JsonReader reader)
    {
        var models = new List<ModelTokens>();
        OpenObject(ref reader);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            models.Add(new(reader.GetString()!, ReadTokens(ref reader)));
        }

        return models;
    }

    private static TokenUsage ReadTokens(ref Utf8JsonReader reader)
    {
        var (prompt, completion, cacheRead, cacheWrite, reasoning) = (0L, 0L, 0L, 0L, 0L);
        OpenObject(ref reader);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (TryEnter(ref reader, "prompt"u8))
            {
                prompt = reader.GetInt64();
            }
            else if (TryEnter(ref reader, "completion"u8))
            {
                completion = reader.GetInt64();
            }
            else if (TryEnter(ref reader, "cache_read"u8))
            {
                cacheRead = reader.GetInt64();
            }
            else if (TryEnter(ref reader, "cache_write"u8))
            {
                cacheWrite = reader.GetInt64();
            }
            else if (TryEnter(ref reader, "reasoning"u8))
            {
                reasoning = reader.GetInt64();
            }
            else
            {
                reader.Skip();
            }
        }

        return new(prompt, completion, cacheRead, cacheWrite, reasoning);
    }

    private static void OpenObject(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("no object");
        }
    }

    // Goes on to the value when the name is this one.
    private static bool TryEnter(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueTextEquals(name) && reader.Read();
}
