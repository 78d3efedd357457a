using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>Sessions, documents and questions as tests of indexes write them.</summary>
public static class IndexSamples
{
    /// <summary>Ticks of a minute of 15 January 2024.</summary>
    public static long Minute(int minute) =>
        new DateTime(2024, 1, 15, 10, 0, 0, DateTimeKind.Utc).AddMinutes(minute).Ticks;

    /// <summary>A message with words of prose.</summary>
    public static IndexDocument Document(int ordinal, int minute, string prose, params string[] facts) => new()
    {
        Ordinal = ordinal,
        Ticks = Minute(minute),
        Place = new("2024-01-15-1000.md", 100L * ordinal, 90, 1 + (10 * ordinal), (uint)(7 * ordinal)),
        IdHash = 1000 + ordinal,
        Words = new(prose, "", "", ""),
        Facts = facts,
    };

    /// <summary>A session with no more than it must have.</summary>
    public static SessionSummary Summary(string id) => new()
    {
        Id = SessionId.Parse(id),
        Type = "chat",
        Title = "Fix the flaky test",
        StartedTicks = Minute(0),
        LastTicks = Minute(9),
        Messages = 2,
        Resume = new("2024-01-15-1000.md", 100, 11, 1),
    };

    /// <summary>A session read whole.</summary>
    public static SessionChange Whole(string id, params IndexDocument[] documents) => From(id, 0, documents);

    /// <summary>A session read from an ordinal on.</summary>
    public static SessionChange From(string id, int ordinal, params IndexDocument[] documents) => new()
    {
        Summary = Summary(id),
        Segments = [new("2024-01-15-1000.md", 4096, Minute(9), 0xfeedbeef, IsRacy: false)],
        FromOrdinal = ordinal,
        Documents = documents,
    };

    /// <summary>Words that follow each other.</summary>
    public static MatchWords Words(string words, TextColumns columns = TextColumns.All) => new(words.Split(' ')) { Columns = columns };

    /// <summary>Words of which the last is only begun.</summary>
    public static MatchWords Prefix(string words) => new(words.Split(' ')) { IsPrefix = true };
}
