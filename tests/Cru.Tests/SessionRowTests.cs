using Cru.Commands;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace Cru.Tests;

public class SessionRowTests
{
    [Fact]
    public void What_a_session_started_is_folded_under_the_topmost_of_its_family()
    {
        SessionSummary[] sessions = [Session("a"), Session("a1", parent: "A"), Session("a2", parent: "a1"), Session("b")];

        Assert.Equal([("a", 2), ("b", 0)], Shown(sessions, includeChildren: false));
        Assert.Equal([("a", 0), ("a1", 0), ("a2", 0), ("b", 0)], Shown(sessions, includeChildren: true));
    }

    [Fact]
    public void A_child_whose_parent_is_gone_stands_for_itself() =>
        Assert.Equal([("a1", 0)], Shown([Session("a1", parent: "gone")], includeChildren: false));

    [Fact]
    public void Of_sessions_that_name_each_other_as_parents_one_is_shown() =>
        Assert.Equal([("a", 1)], Shown([Session("b", parent: "a"), Session("a", parent: "b")], includeChildren: false));

    private static IEnumerable<(string Id, int Folded)> Shown(IReadOnlyList<SessionSummary> sessions, bool includeChildren) =>
        SessionRow.Fold(sessions, includeChildren).Select(row => (row.Session.Id.Value, row.Folded));

    private static SessionSummary Session(string id, string? parent = null) => new()
    {
        Id = SessionId.Parse(id),
        Type = "chat",
        Title = id,
        StartedTicks = 1,
        LastTicks = 1,
        Messages = 1,
        Parent = parent,
        Resume = ResumePoint.Start,
    };
}
