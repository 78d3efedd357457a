using System.Text.Json;
using MarkdownSessions;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace Cru.Json;

/// <summary>Reads one message of <c>append --json</c> from its JSON object.</summary>
internal static class DraftReader
{
    // What show --json tells of a message's place in its log, and an append finds anew.
    private static readonly string[] PlaceFields = ["ordinal", "state", "conflict", "path", "line"];

    /// <summary>The message.</summary>
    /// <param name="message">Its JSON.</param>
    /// <param name="warnings">Receives what may be meant otherwise than it is kept.</param>
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static EntryDraft Read(JsonElement message, ICollection<InputWarning> warnings)
    {
        if (message.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException("a message is a JSON object");
        }

        EntryId? id = null;
        Timestamp? time = null;
        var role = Role.Unnamed;
        var parts = new List<Part>();
        var facts = Facts.Empty;
        foreach (var field in message.EnumerateObject())
        {
            switch (field.Name)
            {
                case "id":
                    id = TextOrNull(field) is { } named ? EntryIdOf(named) : null;
                    break;
                case "time":
                    time = TextOrNull(field, "write it like \"2024-01-15T10:30:00Z\"") is { } moment ? RoleAndTime.Time(moment) : null;
                    break;
                case "role":
                    role = RoleAndTime.Role(Text(field));
                    break;
                case "text":
                    parts.Add(new TextPart(Text(field, "a message of several parts has them in \"parts\"")));
                    break;
                case "parts":
                    parts.AddRange(Parts(field.Value, warnings));
                    break;
                case "facts" when field.Value.ValueKind is JsonValueKind.Object:
                    Doubt(field.Value, warnings);
                    facts = PartReader.FactsOf(field.Value, facts, []);
                    break;
                case var place when PlaceFields.Contains(place, StringComparer.Ordinal):
                    break;
                default:
                    facts = With(facts, field, message, warnings);
                    break;
            }
        }

        Demand(message, role, facts);
        return new() { Id = id, Time = time, Role = role, Parts = parts, Facts = facts };
    }

    internal static string Text(JsonProperty field, string? rather = null) =>
        field.Value.ValueKind is JsonValueKind.String
            ? field.Value.GetString()!
            : throw new FormatException($"\"{field.Name}\" is no string{(rather is null ? "" : $"; {rather}")}");

    internal static string? TextOrNull(JsonProperty field, string? rather = null) =>
        field.Value.ValueKind is JsonValueKind.Null ? null : Text(field, rather);

    // A fact of the message: one that this store reads must be what it says, any other is the writer's own.
    private static Facts With(Facts facts, JsonProperty field, JsonElement message, ICollection<InputWarning> warnings)
    {
        if (!FactCheck.Knows(field.Name))
        {
            RefuseParts(field);
            string? meant = FieldNames.Message.Meant(field.Name, name => message.TryGetProperty(name, out _));
            string kept = meant is null ? "it is kept as a fact of your own; in \"facts\" it would be so without a note" : "it is kept as a fact and means nothing here";
            string proposal = meant is "usage" && field.Name != "usage" ? "; did you mean \"usage\": {\"input\": 12, \"output\": 7}?" : FactCheck.Meant(meant);
            warnings.Add(new($"\"{field.Name}\" is no field of a message; {kept}{proposal}", meant is not null));
            return PartReader.With(facts, field);
        }

        if (field.Value.ValueKind is JsonValueKind.Null)
        {
            return facts;
        }

        if (FactCheck.Problem(field) is { } problem)
        {
            throw new FormatException(problem);
        }

        AddUncounted(field, warnings);
        return PartReader.With(facts, field);
    }

    // Words in a field that nobody reads would be kept and never seen again.
    private static void RefuseParts(JsonProperty field)
    {
        if (field.Value.ValueKind is JsonValueKind.Array && FieldNames.Message.Misspelt(field.Name, _ => false) == "parts")
        {
            throw new FormatException($"\"{field.Name}\" is no field of a message; did you mean \"parts\"?");
        }
    }

    // What stands in "facts" may be a log's own, which 'show' printed: it is kept as it is, and told.
    private static void Doubt(JsonElement facts, ICollection<InputWarning> warnings)
    {
        foreach (var fact in facts.EnumerateObject())
        {
            if (FactCheck.Problem(fact) is { } problem)
            {
                warnings.Add(new($"{problem}; in \"facts\" it is kept and not counted", IsNear: true));
            }
        }
    }

    private static void AddUncounted(JsonProperty field, ICollection<InputWarning> warnings)
    {
        foreach (var warning in field.Name is "usage" ? FactCheck.Uncounted(field.Value) : [])
        {
            warnings.Add(warning);
        }
    }

    /// <summary>The id of a message, or of an entry that goes on with it: <c>m2</c>, <c>m2+1</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static EntryId EntryIdOf(string text) =>
        EntryId.TryParse(text, out var id)
            ? id
            : throw new FormatException($"\"id\" '{text}' is none: 1 to 128 of A-Z a-z 0-9 . _ : @ - without '--', and +1, +2, … to go on");

    private static void Demand(JsonElement message, Role role, Facts facts)
    {
        if (role is Role.Unnamed)
        {
            throw new FormatException($"a message has no \"role\"{Instead(message, "role")}");
        }

        if (!message.TryGetProperty("text", out _) && !message.TryGetProperty("parts", out _))
        {
            throw new FormatException($"a message has neither \"text\" nor \"parts\"{Instead(message, "text", "parts")}");
        }

        if (EntryWriter.OwnFacts.FirstOrDefault(facts.Has) is { } own)
        {
            throw new FormatException($"\"{own}\" is a fact of the format's own; leave it out");
        }
    }

    // The field that may be the missing one under another name.
    private static string Instead(JsonElement message, params ReadOnlySpan<string> missing)
    {
        foreach (var field in message.EnumerateObject())
        {
            if (!FieldNames.Message.Has(field.Name) && FieldNames.Message.Meant(field.Name, _ => false) is { } meant && missing.Contains(meant))
            {
                return $"; write \"{meant}\" for \"{field.Name}\"";
            }
        }

        return "";
    }

    private static IEnumerable<Part> Parts(JsonElement parts, ICollection<InputWarning> warnings) =>
        parts.ValueKind is JsonValueKind.Array
            ? parts.EnumerateArray().Select(part => PartReader.Read(part, warnings))
            : throw new FormatException("\"parts\" is no array");
}
