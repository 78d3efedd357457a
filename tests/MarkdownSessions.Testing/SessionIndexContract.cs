using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <summary>What every engine promises; a test class derives from it and names its engine.</summary>
public abstract class SessionIndexContract : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly List<ISessionIndex> opened = [];

    /// <summary>The engine under test; the same one for the whole of a test.</summary>
    protected abstract IIndexEngine Engine { get; }

    public void Dispose()
    {
        opened.ForEach(index => index.Dispose());
        folders.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_empty_index_holds_nothing()
    {
        using var index = Built();

        Assert.Empty(index.Sessions());
        Assert.Empty(index.Stamps());
        Assert.Empty(index.Walk(new MatchEverything(), TimeRange.Always));
        Assert.Null(index.Session(SessionId.Parse("chat-a")));
        Assert.Null(index.Locate(1, 0));
        Assert.Null(index.Find(1, 1000));
        Assert.False(index.IsWorn);
    }

    [Fact]
    public void A_session_comes_back_as_it_was_put()
    {
        var summary = Summary("chat-a") with
        {
            HasOwnTitle = true,
            State = "ended",
            Agent = "o'brien",
            Model = "gpt-5.1",
            Project = "cru",
            WorkingFolder = "/home/ann/Grüße",
            Parent = "chat-0",
            Tags = ["a,b", "", "c\"d", "日本"],
            Cost = 0.10250m,
            Resume = new("2024-01-15-1030.md", 5_000_000_000, 77, 12),
        };
        using var index = Built(Whole("chat-a") with { Summary = summary });

        var held = Assert.IsType<IndexedSession>(index.Session(SessionId.Parse("chat-a"))).Summary;

        Assert.Equal(summary.Tags, held.Tags);
        Assert.Equal(summary with { Tags = held.Tags }, held);
    }

    [Fact]
    public void Facts_that_a_session_lacks_stay_missing()
    {
        using var index = Built(Whole("chat-a"));

        var held = index.Session(SessionId.Parse("chat-a"))!.Summary;

        Assert.Empty(held.Tags);
        Assert.Equal(Summary("chat-a") with { Tags = held.Tags }, held);
    }

    [Fact]
    public void A_session_is_found_by_its_id_in_either_case()
    {
        using var index = Built(Whole("Chat-A"));

        var held = index.Session(SessionId.Parse("chat-a"));

        Assert.Equal("Chat-A", held?.Summary.Id.Value);
    }

    [Fact]
    public void Sessions_are_given_by_number_and_those_gone_are_left_out()
    {
        using var index = Built(Whole("chat-a"), Whole("chat-b"), Whole("chat-c"));
        int number = index.Session(SessionId.Parse("chat-b"))!.Number;

        var sessions = index.Sessions([number, 4711]);

        Assert.Equal("chat-b", Assert.Single(sessions).Summary.Id.Value);
        Assert.Equal(3, index.Sessions().Count);
    }

    [Fact]
    public void Stamps_come_back_as_they_were_put()
    {
        SegmentStamp[] stamps =
        [
            new("2024-01-15-1030.md", 5_000_000_000, Minute(3), 0xffffffff, IsRacy: true),
            new("2024-01-15-1000.md", 0, Minute(1), 0, IsRacy: false),
        ];
        using var index = Built(Whole("chat-a") with { Segments = stamps }, Whole("chat-b") with { Segments = [] });

        var all = index.Stamps();

        Assert.Equal(stamps, index.Stamps(SessionId.Parse("CHAT-A")));
        Assert.Equal(stamps, all[SessionId.Parse("chat-a")]);
        Assert.Empty(all[SessionId.Parse("chat-b")]);
        Assert.Empty(index.Stamps(SessionId.Parse("chat-c")));
    }

    [Fact]
    public void A_message_is_located_and_found()
    {
        var document = Document(1, 1, "hello") with
        {
            Place = new("2024-01-15-1030.md", 5_000_000_000, int.MaxValue, 70_000, uint.MaxValue),
            IdHash = long.MinValue,
        };
        using var index = Built(Whole("chat-a", Document(0, 0, "title"), document));
        int number = index.Session(SessionId.Parse("chat-a"))!.Number;

        Assert.Equal(document.Place, index.Locate(number, 1));
        Assert.Equal(1, index.Find(number, long.MinValue));
        Assert.Null(index.Locate(number, 2));
        Assert.Null(index.Find(number, 4711));
    }

    [Fact]
    public void Of_messages_with_one_hash_the_first_is_found()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a") with { IdHash = 5 }, Document(1, 1, "b") with { IdHash = 5 }));

        Assert.Equal(0, index.Find(index.Session(SessionId.Parse("chat-a"))!.Number, 5));
    }

    [Fact]
    public void The_walk_goes_from_the_newest_to_the_oldest()
    {
        using var index = Built(
            Whole("chat-a", Document(0, 1, "x"), Document(1, 5, "x"), Document(2, 3, "x")),
            Whole("chat-b", Document(0, 2, "x"), Document(1, 4, "x")));

        Assert.Equal(["chat-a#1", "chat-b#1", "chat-a#2", "chat-b#0", "chat-a#0"], Walk(index, new MatchEverything()));
        Assert.Equal(["chat-a#1", "chat-b#1", "chat-a#2", "chat-b#0", "chat-a#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void Of_one_time_the_greater_session_id_comes_first_and_then_the_greater_ordinal()
    {
        using var index = Built(
            Whole("chat-a", Document(0, 1, "x"), Document(1, 1, "x")),
            Whole("CHAT-b", Document(0, 1, "x")),
            Whole("chat-c", Document(0, 1, "x")));

        Assert.Equal(["chat-c#0", "chat-a#1", "chat-a#0", "CHAT-b#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void What_arrives_late_stands_where_it_happened()
    {
        using var index = Built(Whole("chat-b", Document(0, 2, "x"), Document(1, 4, "x")));

        Put(index, Whole("chat-c", Document(0, 1, "x"), Document(1, 2, "x"), Document(2, 9, "x")));
        Put(index, Whole("chat-a", Document(0, 2, "x"), Document(1, 3, "x")));

        Assert.Equal(["chat-c#2", "chat-b#1", "chat-a#1", "chat-c#1", "chat-b#0", "chat-a#0", "chat-c#0"], Walk(index, Words("x")));
    }

    [Fact]
    public void Both_ends_of_a_range_lie_inside()
    {
        using var index = Built(Whole("chat-a", [.. Enumerable.Range(0, 6).Select(minute => Document(minute, minute, "x"))]));
        Put(index, Whole("chat-b", Document(0, 2, "x")));

        Assert.Equal(["chat-a#3", "chat-b#0", "chat-a#2"], Walk(index, Words("x"), new(Minute(2), Minute(3))));
        Assert.Equal(["chat-a#3", "chat-b#0", "chat-a#2"], Walk(index, new MatchEverything(), new(Minute(2), Minute(3))));
        Assert.Empty(Walk(index, Words("x"), new(Minute(3), Minute(2))));
        Assert.Empty(Walk(index, Words("x"), new(Minute(8), Minute(9))));
    }

    [Fact]
    public void Words_must_follow_each_other_in_one_column()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "flaky test here"),
            Document(1, 1, "test flaky"),
            Document(2, 2, "flaky") with { Words = new("flaky", "test", "", "") },
            Document(3, 3, "flaky tests")));

        Assert.Equal(["chat-a#0"], Walk(index, Words("flaky test")));
        Assert.Equal(["chat-a#3", "chat-a#0"], Walk(index, Prefix("flaky te")));
        Assert.Equal(["chat-a#2"], Walk(index, Words("test", TextColumns.Code | TextColumns.Thinking)));
        Assert.Empty(Walk(index, Words("test", TextColumns.None)));
    }

    [Fact]
    public void An_identifier_is_found_whole_or_in_parts()
    {
        var parts = new MatchWords(["foo", "bar"]) { Whole = "=foo_bar" };
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "foo bar"),
            Document(1, 1, "call foobar now =foo_bar"),
            Document(2, 2, "foo =foo_bar_baz"),
            Document(3, 3, "bar foo")));

        Assert.Equal(["chat-a#1", "chat-a#0"], Walk(index, parts));
        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, parts with { IsPrefix = true }));
    }

    [Fact]
    public void Facts_are_exact_and_no_words()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "user", "role:user"),
            Document(1, 1, "role:user", "role:user2", "agent:o'brien")));

        Assert.Equal(["chat-a#0"], Walk(index, new MatchFact("role:user")));
        Assert.Equal(["chat-a#1"], Walk(index, Words("role:user")));
        Assert.Equal(["chat-a#1"], Walk(index, new MatchFact("agent:o'brien")));
        Assert.Empty(Walk(index, Prefix("agent")));
        Assert.Empty(Walk(index, new MatchFact("role:use")));
    }

    [Fact]
    public void All_any_and_not_combine()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a"), Document(1, 1, "b"), Document(2, 2, "a b"), Document(3, 3, "c")));

        Assert.Equal(["chat-a#2"], Walk(index, new MatchAll([Words("a"), Words("b")])));
        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, new MatchAny([Words("a"), Words("b")])));
        Assert.Equal(["chat-a#0"], Walk(index, new MatchAll([Words("a"), new MatchNot(Words("b"))])));
        Assert.Equal(["chat-a#3"], Walk(index, new MatchNot(new MatchAny([Words("a"), Words("b")]))));
        Assert.Equal(["chat-a#3", "chat-a#2", "chat-a#0"], Walk(index, new MatchAny([Words("a"), new MatchNot(Words("b"))])));
        Assert.Empty(Walk(index, new MatchNot(new MatchEverything())));
    }

    [Fact]
    public void A_negation_holds_for_messages_without_any_words()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, ""), Document(1, 1, "a")));

        Assert.Equal(["chat-a#0"], Walk(index, new MatchNot(Words("a"))));
    }

    [Theory]
    [InlineData("and or not near")]
    [InlineData("near(a b) *")]
    [InlineData("prose:x ^top c++ -- ; {} \\ %")]
    [InlineData("say\"hi\" don't ' \"")]
    [InlineData("日本 本語 語 한국 naïve 😀")]
    public void No_word_is_syntax(string words)
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "other"), Document(1, 1, words)));

        Assert.Equal(["chat-a#1"], Walk(index, Words(words)));
        Assert.All(words.Split(' '), word => Assert.Equal(["chat-a#1"], Walk(index, Words(word))));
        Assert.Equal(["chat-a#0"], Walk(index, new MatchNot(Words(words))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("a\u0001b")]
    [InlineData("a\tb")]
    [InlineData("\ud83d")]
    public void What_is_no_word_stands_nowhere(string word)
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "a b", "role:user")));

        Assert.Empty(index.Walk(new MatchWords([word]), TimeRange.Always));
        Assert.Empty(index.Walk(new MatchWords([word]) { IsPrefix = true }, TimeRange.Always));
        Assert.Empty(index.Walk(new MatchFact(word), TimeRange.Always));
    }

    [Fact]
    public void A_change_replaces_what_stands_from_its_ordinal_on()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "title"), Document(1, 1, "old"), Document(2, 2, "old"), Document(3, 3, "old")));

        Put(index, From("chat-a", 2, Document(2, 2, "new")));

        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, new MatchEverything()));
        Assert.Equal(["chat-a#1"], Walk(index, Words("old")));
        Assert.Equal(["chat-a#2"], Walk(index, Words("new")));
    }

    [Fact]
    public void A_title_may_change_alone()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "title"), Document(1, 1, "text")));

        Put(index, From("chat-a", 2) with { Title = Document(0, 0, "renamed") });

        Assert.Equal(["chat-a#0"], Walk(index, Words("renamed")));
        Assert.Empty(Walk(index, Words("title")));
        Assert.Equal(["chat-a#1"], Walk(index, Words("text")));
    }

    [Fact]
    public void A_message_that_only_moved_is_located_at_its_new_place()
    {
        var moved = Document(1, 1, "text") with { Place = new("2024-02-01-0000.md", 7, 8, 9, 10), IdHash = 11 };
        using var index = Built(Whole("chat-a", Document(0, 0, "title"), Document(1, 1, "text")));
        int number = index.Session(SessionId.Parse("chat-a"))!.Number;

        Put(index, From("chat-a", 1, moved));

        Assert.Equal(moved.Place, index.Locate(number, 1));
        Assert.Equal(1, index.Find(number, 11));
        Assert.Equal(["chat-a#1"], Walk(index, Words("text")));
    }

    [Fact]
    public void A_message_whose_facts_or_columns_changed_is_asked_by_the_new_ones()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "text", "role:user"), Document(1, 1, "text")));

        Put(index, Whole("chat-a", Document(0, 0, "text", "role:agent"), Document(1, 1, "") with { Words = new("", "text", "", "") }));

        Assert.Empty(Walk(index, new MatchFact("role:user")));
        Assert.Equal(["chat-a#0"], Walk(index, new MatchFact("role:agent")));
        Assert.Equal(["chat-a#1"], Walk(index, Words("text", TextColumns.Code)));
    }

    [Fact]
    public void A_removed_session_is_gone_and_its_number_is_not_given_again()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "x")), Whole("chat-b", Document(0, 1, "x")));
        int number = index.Session(SessionId.Parse("chat-b"))!.Number;

        Update(index, update => update.Remove(SessionId.Parse("chat-b")));
        Put(index, Whole("chat-b", Document(0, 2, "y")));

        Assert.Equal(["chat-a#0"], Walk(index, Words("x")));
        Assert.NotEqual(number, index.Session(SessionId.Parse("chat-b"))!.Number);
        Assert.Null(index.Locate(number, 0));
    }

    [Fact]
    public void A_session_that_changes_keeps_its_number()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "x")));
        int number = index.Session(SessionId.Parse("chat-a"))!.Number;

        Put(index, Whole("chat-a", Document(0, 0, "y")));

        Assert.Equal(number, index.Session(SessionId.Parse("chat-a"))!.Number);
    }

    [Fact]
    public void Removing_what_is_not_held_is_no_error()
    {
        using var index = Built(Whole("chat-a"));

        Update(index, update => update.Remove(SessionId.Parse("chat-z")));

        Assert.Single(index.Sessions());
    }

    [Fact]
    public void An_update_that_is_not_committed_leaves_nothing()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "old")));

        using (var update = index.BeginUpdate())
        {
            update.Put(Whole("chat-a", Document(0, 5, "new")));
            update.Put(Whole("chat-b", Document(0, 6, "new")));
            update.Remove(SessionId.Parse("chat-a"));
        }

        Assert.Equal(["chat-a#0"], Walk(index, Words("old")));
        Assert.Empty(Walk(index, Words("new")));
        Assert.Single(index.Stamps());
    }

    [Fact]
    public void An_update_whose_documents_cannot_be_read_leaves_nothing()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "old")));

        using (var update = index.BeginUpdate())
        {
            Assert.Throws<EndOfStreamException>(() => update.Put(Whole("chat-b") with { Documents = Breaking() }));
        }

        Put(index, Whole("chat-c", Document(0, 1, "next")));
        Assert.Equal(["chat-c#0", "chat-a#0"], Walk(index, new MatchEverything()));
    }

    [Fact]
    public void A_session_may_change_twice_in_one_update()
    {
        using var index = Built();

        Update(index, update =>
        {
            update.Put(Whole("chat-a", Document(0, 0, "one"), Document(1, 1, "one")));
            update.Put(From("chat-a", 1, Document(1, 1, "two"), Document(2, 2, "two")));
            update.Put(Whole("chat-b", Document(0, 3, "gone")));
            update.Remove(SessionId.Parse("chat-b"));
        });

        Assert.Equal(["chat-a#2", "chat-a#1", "chat-a#0"], Walk(index, new MatchEverything()));
        Assert.Equal(["chat-a#0"], Walk(index, Words("one")));
    }

    [Fact]
    public void Two_updates_exclude_each_other()
    {
        string folder = Build();
        using var one = Engine.Open(folder);
        using var other = Engine.Open(folder);
        using var update = one.BeginUpdate();

        var failure = Assert.Throws<IndexUnavailableException>(() => other.BeginUpdate().Dispose());

        Assert.True(failure.IsBusy);
    }

    [Fact]
    public void After_an_update_the_next_can_begin()
    {
        using var index = Built();
        index.BeginUpdate().Dispose();

        Put(index, Whole("chat-a", Document(0, 0, "x")));
        Put(index, Whole("chat-b", Document(0, 1, "x")));

        Assert.Equal(2, Walk(index, Words("x")).Count);
    }

    [Fact]
    public void A_reader_goes_on_while_another_commits()
    {
        string folder = Build([.. Enumerable.Range(0, 50).Select(i => Whole($"chat-{i}", Document(0, i, "x")))]);
        using var reader = Engine.Open(folder);
        using var writer = Engine.Open(folder);
        using var walk = reader.Walk(Words("x"), TimeRange.Always).GetEnumerator();
        Assert.True(walk.MoveNext());

        Put(writer, Whole("chat-new", Document(0, 99, "x")));

        int rest = 0;
        while (walk.MoveNext())
        {
            rest++;
        }

        Assert.InRange(rest, 49, 50);
        Assert.Equal(51, Walk(reader, Words("x")).Count);
    }

    [Fact]
    public void Several_walks_go_on_side_by_side()
    {
        using var index = Built([.. Enumerable.Range(0, 20).Select(i => Whole($"chat-{i}", Document(0, i, "x")))]);

        var pairs = index.Walk(Words("x"), TimeRange.Always).Zip(index.Walk(new MatchEverything(), TimeRange.Always)).ToList();

        Assert.Equal(20, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void What_is_not_committed_is_not_seen()
    {
        using var index = Built();
        using var update = index.BeginUpdate();

        update.Put(Whole("chat-a", Document(0, 0, "x")));

        Assert.Empty(index.Sessions());
        Assert.Empty(Walk(index, new MatchEverything()));
    }

    [Fact]
    public void A_reopened_index_says_the_same()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x"), Document(1, 2, "x")));
        using (var index = Engine.Open(folder))
        {
            Put(index, Whole("chat-b", Document(0, 1, "x")));
        }

        using var reopened = Engine.Open(folder);

        Assert.Equal(["chat-a#1", "chat-b#0", "chat-a#0"], Walk(reopened, Words("x")));
        Assert.Equal(2, reopened.Stamps().Count);
    }

    [Fact]
    public void A_session_may_change_while_the_index_is_filled()
    {
        string folder = folders.Folder("filled");
        using (var filling = Engine.Create(folder))
        {
            Put(filling, Whole("chat-a", Document(0, 0, "one"), Document(1, 1, "one")));
            Put(filling, Whole("chat-b", Document(0, 3, "gone")));
            Put(filling, From("chat-a", 1, Document(1, 2, "two")) with { Title = Document(0, 0, "title") });
            Update(filling, update => update.Remove(SessionId.Parse("chat-b")));
            filling.BeginUpdate().Dispose();
            Assert.Equal("chat-a", Assert.Single(filling.Stamps()).Key.Value);
            Engine.Seal(filling);
        }

        using var index = Opened(folder);

        Assert.Equal(["chat-a#1", "chat-a#0"], Walk(index, new MatchEverything()));
        Assert.Equal(["chat-a#0"], Walk(index, Words("title")));
    }

    [Fact]
    public void An_absent_index_is_unavailable()
    {
        string folder = folders.Folder("empty");

        Assert.Throws<IndexUnavailableException>(() => Engine.Open(folder).Dispose());
        Assert.Throws<IndexUnavailableException>(() => Engine.Open(Path.Combine(folder, "missing")).Dispose());
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("random")]
    [InlineData("halved")]
    [InlineData("scribbled")]
    [InlineData("gone")]
    [InlineData("folder")]
    public void A_damaged_file_makes_an_index_unavailable_at_worst(string damage)
    {
        string folder = Build([.. Enumerable.Range(0, 200).Select(i => Whole($"chat-{i}", Document(0, i, $"x word{i}")))]);

        foreach (string file in Directory.GetFiles(folder))
        {
            byte[] sound = File.ReadAllBytes(file);
            Damage(file, sound, damage);
            Assert.Null(UnexpectedFailure(folder));
            if (Directory.Exists(file))
            {
                Directory.Delete(file);
            }

            File.WriteAllBytes(file, sound);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Grown_is_rebuilt_is_right(int seed)
    {
        var comparison = new IndexComparison(Engine, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.Empty(comparison.Differences(seed, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_loses_messages()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) =>
            index.Walk(match, range).Where((_, position) => position % 50 != 49));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_ignores_negations()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) => index.Walk(WithoutNegation(match), range));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    [Fact]
    public void The_comparison_sees_an_engine_that_breaks_ties_wrongly()
    {
        var mistaken = new MistakenEngine(Engine, (index, match, range) =>
            index.Walk(match, range).OrderByDescending(key => key.Ticks).ThenBy(key => key.Ordinal));
        var comparison = new IndexComparison(mistaken, folders.Folder("grown"), folders.Folder("rebuilt"));

        Assert.NotEmpty(comparison.Differences(1, questions: 200));
    }

    /// <summary>Fills, seals and opens an index.</summary>
    protected ISessionIndex Built(params SessionChange[] changes) => Opened(Build(changes));

    /// <summary>Fills and seals an index in a folder of its own.</summary>
    protected string Build(params SessionChange[] changes)
    {
        string folder = folders.Folder("generation");
        using var filling = Engine.Create(folder);
        Update(filling, update => Array.ForEach(changes, update.Put));
        Engine.Seal(filling);
        return folder;
    }

    /// <summary>Takes one change over.</summary>
    protected static void Put(ISessionIndex index, SessionChange change) => Update(index, update => update.Put(change));

    /// <summary>Makes and commits an update.</summary>
    protected static void Update(ISessionIndex index, Action<IIndexUpdate> change)
    {
        using var update = index.BeginUpdate();
        change(update);
        update.Commit();
    }

    /// <summary>A walk as <c>session#ordinal</c>.</summary>
    protected static IReadOnlyList<string> Walk(ISessionIndex index, Match match, TimeRange? range = null)
    {
        var ids = index.Sessions().ToDictionary(session => session.Number, session => session.Summary.Id);
        return [.. index.Walk(match, range ?? TimeRange.Always).Select(key => $"{ids[key.Session]}#{key.Ordinal}")];
    }

    private static IEnumerable<IndexDocument> Breaking()
    {
        yield return Document(0, 1, "half");
        throw new EndOfStreamException();
    }

    private static Match WithoutNegation(Match match) => match switch
    {
        MatchNot not => WithoutNegation(not.Operand),
        MatchAll all => new MatchAll([.. all.Operands.Select(WithoutNegation)]),
        MatchAny any => new MatchAny([.. any.Operands.Select(WithoutNegation)]),
        _ => match,
    };

    private static void Damage(string file, byte[] sound, string damage)
    {
        var random = new Random(1);
        switch (damage)
        {
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "random":
                byte[] noise = new byte[sound.Length];
                random.NextBytes(noise);
                File.WriteAllBytes(file, noise);
                break;
            case "halved":
                File.WriteAllBytes(file, sound[..(sound.Length / 2)]);
                break;
            case "scribbled":
                byte[] scribbled = [.. sound];
                for (int i = 0; i < scribbled.Length / 50; i++)
                {
                    scribbled[random.Next(1000, scribbled.Length)] = (byte)random.Next(256);
                }

                File.WriteAllBytes(file, scribbled);
                break;
            default:
                File.Delete(file);
                if (damage == "folder")
                {
                    Directory.CreateDirectory(file);
                }

                break;
        }
    }

    // Everything that a caller may do; what it answers from a damaged file is not the question.
    private Exception? UnexpectedFailure(string folder)
    {
        var failure = Record.Exception(() =>
        {
            using var index = Engine.Open(folder);
            Action[] uses =
            [
                () => _ = index.Sessions(),
                () => _ = index.Stamps(),
                () => _ = Walk(index, Words("x")),
                () => _ = Walk(index, Prefix("wo"), new(Minute(10), Minute(100))),
                () => _ = Walk(index, new MatchEverything()),
                () => Assert.All(Enumerable.Range(0, 210), number => _ = (index.Locate(number, 0), index.Find(number, 1000))),
                () => Put(index, Whole("chat-new", Document(0, 5, "x"))),
                () => _ = index.IsWorn,
            ];
            foreach (var use in uses)
            {
                if (Record.Exception(use) is { } unexpected and not IndexUnavailableException)
                {
                    throw unexpected;
                }
            }
        });
        return failure is IndexUnavailableException ? null : failure;
    }

    private ISessionIndex Opened(string folder)
    {
        var index = Engine.Open(folder);
        opened.Add(index);
        return index;
    }
}
