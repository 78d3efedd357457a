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
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static EntryDraft Read(JsonElement message)
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
                    time = TextOrNull(field) is { } moment ? RoleAndTime.Time(moment) : null;
                    break;
                case "role":
                    role = RoleAndTime.Role(Text(field));
                    break;
                case "text":
                    parts.Add(new TextPart(Text(field)));
                    break;
                case "parts":
                    parts.AddRange(Parts(field.Value));
                    break;
                case "facts" when field.Value.ValueKind is JsonValueKind.Object:
                    facts = PartReader.FactsOf(field.Value, facts, []);
                    break;
                case var place when PlaceFields.Contains(place, StringComparer.Ordinal):
                    break;
                default:
                    facts = PartReader.With(facts, field);
                    break;
            }
        }

        Demand(message, role, facts);
        return new() { Id = id, Time = time, Role = role, Parts = parts, Facts = facts };
    }

    internal static string Text(JsonProperty field) =>
        field.Value.ValueKind is JsonValueKind.String
            ? field.Value.GetString()!
            : throw new FormatException($"\"{field.Name}\" is no string");

    internal static string? TextOrNull(JsonProperty field) => field.Value.ValueKind is JsonValueKind.Null ? null : Text(field);

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
            throw new FormatException("a message has no \"role\"");
        }

        if (!message.TryGetProperty("text", out _) && !message.TryGetProperty("parts", out _))
        {
            throw new FormatException("a message has neither \"text\" nor \"parts\"");
        }

        if (EntryWriter.OwnFacts.FirstOrDefault(facts.Has) is { } own)
        {
            throw new FormatException($"\"{own}\" is a fact of the format's own; leave it out");
        }
    }

    private static IEnumerable<Part> Parts(JsonElement parts) =>
        parts.ValueKind is JsonValueKind.Array
            ? parts.EnumerateArray().Select(PartReader.Read)
            : throw new FormatException("\"parts\" is no array");
}
