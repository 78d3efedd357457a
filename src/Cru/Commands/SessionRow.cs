using MarkdownSessions.Indexing;

namespace Cru.Commands;

/// <summary>A row of a list.</summary>
/// <param name="Session">The session.</param>
/// <param name="Folded">How many sessions below it are not shown by themselves.</param>
internal sealed record SessionRow(SessionSummary Session, int Folded)
{
    /// <summary>The rows, in the order given; sessions that another one started stand under the topmost of their family.</summary>
    public static IReadOnlyList<SessionRow> Fold(IReadOnlyList<SessionSummary> sessions, bool includeChildren)
    {
        if (includeChildren)
        {
            return [.. sessions.Select(session => new SessionRow(session, 0))];
        }

        var byId = sessions.ToDictionary(session => session.Id.Value, StringComparer.OrdinalIgnoreCase);
        var members = new Dictionary<SessionSummary, int>(ReferenceEqualityComparer.Instance);
        foreach (var session in sessions)
        {
            var top = TopOf(session, byId);
            members[top] = members.GetValueOrDefault(top) + 1;
        }

        return [.. sessions.Where(members.ContainsKey).Select(session => new SessionRow(session, members[session] - 1))];
    }

    // Parents that name each other in a circle end where the circle closes.
    private static SessionSummary TopOf(SessionSummary session, Dictionary<string, SessionSummary> byId)
    {
        if (session.Parent is null)
        {
            return session;
        }

        var seen = new HashSet<SessionSummary>(ReferenceEqualityComparer.Instance) { session };
        var top = session;
        while (top.Parent is { } parent && byId.TryGetValue(parent, out var above))
        {
            if (!seen.Add(above))
            {
                return seen.MinBy(one => one.Id.Value, StringComparer.Ordinal)!;
            }

            top = above;
        }

        return top;
    }
}
