using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Makes entries of records (docs/importers.md, "Fields").</summary>
internal sealed class ClaudeEntries(ClaudeHead head, ImportAccount account)
{
    private static readonly string[] MappedOfMessage =
        ["id", "type", "role", "model", "content", "usage", "stop_reason"];

    private readonly ClaudeEnvelope envelope = new();
    private readonly MessageTally tally = new();
    private readonly RecentCalls calls = new();
    private Timestamp lastTime = Timestamp.From(DateTimeOffset.UnixEpoch);

    /// <summary>Keeps the thread from record to record. Call it for every one.</summary>
    public void Follow(JsonElement record) => envelope.Follow(record);

    /// <summary>The entry of a record of type <c>user</c> or <c>assistant</c>.</summary>
    public ImportedEntry Message(JsonRecord record, string type, Timestamp? time)
    {
        Learn(record.Root, time);
        var message = record.Root.GetProperty("message");
        var content = new ClaudeContent(calls);
        if (message.Field("content") is { } value)
        {
            content.Read(value);
        }

        return type == "assistant"
            ? Answer(record, message, content, time)
            : Prompt(record, message, content, time);
    }

    /// <summary>The entry of a record of type <c>system</c> that has words.</summary>
    public ImportedEntry Notice(JsonRecord record, Timestamp? time)
    {
        Learn(record.Root, time);
        var (id, facts) = OwnId(record);
        facts = Timed(record.Root, facts, time);
        facts = envelope.Add(facts, record.Root, "content");
        return new(new Entry
        {
            Id = id,
            Time = lastTime,
            Role = Role.System,
            Parts = [new TextPart(record.Root.Text("content")!)],
            Facts = facts,
        });
    }

    /// <summary>The entry of a record that is kept whole: all its fields stand in its one part.</summary>
    public ImportedEntry Whole(JsonRecord record, string kind, Timestamp? time)
    {
        Learn(record.Root, time);
        var (id, facts) = OwnId(record);
        facts = time is null ? facts.WithSpelled("time_unknown", "true") : facts;
        var content = new ClaudeContent(calls);
        content.AddWhole(kind, record.Root);
        return new(new Entry { Id = id, Time = lastTime, Role = Role.System, Parts = content.Parts, Facts = facts })
        {
            Artifacts = content.Artifacts,
        };
    }

    private ImportedEntry Answer(JsonRecord record, JsonElement message, ClaudeContent content, Timestamp? time)
    {
        var root = record.Root;
        bool isLocal = message.Text("model") == ClaudeSession.LocalModel;
        var (id, facts) = AnswerId(record, message);
        facts = isLocal ? facts.With("record", "assistant") : Counted(message, id.Message, facts);
        facts = Priced(root, facts);
        facts = Timed(root, facts, time);
        facts = envelope.Add(facts, root, "costUSD", "durationMs");
        facts = Rest(facts, message, isLocal);
        return Entry(id, isLocal ? Role.System : Role.Assistant, content, facts);
    }

    private Facts Counted(JsonElement message, string id, Facts facts)
    {
        if (message.Text("model") is { } model)
        {
            facts = facts.With("model", model).With("provider", ClaudeSession.Provider);
        }

        if (ClaudeUsage.Read(message) is { } usage)
        {
            facts = facts.WithSpelled("usage", tally.Largest(id, usage).ToString());
        }

        return message.Text("stop_reason") is { } reason ? facts.With("finish", reason) : facts;
    }

    // Old versions wrote the price and the time of an answer.
    private static Facts Priced(JsonElement root, Facts facts)
    {
        facts = root.Field("costUSD") is { ValueKind: JsonValueKind.Number } cost ? facts.WithSpelled("cost", cost.AsFact()) : facts;
        return root.Field("durationMs") is { ValueKind: JsonValueKind.Number } time ? facts.WithSpelled("ms", time.AsFact()) : facts;
    }

