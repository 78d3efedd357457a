using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <content>What a change does, and when it is seen.</content>
public abstract partial class SessionIndexContract
{
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

    private static IEnumerable<IndexDocument> Breaking()
    {
        yield return Document(0, 1, "half");
        throw new EndOfStreamException();
    }
}
