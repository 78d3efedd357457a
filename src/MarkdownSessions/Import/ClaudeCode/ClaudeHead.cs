using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Gathers the facts about a session; gives them out whenever there are more of them.</summary>
internal sealed class ClaudeHead(ImportSource source)
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly string? agent = ClaudePath.Agent(source.Path);
    private string? sourceId;
    private string? parentId;
    private Timestamp? started;
    private int titleRank;
    private bool hasEnvelope;
    private bool isNew;

    // In the order in which a person wants to read them.
    private static readonly string[] Order =
        ["title", "agent", "model", "provider", "cwd", "branch", "source", "agent_type", "description"];

    /// <summary>The session is a sub-agent's.</summary>
    public bool IsAgents => agent is not null;

    /// <summary>A record told enough to know the session.</summary>
    public bool IsKnown => sourceId is not null;

    /// <summary>The id that the session's records carry: its own, of a sub-agent its parent's.</summary>
    public string RecordsId => parentId ?? sourceId ?? "";

    /// <summary>Learns from a record of the conversation.</summary>
    /// <returns>True for the first one that tells where and with which version the session runs.</returns>
    public bool Learn(JsonElement record, Timestamp? time)
    {
        if (started is null && time is not null)
        {
            started = time;
            isNew = true;
        }

        LearnModel(record);
        if (!IsKnown)
        {
            Identify(record.Text("sessionId"));
            Set("agent", "claude-code");
            Set("source", "claude-code");
        }

        if (hasEnvelope || record.Text("version") is not { } version)
        {
            return false;
        }

        Set("cwd", record.Text("cwd"));
        Set("branch", record.Text("gitBranch"));
        Set("source", $"claude-code/{version}");
        hasEnvelope = true;
        return true;
    }

    /// <summary>Learns a title; one of a higher rank, or a later one of the same, takes its place.</summary>
    public void LearnTitle(string title, int rank)
    {
        if (rank >= titleRank && !string.IsNullOrWhiteSpace(title))
        {
            titleRank = rank;
            Set("title", title);
        }
    }

    /// <summary>The head when there is something new to tell; else null.</summary>
    public ImportedHead? Take()
    {
        if (!isNew || !IsKnown)
        {
            return null;
        }

        isNew = false;
        var told = Order.Where(fields.ContainsKey).Select(name => KeyValuePair.Create(name, fields[name])).ToList();
        return new(sourceId!, IsAgents ? "agent" : "chat", told) { Started = started, ParentSourceId = parentId };
    }

    // The file's name wins over its records: a session that was taken up again begins with copies
    // of records that carry the old session's id.
    private void Identify(string? recordsId)
    {
        string? id = agent is null ? ClaudePath.SessionId(source.Path) ?? recordsId : recordsId;
        sourceId = agent is null ? id ?? ClaudePath.Stem(source.Path) : id is null ? agent : $"{agent}.{id}";
        parentId = agent is null ? null : id;
        isNew = true;
        if (agent is not null)
        {
            LearnAgent();
        }
    }

    private void LearnModel(JsonElement record)
    {
        if (!fields.ContainsKey("model") && record.Field("message")?.Text("model") is { } model && model != ClaudeSession.LocalModel)
        {
            Set("model", model);
            Set("provider", ClaudeSession.Provider);
        }
    }

    private void LearnAgent()
    {
        using var stream = source.Open($"{agent}.meta.json");
        if (stream is null)
        {
            return;
        }

        try
        {
            using var meta = JsonDocument.Parse(stream);
            Set("agent_type", meta.RootElement.Text("agentType"));
            Set("description", meta.RootElement.Text("description"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Expected: torn, or no Unicode in a string. The session stands without these words.
        }
    }

    private void Set(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            fields[name] = value;
            isNew = true;
        }
    }
}
