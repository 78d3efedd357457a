using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// Turns what stands around a record's message into facts, leaving out what goes without saying:
/// what the head tells, what has not changed, what follows from the order of records.
/// </summary>
internal sealed class ClaudeEnvelope
{
    // Fields that become something else than a fact of their own name.
    private static readonly string[] Mapped = ["type", "message", "uuid", "parentUuid", "timestamp", "toolUseResult"];

    // Names that mean something in a footer, here or to the format; a source's field of that name stands under another.
    private static readonly string[] Reserved =
    [
        "crc", "model", "provider", "usage", "cost", "finish", "ms", "files",
        "command", "content", "interrupted", "record", "source_id", "text_fields", "time_unknown",
    ];

    private readonly RunningFields running = new();
    private string? previousUuid;
    private string? previousKeptUuid;
    private string? currentUuid;
    private bool isCurrentKept;

    /// <summary>Keeps the thread: by what came before, an entry knows whether to name its parent. Call it for every record.</summary>
    /// <remarks>Progress is left out: an entry goes on from it or from what stands before it, to a reader alike.</remarks>
    public void Follow(JsonElement record)
    {
        previousUuid = currentUuid;
        previousKeptUuid = isCurrentKept ? currentUuid : previousKeptUuid;
        if (record.Text("uuid") is { } uuid)
        {
            currentUuid = uuid;
            isCurrentKept = record.Text("type") != "progress";
        }
    }

    /// <summary>Takes what the head tells, which is not told again.</summary>
    public void Begin(ClaudeHead head, JsonElement record)
    {
        running.Assume("sessionId", JsonLine.Quote(head.RecordsId));
        running.Assume("cwd", record);
        running.Assume("gitBranch", record);
        running.Assume("version", record);
        running.Assume("userType", "\"external\"");
        running.Assume("isSidechain", head.IsAgents ? "true" : "false");
    }

    /// <summary>The facts with those of the record's fields that need to be told.</summary>
    /// <param name="facts">What is known already.</param>
    /// <param name="record">The record.</param>
    /// <param name="known">Fields that the caller has seen to.</param>
    public Facts Add(Facts facts, JsonElement record, params ReadOnlySpan<string> known)
    {
        facts = AddParent(record, facts);
        facts = running.AddChanges(facts, record);
        foreach (var field in record.EnumerateObject())
        {
            bool isTold = Mapped.Contains(field.Name) || RunningFields.Has(field.Name) || known.Contains(field.Name);
            if (!isTold && !GoesWithoutSaying(field, record))
            {
                facts = facts.WithSpelled(FactName(field.Name), field.Value.AsFact());
            }
        }

        return facts;
    }

    private static string FactName(string field) => Reserved.Contains(field) ? $"source.{field}" : field;

    private static bool GoesWithoutSaying(JsonProperty field, JsonElement record) => field.Name switch
    {
        "sourceToolAssistantUUID" => field.Value.ValueKind == JsonValueKind.String
            && record.Text("parentUuid") == field.Value.GetString(),
        _ => field.Value.SaysNothing(),
    };

    private Facts AddParent(JsonElement record, Facts facts)
    {
        string? parent = record.Text("parentUuid");
        bool isNext = parent == previousUuid || (parent is not null && parent == previousKeptUuid);
        if (isNext || (parent is null && !record.TryGetProperty("parentUuid", out _)))
        {
            return facts;
        }

        return parent is null ? facts.WithSpelled("parentUuid", "null") : facts.With("parentUuid", parent);
    }
}
