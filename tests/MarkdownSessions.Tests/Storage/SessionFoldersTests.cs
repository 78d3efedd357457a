using System.Collections.Concurrent;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class SessionFoldersTests
{
    private const string Log = "---\nsession_id: chat-1\ntype: chat\n---\n\n# Hello\n";

    private readonly MemoryFiles files = new();
    private readonly VaultPaths paths = VaultPaths.OfVault("/v");

    [Fact]
    public void A_missing_folder_holds_no_session() => Assert.Empty(List().Sessions);

    [Fact]
    public void A_session_comes_with_its_segments_as_the_log_runs()
    {
        files.WriteText("/v/.crucible/sessions/chat-1/2024-01-15-1045.md", "more");
        files.WriteText("/v/.crucible/sessions/chat-1/2024-01-15-1030.md", Log);
        files.WriteText("/v/.crucible/sessions/chat-1/2024-01-15-1030.md~", "old");
        files.WriteText("/v/.crucible/sessions/chat-1/artifacts/a.md", "no segment");

        var session = Assert.Single(List().Sessions);

        Assert.Equal(("chat-1", "/v/.crucible/sessions/chat-1"), (session.Id.Value, session.Path));
        Assert.Equal([("2024-01-15-1030.md", (long)Log.Length), ("2024-01-15-1045.md", 4)], session.Segments.Select(s => (s.Name, s.Length)));
    }

    [Theory]
    [InlineData("\uFEFF---\r\nsession_id: x\r\n---\r\n")]
    [InlineData("---\ntype: chat\nsession_id: x\n---\n")]
    [InlineData("---\nsession_id: x\nnever closed\n")]
    [InlineData("session_id: x\n\n## 2024-01-15T10:30:00.000Z <!-- cru m1 -->\n\n**User:** hi\n")]
    [InlineData("---\n: [broken\n\n## 2024-01-15T10:30:00.000Z <!-- cru m1 -->\n\n**User:** hi\n")]
    public void Front_matter_or_else_an_opened_heading_makes_a_session(string text)
    {
        files.WriteText("/v/.crucible/sessions/chat-1/a.md", text);

        Assert.Single(List().Sessions);
        Assert.NotNull(SessionFolders.Find(files, paths, SessionId.Parse("chat-1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Notes\n\nsession_id: x\n")]
    [InlineData("---\ntitle: notes\n---\nsession_id: x\n")]
    [InlineData("---\ntags: [session_id]\n---\n")]
    [InlineData("## 2024-01-15T10:30:00Z\n\n**User:** somebody's diary\n")]
    [InlineData("text ## 2024-01-15T10:30:00.000Z <!-- cru m1 -->\n")]
    public void Other_Markdown_makes_none(string text)
    {
        files.WriteText("/v/.crucible/sessions/chat-1/a.md", text);

        Assert.Empty(List().Sessions);
        Assert.Null(SessionFolders.Find(files, paths, SessionId.Parse("chat-1")));
    }

    [Fact]
    public void Long_front_matter_is_read_to_its_limit()
    {
        string comment = "# " + new string('x', 80) + "\n";
        string near = "---\n" + string.Concat(Enumerable.Repeat(comment, 100)) + "session_id: x\n---\n";
        string far = "---\n" + string.Concat(Enumerable.Repeat(comment, 1000)) + "session_id: x\n---\n";
        files.WriteText("/v/.crucible/sessions/near/a.md", near);
        files.WriteText("/v/.crucible/sessions/far/a.md", far);

        Assert.Equal("near", Assert.Single(List().Sessions).Id.Value);
    }

    [Fact]
    public void Known_sessions_are_not_opened_again()
    {
        files.WriteText("/v/.crucible/sessions/known/a.md", "nothing that tells");
        files.WriteText("/v/.crucible/sessions/emptied/notes.txt", "");

        var listing = SessionFolders.List(files, paths, _ => true);

        Assert.Equal("known", Assert.Single(listing.Sessions).Id.Value);
    }

    [Fact]
    public void A_session_whose_name_is_no_id_is_told()
    {
        files.WriteText("/v/.crucible/sessions/my chat/a.md", Log);
        files.WriteText("/v/.crucible/sessions/my notes/a.md", "# Notes\n");

        var listing = List();

        Assert.Empty(listing.Sessions);
        Assert.Equal("/v/.crucible/sessions/my chat", Assert.Single(listing.Issues).Path);
    }

    [Fact]
    public void Of_two_ids_that_differ_in_case_one_is_told()
    {
        files.WriteText("/v/.crucible/sessions/Chat-1/a.md", Log);
        files.WriteText("/v/.crucible/sessions/chat-1/a.md", Log);

        var listing = List();

        Assert.Equal("Chat-1", Assert.Single(listing.Sessions).Id.Value);
        Assert.Equal("/v/.crucible/sessions/chat-1", Assert.Single(listing.Issues).Path);
    }

    [Fact]
    public void In_a_bare_folder_only_sessions_are_listed()
    {
        files.WriteText("/archive/chat-1/a.md", Log);
        files.WriteText("/archive/notes/a.md", "# Notes\n");
        files.WriteText("/archive/.crucible/trash/chat-2/a.md", Log);
        files.WriteText("/archive/readme.md", Log);
        files.AddOther("/archive/link");

        var listing = SessionFolders.List(files, VaultPaths.OfSessionFolder("/archive"), _ => false);

        Assert.Equal("chat-1", Assert.Single(listing.Sessions).Id.Value);
        Assert.Empty(listing.Issues);
    }

    [Fact]
    public void Many_are_all_found_in_order_and_asked_for_once()
    {
        var asked = new ConcurrentBag<SessionId>();
        for (int i = 0; i < 500; i++)
        {
            files.WriteText($"/v/.crucible/sessions/chat-{i:000}/a.md", Log);
        }

        var listing = SessionFolders.List(files, paths, id =>
        {
            asked.Add(id);
            return false;
        });

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"chat-{i:000}"), listing.Sessions.Select(session => session.Id.Value));
        Assert.Equal(500, asked.Distinct().Count());
    }

    private SessionListing List() => SessionFolders.List(files, paths, _ => false);
}
