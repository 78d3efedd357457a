using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>What the query language calls the facts of a session.</summary>
internal static class SessionFields
{
    /// <summary>Whether a session is as the conditions ask.</summary>
    public static bool Fit(IReadOnlyList<SessionCondition> conditions, SessionSummary session) =>
        SessionCondition.AllHold(conditions, field => Values(field, session));

    /// <summary>Whether something was said in a session within a range, going by its start and its newest entry.</summary>
    public static bool IsActiveIn(TimeRange range, SessionSummary session) =>
        session.StartedTicks <= range.To && session.LastTicks >= range.From;

    private static IReadOnlyList<string> Values(string field, SessionSummary session) => field switch
    {
        "title" => [session.Title],
        "tag" => session.Tags,
        "id" => [session.Id.Value],
        "project" => One(session.Project),
        "cwd" => One(session.WorkingFolder),
        "branch" => One(session.Branch),
        "parent" => One(session.Parent),
        "state" => One(session.State),
        _ => [],
    };

    private static string[] One(string? value) => value is null ? [] : [value];
}
