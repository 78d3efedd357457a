using System.Text.Json;
using MarkdownSessions.Model;

namespace Cru.Json;

/// <summary>Reads a part of a message from its JSON object.</summary>
internal static class PartReader
{
    // Under a wrong name the words of a part would be kept as a fact, which neither 'show' nor 'search' reads.
    private static readonly string[] Words = ["text", "input", "result", "content"];

    /// <summary>The part; one of an unknown type is kept whole.</summary>
    /// <param name="part">Its JSON.</param>
    /// <param name="warnings">Receives what may be meant otherwise than it is kept.</param>
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static Part Read(JsonElement part, ICollection<InputWarning> warnings)
    {
        if (part.ValueKind is not JsonValueKind.Object || Text(part, "type") is not { } type)
        {
            throw new FormatException($"a part is a JSON object with a \"type\"{InsteadOfType(part)}");
        }

        RefuseMisspelt(part, type);
        var read = Read(part, type);
        Doubt(part, type, warnings);
        return read;
    }

    private static Part Read(JsonElement part, string type) => type switch
    {
        "text" => new TextPart(Needed(part, "text")),
        "thinking" => new ThinkingPart(Text(part, "text") ?? "") { Facts = Others(part, "text") },
        "tool_call" => Call(part),
        "tool_result" => new ToolResult(Needed(part, "call_id"), Text(part, "text") ?? "")
        {
            IsError = Flag(part, "error"),
            Artifact = Text(part, "artifact"),
            Facts = Others(part, "call_id", "text", "error", "artifact"),
        },
        "artifact" => new ArtifactPart(Needed(part, "name")) { Facts = Others(part, "name") },
        "other" when Text(part, "kind") is { } kind && Text(part, "content") is { } content =>
            new OtherPart(kind, content) { Facts = Others(part, "kind", "content") },
        _ => new OtherPart(type, JsonLine.Normalize(part.GetRawText())),
    };

    private static string InsteadOfType(JsonElement part)
    {
        string? typed = part.ValueKind is JsonValueKind.Object
            ? part.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => Output.Nearest.Of(name, ["type"]) is not null || name == "kind")
            : null;
        return typed is null ? "" : $"; write \"type\" for \"{typed}\"";
    }

    // What other programs call a part is kept whole; what is a letter away from a name of ours is a mistake of who writes it.
    private static void RefuseMisspelt(JsonElement part, string type)
    {
        if (!FieldNames.PartTypes.Has(type))
        {
            if (FieldNames.PartTypes.Misspelt(type, _ => false) is { } meant)
            {
                throw new FormatException($"no part has the type \"{type}\"{FactCheck.Meant(meant)} What is a part of your own has the type \"other\", a \"kind\" and a \"content\"");
            }

            return;
        }

        var names = FieldNames.OfPart(type);
        foreach (var field in part.EnumerateObject().Where(field => !names.Has(field.Name)))
        {
            if (names.Misspelt(field.Name, name => part.TryGetProperty(name, out _)) is { } meant && Words.Contains(meant, StringComparer.Ordinal))
            {
                throw new FormatException($"\"{field.Name}\" is no field of a part of type \"{type}\"{FactCheck.Meant(meant)}");
            }
        }
    }

    // Of a text nothing else is kept; in "facts" anything may stand.
    private static void Doubt(JsonElement part, string type, ICollection<InputWarning> warnings)
    {
        if (!FieldNames.PartTypes.Has(type))
        {
            string? kind = FieldNames.PartTypes.Meant(type, _ => false);
            warnings.Add(new($"a part of type \"{type}\" is kept whole and not understood{FactCheck.Meant(kind)}", kind is not null));
            return;
        }

        var names = FieldNames.OfPart(type);
        foreach (var field in part.EnumerateObject().Where(field => !names.Has(field.Name) && (type == "text" || field.Name != "facts")))
        {
            string? meant = names.Meant(field.Name, name => part.TryGetProperty(name, out _));
            if (type == "text" || meant is not null)
            {
                string kept = type == "text" ? "is not kept" : "is kept as a fact and means nothing here";
                warnings.Add(new($"\"{field.Name}\" of a part of type \"{type}\" {kept}{FactCheck.Meant(meant)}", IsNear: true));
            }
        }
    }

    /// <summary>The facts of an object but those named; an inner object <c>facts</c> is taken apart.</summary>
    public static Facts FactsOf(JsonElement owner, Facts facts, IReadOnlyList<string> known)
    {
        foreach (var field in owner.EnumerateObject())
        {
            if (field.Name == "facts" && field.Value.ValueKind is JsonValueKind.Object)
            {
                facts = FactsOf(field.Value, facts, []);
            }
            else if (!known.Contains(field.Name, StringComparer.Ordinal))
            {
                facts = With(facts, field);
            }
        }

        return facts;
    }

    /// <summary>The facts with one more.</summary>
    /// <exception cref="FormatException">It is there with another value, of which one would be lost without a word.</exception>
    public static Facts With(Facts facts, JsonProperty field)
    {
        string value = JsonLine.Normalize(field.Value.GetRawText());
        return facts.Raw(field.Name) is { } there && there != value
            ? throw new FormatException($"\"{field.Name}\" is given twice, with different values")
            : facts.WithRaw(field.Name, value);
    }

    private static ToolCall Call(JsonElement part)
    {
        string? result = Text(part, "result");
        bool isError = Flag(part, "error");
        return new(Needed(part, "name"), Input(part))
        {
            Id = Text(part, "id"),
            Result = result ?? (isError ? "" : null),
            IsError = isError,
            InputArtifact = Text(part, "input_artifact"),
            Facts = Others(part, "id", "name", "input", "input_artifact", "result", "error"),
        };
    }

    // Any JSON: an object or list as it is, a text as its letters.
    private static string Input(JsonElement part) => part.TryGetProperty("input", out var input) switch
    {
        false => "",
        _ when input.ValueKind is JsonValueKind.Null => "",
        _ when input.ValueKind is JsonValueKind.String => input.GetString()!,
        _ => JsonLine.Normalize(input.GetRawText()),
    };

    private static Facts Others(JsonElement part, params string[] known) => FactsOf(part, Facts.Empty, [.. known, "type"]);

    private static string Needed(JsonElement part, string name) =>
        Text(part, name) ?? throw new FormatException($"a part of type \"{Text(part, "type")}\" has no \"{name}\"{Instead(part, name)}");

    // The field that may be the missing one under another name.
    private static string Instead(JsonElement part, string missing)
    {
        var names = FieldNames.OfPart(Text(part, "type")!);
        foreach (var field in part.EnumerateObject())
        {
            if (!names.Has(field.Name) && names.Meant(field.Name, _ => false) == missing)
            {
                return $"; write \"{missing}\" for \"{field.Name}\"";
            }
        }

        return "";
    }

    private static string? Text(JsonElement part, string name)
    {
        if (!part.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : throw new FormatException($"\"{name}\" of a part is no string");
    }

    private static bool Flag(JsonElement part, string name) => part.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => throw new FormatException($"\"{name}\" of a part is neither true nor false"),
    };
}
