using System.Text.Json;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// Finds the titles that a file holds. A <c>summary</c> names the session by the last record of
/// it, and often stands in another session's file: it counts only where that record stands.
/// </summary>
internal sealed class ClaudeTitles(ClaudeHead head, SeenRecords seen, ImportAccount account)
{
    private const string OtherSession = "title of another session";
    private const int SummaryRank = 1;
    private const int WrittenRank = 2;
    private const int TypedRank = 3;

    // Old versions begin a file with a summary for each former session of the project.
    private const int MaxWaiting = 1_000;

    private readonly Dictionary<string, string> waiting = new(StringComparer.Ordinal);

    /// <summary>Takes a record of type <c>summary</c>; its verdict may wait for its session's last record.</summary>
    public void TakeSummary(JsonElement record)
    {
        if (record.Text("summary") is not { } summary || record.Text("leafUuid") is not { } leaf)
        {
            account.CountSkipped("summary without its session");
        }
        else if (seen.Contains(leaf))
        {
            account.CountImported();
            head.LearnTitle(summary, SummaryRank);
        }
        else if (waiting.Count >= MaxWaiting || !waiting.TryAdd(leaf, summary))
        {
            account.CountSkipped(OtherSession);
        }
    }

    /// <summary>Takes a record of type <c>custom-title</c> or <c>ai-title</c>.</summary>
    public void TakeTitle(JsonElement record, string type)
    {
        string? title = record.Text("customTitle") ?? record.Text("aiTitle") ?? record.Text("title");
        string? session = record.Text("sessionId");
        if (title is null)
        {
            account.CountSkipped("title without words");
        }
        else if (session is not null && head.IsKnown && session != head.RecordsId)
        {
            account.CountSkipped(OtherSession);
        }
        else
        {
            account.CountImported();
            head.LearnTitle(title, type == "custom-title" ? TypedRank : WrittenRank);
        }
    }

    /// <summary>A record of the conversation came by: a summary may have waited for it.</summary>
    public void See(string uuid)
    {
        if (waiting.Remove(uuid, out string? summary))
        {
            account.CountImported();
            head.LearnTitle(summary, SummaryRank);
        }
    }

    /// <summary>The file is over: what still waits names other sessions.</summary>
    public void Close()
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            account.CountSkipped(OtherSession);
        }
    }
}
