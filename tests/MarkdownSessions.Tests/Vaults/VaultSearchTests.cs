using MarkdownSessions.Format;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class VaultSearchTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Finds_a_word_with_its_file_line_and_snippet()
    {
        var id = vault.Vault.Create(new SessionDraft { Title = "Notes" });
        vault.Say(id, "First line.\n\nWe talked about Project Alpha here.");

        var hit = Assert.Single(Search("Project Alpha").Hits);

        Assert.Equal(id, hit.Session.Id);
        Assert.Equal("We talked about Project Alpha here.", File.ReadLines(Path.Join(vault.Root, hit.Path)).ElementAt(hit.Line - 1));
        Assert.Contains("Project Alpha", hit.Snippet.Text, StringComparison.Ordinal);
        Assert.Equal(["Project", "Alpha"], hit.Snippet.Highlights.Select(mark => hit.Snippet.Text.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public void Finds_what_was_appended_after_the_index_was_built()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "before");
        Search("before");

        vault.Say(id, "quokkaflux");

        Assert.Single(Search("quokkaflux").Hits);
    }

    [Fact]
    public void Finds_what_a_person_typed_into_the_file()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "before");
        Search("before");

        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.AppendAllText(file, "## 2026-01-01T00:00:05Z\n\n**User:** typed quokkaflux\n");

        Assert.Single(Search("quokkaflux").Hits);
    }

    [Fact]
    public void Does_not_find_what_a_person_took_out_even_when_length_and_time_of_the_file_stay()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "the word is quokkaflux");
        Search("quokkaflux");
        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        var time = File.GetLastWriteTimeUtc(file);

        File.WriteAllText(file, File.ReadAllText(file).Replace("quokkaflux", "wombatflux", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);

        Assert.Empty(Search("quokkaflux").Hits);
        Assert.Single(Search("wombatflux").Hits);
    }

    [Fact]
    public void Words_that_stand_apart_are_found_by_session_and_the_answer_says_so()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "alpha here");
        vault.Say(id, "beta there", Role.Assistant);
        var other = vault.Vault.Create(new());
        vault.Say(other, "only alpha");

        var result = Search("alpha beta");

        Assert.Equal(SearchTier.Session, result.Tier);
        Assert.Equal([id], result.Hits.Select(hit => hit.Session.Id));
        Assert.Equal(1, result.Total);
    }

    [Fact]
    public void A_session_that_says_a_refused_word_anywhere_is_left_out_of_the_session_tier()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "alpha here");
        vault.Say(id, "beta there");
        vault.Say(id, "gamma too");

        Assert.Empty(Search("alpha beta -gamma").Hits);
    }

    [Theory]
    [InlineData("-barometer", "b,c")]
    [InlineData("type:chat -barometer", "b,c")]
    [InlineData("role:user -barometer", "b,c")]
    [InlineData("role:assistant -barometer", "a")]
    [InlineData("-role:assistant", "b,c")]
    [InlineData("word -barometer within:session", "b")]
    public void Of_sessions_what_is_refused_stands_in_no_message(string query, string expected)
    {
        foreach (string id in new[] { "a", "b", "c" })
        {
            vault.Vault.Create(new() { Id = SessionId.Parse($"chat-{id}"), Title = "Untitled" });
        }

        vault.Say(SessionId.Parse("chat-a"), "a barometer");
        vault.Say(SessionId.Parse("chat-a"), "another word", Role.Assistant);
        vault.Say(SessionId.Parse("chat-b"), "a word");
        vault.Say(SessionId.Parse("chat-c"), "nothing");

        var found = Search(query).Hits.Select(hit => hit.Session.Id.Value["chat-".Length..]).Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(',', found));
    }

    [Fact]
    public void Within_message_does_not_look_further()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "alpha here");
        vault.Say(id, "beta there");

        var result = vault.Vault.Search(new() { Query = "alpha beta", Within = SearchWithin.Message });

        Assert.Equal(0, result.Total);
        Assert.Equal(SearchTier.Message, result.Tier);
    }

    [Fact]
    public void A_title_counts_as_a_message_of_its_own()
    {
        var id = vault.Vault.Create(new SessionDraft { Title = "Quokka migration" });
        vault.Say(id, "nothing of it");

        var hit = Assert.Single(Search("quokka").Hits);

        Assert.Null(hit.MessageId);
        Assert.Equal("Quokka migration", hit.Snippet.Text);
    }

    [Fact]
    public void A_question_without_words_lists_sessions()
    {
        var id = vault.Vault.Create(new SessionDraft { Type = "agent" });
        vault.Say(id, "x");
        vault.Say(vault.Vault.Create(new()), "y");

        var result = Search("type:agent");

        Assert.Equal(SearchTier.Session, result.Tier);
        Assert.Equal([id], result.Hits.Select(hit => hit.Session.Id));
    }

    [Fact]
    public void The_copies_of_a_message_in_branches_are_one_hit()
    {
        var entry = new EntryDraft { Id = new("m1"), Role = Role.User, Parts = [new TextPart("quokka")], Time = Timestamp.From(vault.Clock.GetUtcNow()) };
        var first = vault.Vault.Create(new());
        var branch = vault.Vault.Create(new());
        vault.Vault.Append(first, entry);
        vault.Vault.Append(branch, entry);

        var result = Search("quokka in:text -role:title");

        Assert.Equal(1, Assert.Single(result.Hits).Folded);
        Assert.Equal(2, result.Total);
    }

    [Fact]
    public void Hits_in_sub_agents_of_one_session_are_one_hit_unless_asked_for()
    {
        var parent = vault.Vault.Create(new());
        for (int i = 0; i < 3; i++)
        {
            var child = vault.Vault.Create(new SessionDraft { Type = "agent", Title = "t", Fields = [new("parent_session_id", parent.Value, [])] });
            vault.Say(child, $"quokka number {i}");
        }

        var folded = Search("quokka");
        var all = vault.Vault.Search(new() { Query = "quokka", IncludeChildren = true });

        Assert.Equal(2, Assert.Single(folded.Hits).Folded);
        Assert.Equal(3, all.Hits.Count);
        Assert.Equal(3, folded.Total);
    }

    [Theory]
    [InlineData("type:agent", 3)]
    [InlineData("quokka type:agent", 3)]
    [InlineData("has:parent", 3)]
    [InlineData("parent:chat-top", 2)]
    [InlineData("id:agent-a id:agent-b quokka", 2)]
    [InlineData("-type:chat quokka", 3)]
    [InlineData("quokka -role:tool", 3)]
    [InlineData("quokka type:agent,chat", 3)]
    [InlineData("quokka (type:agent OR role:user)", 3)]
    public void Sub_agents_that_were_asked_for_are_shown_each(string query, int hits)
    {
        Make("chat-top", "chat", parent: null);
        Make("agent-a", "agent", "chat-top");
        Make("agent-b", "agent", "chat-top");
        Make("agent-c", "agent", "agent-a");

        var result = Search(query);

        Assert.Equal(hits, result.Hits.Count);
        Assert.Equal(result.Hits.Count, result.Reachable);
        Assert.Equal(result.Total - result.MadeTitles - hits, result.FoldedInChildren);
        Assert.Equal(query.StartsWith("quokka ", StringComparison.Ordinal) && !query.EndsWith("type:agent", StringComparison.Ordinal), result.FoldedInChildren > 0);

        void Make(string id, string type, string? parent)
        {
            var session = SessionId.Parse(id);
            var fields = parent is null ? Array.Empty<FrontMatterField>() : [new("parent_session_id", parent, [])];
            vault.Vault.Create(new SessionDraft { Id = session, Type = type, Title = "t", Fields = fields });
            vault.Say(session, $"quokka in {id}");
        }
    }

    [Fact]
    public void Titles_made_of_messages_shown_are_counted_apart()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "quokka");

        var result = Search("quokka");

        Assert.Equal((2, 1, 1), (result.Total, result.Reachable, result.MadeTitles));
    }

    [Fact]
    public void A_message_of_several_entries_is_found_whole()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, new EntryDraft { Id = new("m2"), Role = Role.Assistant, Parts = [new TextPart("alpha begins")] });
        Search("alpha");
        vault.Say(id, "in between");
        vault.Vault.Append(id, new EntryDraft { Id = new("m2", 1), Role = Role.Assistant, Parts = [new TextPart("beta ends")] });

        var result = Search("alpha beta");

        Assert.Equal(SearchTier.Message, result.Tier);
        Assert.Equal("m2", Assert.Single(result.Hits).MessageId);
    }

    [Fact]
    public void Common_words_rank_the_newest_and_say_so()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, [.. Enumerable.Range(0, 600).Select(_ => new EntryDraft { Role = Role.User, Parts = [new TextPart("quokka")] })]);

        var result = Search("quokka role:user");

        Assert.Equal(600, result.Total);
        Assert.Equal(16, result.Candidates);
        Assert.False(result.RankedAll);
        Assert.Equal(600, vault.Vault.Search(new() { Query = "quokka role:user", RankAll = true }).Candidates);
    }

    [Fact]
    public void Few_matches_are_all_ranked_also_in_one_session()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, [.. Enumerable.Range(0, 40).Select(_ => new EntryDraft { Role = Role.User, Parts = [new TextPart("quokka")] })]);

        var result = Search("quokka role:user");

        Assert.Equal(40, result.Candidates);
        Assert.True(result.RankedAll);
    }

    [Theory]
    [InlineData("->")]
    [InlineData("✅")]
    [InlineData(")")]
    public void Signs_alone_find_nothing_and_say_so(string query)
    {
        vault.Say(vault.Vault.Create(new()), "x -> y ✅");

        var result = Search(query);

        Assert.Empty(result.Hits);
        Assert.Contains("there is nothing to search for in it: words have letters or digits", result.Warnings);
    }

    [Fact]
    public void Words_behind_the_colours_of_a_terminal_are_found()
    {
        vault.Say(vault.Vault.Create(new SessionDraft { Title = "t" }), "```\n\u001b[31merror\u001b[0m: cannot borrow \u001b[1mkoala\u001b[0m\n```", Role.Tool);

        Assert.Single(Search("error koala").Hits);
    }

    [Fact]
    public void The_line_of_a_second_speaker_under_one_heading_is_its_own()
    {
        var id = vault.Vault.Create(new SessionDraft { Title = "t" });
        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.AppendAllText(file, "## 2026-01-01T00:00:05Z\n\n**User:** first\n\n**Assistant:** then quokka\n");

        var hit = Assert.Single(Search("quokka").Hits);

        Assert.Contains("quokka", File.ReadLines(file).ElementAt(hit.Line - 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_without_any_index_folder()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "quokka");
        Search("quokka");
        vault.Vault.Dispose();
        Directory.Delete(Path.Join(vault.Root, ".crucible", "index"), recursive: true);
        vault.Reopen();

        Assert.Single(Search("quokka").Hits);
    }

    private SearchResult Search(string query) => vault.Vault.Search(new() { Query = query, Zone = TimeZoneInfo.Utc });

    [Fact]
    public void Messages_between_git_s_conflict_markers_are_found_on_both_sides()
    {
        var id = vault.Vault.Create(new());
        string path = Directory.GetFiles(vault.Session(id), "*.md").Single();
        string head = File.ReadAllText(path);
        vault.Say(id, "heron of ours\nshared\nend of ours");
        string[] ours = File.ReadAllText(path)[head.Length..].Split('\n');
        File.WriteAllText(path, head);
        vault.Reopen();
        vault.Say(id, "heron of theirs\nshared\nend of theirs");
        string[] theirs = File.ReadAllText(path)[head.Length..].Split('\n');
        var merged = ours.Zip(theirs, (one, other) => one == other ? one : $"<<<<<<< HEAD\n{one}\n=======\n{other}\n>>>>>>> other");
        File.WriteAllText(path, head + string.Join('\n', merged));

        var found = vault.Vault.Search(new() { Query = "heron role:user" });

        Assert.Equal(2, found.Total);
        Assert.Equal(2, found.Hits.Count);
    }
}
