using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class SessionConditionTests
{
    [Theory]
    [InlineData("project:crucible", true)]
    [InlineData("project:cru", false)]
    [InlineData("project:cru*", true)]
    [InlineData("tag:x tag:old", true)]
    [InlineData("tag:x", false)]
    [InlineData("-tag:old", false)]
    [InlineData("-tag:x -tag:y", true)]
    [InlineData("-tag:x -tag:old", false)]
    [InlineData("project:crucible tag:x", false)]
    [InlineData("title:button", true)]
    [InlineData("title:\"export button\"", true)]
    [InlineData("title:\"button export\"", false)]
    [InlineData("title:port", false)]
    [InlineData("cwd:/home/me", true)]
    [InlineData("cwd:/home/me/", true)]
    [InlineData("cwd:/home/m", false)]
    [InlineData("id:chat-2", true)]
    [InlineData("branch:main", false)]
    [InlineData("-branch:main", true)]
    public void Of_a_field_any_must_hold_and_no_negated_one(string query, bool holds)
    {
        var conditions = QueryParser.Parse(query, new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)).Conditions;

        Assert.Equal(holds, SessionCondition.AllHold(conditions, ValuesOf));
    }

    private static string[] ValuesOf(string field) => field switch
    {
        "project" => ["Crucible"],
        "tag" => ["Old", "bug"],
        "title" => ["Fix the export button"],
        "cwd" => ["/home/me/src"],
        "id" => ["chat-20260702-aaaa"],
        _ => [],
    };
}
