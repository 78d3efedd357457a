using System.Globalization;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>What the query language calls the facts of a session.</summary>
/// <param name="price">What a model's tokens cost in US dollars; null when no price is known.</param>
/// <param name="sessions">All sessions, to know which have children.</param>
internal sealed class SessionFields(Func<string?, TokenUsage, decimal?> price, IReadOnlyList<IndexedSession> sessions)
{
    // Sessions that name their parent's id in other letters are its children all the same.
    private readonly Lazy<HashSet<string>> parents = new(() =>
        sessions.Select(session => session.Summary.Parent).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a session is as the conditions ask.</summary>
    public bool Fit(IReadOnlyList<SessionCondition> conditions, SessionSummary session) =>
        SessionCondition.AllHold(conditions, field => Values(field, session));

    /// <summary>Whether something was said in a session within a range, going by its start and its newest entry.</summary>
    public static bool IsActiveIn(TimeRange range, SessionSummary session) =>
        session.StartedTicks <= range.To && session.LastTicks >= range.From;

    /// <summary>The session's values of a field; empty when it has none.</summary>
    public IReadOnlyList<string> Values(string field, SessionSummary session) => field switch
    {
        "type" => [session.Type],
        "agent" => One(session.Agent),
        "model" => One(session.Model),
        "title" => [session.Title],
        "tag" => session.Tags,
        "id" => [session.Id.Value],
        "project" => One(session.Project),
        "cwd" => One(session.WorkingFolder),
        "branch" => One(session.Branch),
        "parent" => One(session.Parent),
        "state" => One(session.State),
        "messages" => One(session.Messages),
        "tokens" => One(session.Usage.Tokens),
        "cost" => One(session.Usage.CostBy(price)),
        "has" => [.. Had(session)],
        _ => [],
    };

    private IEnumerable<string> Had(SessionSummary session)
    {
        (string What, bool Has)[] all =
        [
            ("children", parents.Value.Contains(session.Id.Value)),
            ("parent", session.Parent is not null),
            ("tag", session.Tags.Count > 0),
            ("title", session.HasOwnTitle),
            ("summary", session.Usage.Summaries > 0),
            ("tokens", session.Usage.Tokens is not null),
            ("cost", session.Usage.CostBy(price) is not null),
            ("project", session.Project is not null),
            ("branch", session.Branch is not null),
        ];
        return all.Where(one => one.Has).Select(one => one.What);
    }

    private static string[] One(string? value) => value is null ? [] : [value];

    private static string[] One(decimal? value) => value is { } number ? [number.ToString(CultureInfo.InvariantCulture)] : [];
}
