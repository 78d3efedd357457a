using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class DocumentBuilderTests
{
    private static readonly MessageHead Head = new()
    {
        Session = SessionId.Parse("Chat-A1"),
        Type = "chat",
        Agent = "Claude Code",
        Model = "claude-opus-4-5",
    };

    [Fact]
    public void Words_stand_in_their_columns_with_wholes_at_the_end()
    {
        var document = Build(new TextPart("Call getName.\n```\nx.y\n```\nThen getName and a-b."), new ThinkingPart("Hm"), new ToolCall("Bash", """{"c":"ls -la"}"""));

        Assert.Equal(new("call get name = then get name and a b =getname =a-b", "x y =x.y", "bash = ls la", "hm"), document.Words);
    }

    [Fact]
    public void Facts_name_role_session_and_each_word_of_a_name_once()
    {
        var document = Build(new ToolCall("WebFetch", ""), new ToolCall("WebFetch", ""));

        Assert.Equal(
            [
                "role:user", "session:chat-a1", "type:chat", "agent:claude_code", "agent:claude", "agent:code",
                "model:claude-opus-4-5", "model:claude", "model:opus", "model:4", "model:5", "tool:webfetch", "tool:web", "tool:fetch", "has:tool",
            ],
            document.Facts);
    }

    [Fact]
    public void A_title_is_a_document_of_its_own()
    {
        var document = DocumentBuilder.Title("Export the Button", 5, Head);

        Assert.Equal("export the button", document.Words.Prose);
        Assert.Equal(0, document.Ordinal);
        Assert.Contains("role:title", document.Facts);
    }

    [Fact]
    public void The_fingerprint_tells_texts_and_columns_apart_and_nothing_else()
    {
        var first = Build(new TextPart("Hello"));

        Assert.Equal(first.Place.Fingerprint, (Build(new TextPart("Hello")) with { Ticks = 9 }).Place.Fingerprint);
        Assert.NotEqual(first.Place.Fingerprint, Build(new TextPart("Hello.")).Place.Fingerprint);
        Assert.NotEqual(first.Place.Fingerprint, Build(new ThinkingPart("Hello")).Place.Fingerprint);
    }

    [Fact]
    public void The_fingerprint_does_not_depend_on_where_a_text_is_cut_for_it()
    {
        string text = new string('x', 1023) + "😀" + new string('y', 3000);

        uint fingerprint = DocumentBuilder.Fingerprint([new(TextColumns.Prose, text, 1)]);

        Assert.Equal(Crc32C.Of([1, .. System.Text.Encoding.UTF8.GetBytes(text)]), fingerprint);
    }

    [Fact]
    public void Only_the_beginning_of_a_column_is_scored_but_all_of_it_indexed()
    {
        TextRun[] runs = [new(TextColumns.Prose, new string(' ', ColumnWordsBuilder.MaxScoredLength - 3) + "one two", 1), new(TextColumns.Code, "three", 1)];

        Assert.Equal(new("one two", "three", "", ""), ColumnWordsBuilder.All(runs));
        Assert.Equal(new("one", "three", "", ""), ColumnWordsBuilder.Scored(runs));
    }

    private static IndexDocument Build(params Part[] parts) => DocumentBuilder.Message(
        new()
        {
            Ordinal = 1,
            Id = "m1",
            Ticks = 7,
            Role = Role.User,
            Parts = [.. parts.Select(part => new PlacedPart(part, 1))],
            Head = Head,
            Place = new("log.md", 0, 10, 1, 0),
        },
        _ => null);
}
