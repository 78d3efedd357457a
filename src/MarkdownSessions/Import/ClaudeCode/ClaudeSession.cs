using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>One reading of one file: gives every record its verdict (docs/importers.md, "Records").</summary>
internal sealed class ClaudeSession
{
    /// <summary>Who answers.</summary>
    public const string Provider = "anthropic";

    /// <summary>The model that stands under the program's own notices.</summary>
    public const string LocalModel = "<synthetic>";

    private readonly ImportSource source;
    private readonly ImportAccount account;
    private readonly ClaudeHead head;
    private readonly SeenRecords seen = new();
    private readonly ClaudeTitles titles;
    private readonly ClaudeEntries entries;
    private readonly Dictionary<string, bool> agentsWithFiles = new(StringComparer.Ordinal);

    /// <summary>Prepares the reading.</summary>
    public ClaudeSession(ImportSource source, ImportAccount account)
    {
        this.source = source;
        this.account = account;
        head = new(source);
        titles = new(head, seen, account);
        entries = new(head, account);
    }

    /// <summary>Yields what the file holds.</summary>
    public IEnumerable<ImportedItem> Read(CancellationToken cancel)
    {
        using var stream = source.Open(null);
        if (stream is null)
        {
            account.Report(source.Path, 1, "file is gone; nothing imported");
            yield break;
        }

        foreach (var record in JsonRecords.Read(stream))
        {
            cancel.ThrowIfCancellationRequested();
            var entry = Take(record);
            if (entry is not null && head.Take() is { } told)
            {
                yield return told;
            }

            if (entry is not null)
            {
                yield return entry;
            }
        }

        titles.Close();
        if (head.Take() is { } last)
        {
            yield return last;
        }
    }

    private ImportedEntry? Take(JsonRecord record)
    {
        if (record.Repaired > 0)
        {
            Report(record, $"{record.Repaired} letters were no Unicode; replaced by U+FFFD");
        }

        if (record.IsGlued && record.Problem is null)
        {
            Report(record, "record stands on the line of another; taken apart");
        }

        if (record.Problem is not null)
        {
            account.CountSkipped(record.Problem);
            Report(record, $"{record.Problem}; left out");
            return null;
        }

        return TakeByType(record, record.Root);
    }

    private ImportedEntry? TakeByType(JsonRecord record, JsonElement root)
    {
        string? type = root.Text("type");
        entries.Follow(root);
        switch (type)
        {
            case "user" or "assistant":
                return TakeMessage(record, root, type);
            case "system":
                return TakeNotice(record, root);
            case "progress":
                return TakeProgress(record, root);
            case "queue-operation" when root.Field("content") is null:
                return Skip("queue-operation without words");
            case "summary":
                titles.TakeSummary(root);
                return null;
            case "custom-title" or "ai-title":
                titles.TakeTitle(root, type);
                return null;
            case "file-history-snapshot":
                return Skip("file-history-snapshot: where backups of files lie");
            case "last-prompt":
                return Skip("last-prompt: repeats a prompt");
            case null:
                Report(record, "record has no type; left out");
                return Skip("record without type");
            default:
                return TakeUnknown(record, root, type);
        }
    }

    private ImportedEntry? TakeMessage(JsonRecord record, JsonElement root, string type)
    {
        if (IsRepeated(record, root))
        {
            return Skip("repeated record");
        }

        if (root.Field("message") is not { ValueKind: JsonValueKind.Object })
        {
            Report(record, "record has no message; kept whole");
            return Keep(record, type);
        }

        account.CountImported();
        return entries.Message(record, type, Time(record, root));
    }

    private ImportedEntry? TakeNotice(JsonRecord record, JsonElement root)
    {
        if (IsRepeated(record, root))
        {
            return Skip("repeated record");
        }

        if (root.Text("content") is not { Length: > 0 })
        {
            return Keep(record, root.Text("subtype") is { } subtype ? $"system.{subtype}" : "system");
        }

        account.CountImported();
        return entries.Notice(record, Time(record, root));
    }

    // Old versions wrote a sub-agent's records only here, 2.1.14 also into its own file, later ones only there.
    private ImportedEntry? TakeProgress(JsonRecord record, JsonElement root)
    {
        string kind = root.Field("data")?.Text("type") ?? "unknown";
        bool isAgents = kind == "agent_progress" && root.Field("data")?.Field("message") is not null;
        if (!isAgents)
        {
            return Skip($"progress: {kind}");
        }

        return HasFile(root.Field("data")?.Text("agentId"))
            ? Skip("progress: agent_progress, the sub-agent has its own file")
            : Keep(record, "progress.agent_progress");
    }

    private bool HasFile(string? agentId)
    {
        if (agentId is null || !EntryId.IsMessageId(agentId))
        {
            return false;
        }

        if (!agentsWithFiles.TryGetValue(agentId, out bool has))
        {
            string stem = ClaudePath.Stem(source.Path);
            using var inFolder = source.Open($"{stem}/subagents/agent-{agentId}.jsonl");
            using var beside = inFolder is null ? source.Open($"agent-{agentId}.jsonl") : null;
            has = inFolder is not null || beside is not null;
            agentsWithFiles[agentId] = has;
        }

        return has;
    }

    // Another program's file would otherwise become a session of nothing but unknown parts.
    private ImportedEntry? TakeUnknown(JsonRecord record, JsonElement root, string type) =>
        head.IsKnown || root.Field("sessionId") is not null
            ? Keep(record, type)
            : Skip("no record of Claude Code");

    private ImportedEntry Keep(JsonRecord record, string kind)
    {
        account.CountOpaque(kind);
        return entries.Whole(record, kind, ClaudeTime.Read(record.Root.Text("timestamp")));
    }

    private ImportedEntry? Skip(string reason)
    {
        account.CountSkipped(reason);
        return null;
    }

    private bool IsRepeated(JsonRecord record, JsonElement root)
    {
        if (root.Text("uuid") is not { } uuid)
        {
            return false;
        }

        bool isRepeated = !seen.Add(uuid, record.Bytes.Span);
        titles.See(uuid);
        return isRepeated;
    }

    private Timestamp? Time(JsonRecord record, JsonElement root)
    {
        var time = ClaudeTime.Read(root.Text("timestamp"));
        if (time is null)
        {
            Report(record, "record has no time; it gets the time of the one before");
        }

        return time;
    }

    private void Report(JsonRecord record, string problem) => account.Report(source.Path, record.Line, problem);
}