    private ImportedEntry Prompt(JsonRecord record, JsonElement message, ClaudeContent content, Timestamp? time)
    {
        var root = record.Root;
        var (id, facts) = OwnId(record);
        AddToolUseResult(root, content, out var sifted);
        var role = ClaudePrompt.Speaker(root, content.Parts, head.IsAgents);
        facts = Marked(content.Parts, role, facts);
        facts = Timed(root, facts, time);
        facts = envelope.Add(facts, root);
        facts = IsListOfWords(message, content.Parts) ? facts.With("content", "list") : facts;
        facts = sifted is null ? facts : facts.WithSpelled("toolUseResult", sifted);
        return Entry(id, role, content, Rest(facts, message, withCounts: true));
    }

    private static Facts Marked(IReadOnlyList<Part> parts, Role role, Facts facts)
    {
        facts = role == Role.System ? facts.With("record", "user") : facts;
        if (role == Role.User && ClaudePrompt.Command(parts) is { } command)
        {
            facts = facts.With("command", command);
        }

        return role == Role.User && ClaudePrompt.IsInterruption(parts) ? facts.WithSpelled("interrupted", "true") : facts;
    }

    private void AddToolUseResult(JsonElement root, ClaudeContent content, out string? small)
    {
        small = null;
        if (root.Field("toolUseResult") is not { } value)
        {
            return;
        }

        var result = new ToolUseResult(calls, account);
        result.Sift(value, content.Parts);
        small = result.Small;
        if (result.Large is { } large)
        {
            content.AddWhole("toolUseResult", large);
        }
    }

    private ImportedEntry Entry(EntryId id, Role role, ClaudeContent content, Facts facts)
    {
        facts = facts.WithAll(content.Facts);

        var entry = new Entry { Id = id, Time = lastTime, Role = role, Parts = content.Parts, Facts = facts };
        return new(entry) { Artifacts = content.Artifacts };
    }

    // A list of nothing but words reads like a string; the fact tells them apart.
    private static bool IsListOfWords(JsonElement message, IReadOnlyList<Part> parts) =>
        message.Field("content") is { ValueKind: JsonValueKind.Array } && parts.All(part => part is TextPart);

    private void Learn(JsonElement root, Timestamp? time)
    {
        lastTime = time ?? lastTime;
        if (head.Learn(root, time))
        {
            envelope.Begin(head, root);
        }
    }

    private static Facts Timed(JsonElement root, Facts facts, Timestamp? time)
    {
        if (time is not null)
        {
            return facts;
        }

        facts = facts.WithSpelled("time_unknown", "true");
        return root.Field("timestamp") is { } value ? facts.WithSpelled("timestamp", value.AsFact()) : facts;
    }

    private (EntryId Id, Facts Facts) OwnId(JsonRecord record)
    {
        string? uuid = record.Root.Text("uuid");
        return uuid is null || EntryId.IsMessageId(uuid)
            ? (tally.Next(uuid ?? PlaceId(record)), Facts.Empty)
            : (tally.Next(PlaceId(record)), Facts.Empty.With("source_id", uuid));
    }

    private (EntryId Id, Facts Facts) AnswerId(JsonRecord record, JsonElement message)
    {
        if (message.Text("id") is not { Length: > 0 } id)
        {
            return OwnId(record);
        }

        var facts = record.Root.Text("uuid") is { } uuid ? Facts.Empty.With("uuid", uuid) : Facts.Empty;
        return EntryId.IsMessageId(id)
            ? (tally.Next(id), facts)
            : (tally.Next(PlaceId(record)), facts.With("source_id", id));
    }

    // The same for every import of the file, however far it has grown.
    private static string PlaceId(JsonRecord record) => $"at{record.Offset}";

    private static Facts Rest(Facts facts, JsonElement message, bool withCounts)
    {
        var rest = Facts.Empty;
        foreach (var field in message.EnumerateObject())
        {
            bool isMapped = MappedOfMessage.Contains(field.Name)
                && !(withCounts && field.Name is "model" or "usage" or "stop_reason");
            if (!isMapped && !field.Value.SaysNothing())
            {
                rest = rest.WithSpelled(field.Name, field.Value.AsFact());
            }
        }

        return rest.Count > 0 ? facts.With("message", rest) : facts;
    }
}
