using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

public sealed class ContextTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_short_session_is_told_whole_but_for_what_the_model_thought()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Look");
        Append(id, new ThinkingPart("hm"), new ToolCall("ls", "{}") { Id = "t1", Result = "a.txt" }, new TextPart("One file."));

        var context = vault.Vault.Context(id, new());

        Assert.Equal(["Look", "ls a.txt|One file."], Told(context));
        Assert.Equal((0L, 0, null), (context.LeftOutBytes, context.Shortened, context.Summary));
        Assert.InRange(context.Tokens, 10, 40);
    }

    [Fact]
    public void The_newest_summary_comes_first_and_what_it_stands_for_is_not_told()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Long ago");
        vault.Say(id, "First summary", Role.Summary);
        vault.Say(id, "Between");
        vault.Say(id, "Second summary", Role.Summary);
        vault.Say(id, "After");

        var context = vault.Vault.Context(id, new());

        Assert.Equal(["Second summary", "After"], Told(context));
        Assert.Equal((0L, Role.Summary), (context.LeftOutBytes, context.Summary?.Role));
    }

    [Fact]
    public void Tool_results_are_shortened_before_words_are_left_out()
    {
        var id = vault.Vault.Create(new());
        for (int i = 0; i < 4; i++)
        {
            vault.Say(id, $"Words {i} {new string('w', 500)}");
            Append(id, new ToolResult("t", $"begun {new string('x', 20_000)} done {i}"));
        }

        var context = vault.Vault.Context(id, new() { Tokens = 2_000 });

        Assert.Equal(8, context.Reading.Messages.Count());
        Assert.Equal((0L, 4), (context.LeftOutBytes, context.Shortened));
        Assert.All(Told(context).Where(text => text.Contains('x', StringComparison.Ordinal)), text =>
        {
            Assert.StartsWith("begun", text, StringComparison.Ordinal);
            Assert.Contains("characters left out", text, StringComparison.Ordinal);
            Assert.Contains(" done ", text, StringComparison.Ordinal);
        });
        Assert.True(context.Tokens <= 2_000);
    }

    [Fact]
    public void The_newest_messages_are_kept_and_it_is_said_how_much_was_not()
    {
        var id = vault.Vault.Create(new());
        for (int i = 0; i < 300; i++)
        {
            vault.Say(id, $"Message {i} {new string('w', 300)}");
        }

        var context = vault.Vault.Context(id, new() { Tokens = 1_000 });

        Assert.Equal(Enumerable.Range(300 - Told(context).Count, Told(context).Count).Select(i => $"Message {i}"), Told(context).Select(text => text[..text.IndexOf(" w", StringComparison.Ordinal)]));
        Assert.InRange(context.Tokens, 800, 1_000);
        var first = vault.Vault.Read(id).Messages.Single(message => message.Id == context.Reading.Messages.First().Id);
        Assert.Equal(first.Offset, context.LeftOutBytes);
    }

    [Fact]
    public void The_newest_message_is_never_left_out()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "Before");
        vault.Say(id, new string('é', 100_000));

        var context = vault.Vault.Context(id, new() { Tokens = 100 });

        string told = Assert.Single(Told(context));
        Assert.StartsWith("éé", told, StringComparison.Ordinal);
        Assert.EndsWith("characters left out …]", told, StringComparison.Ordinal);
        Assert.InRange(context.Tokens, 80, 120);
    }

    [Fact]
    public void A_long_summary_leaves_half_of_the_budget_to_what_came_after()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, new string('s', 50_000), Role.Summary);
        vault.Say(id, "After");

        var context = vault.Vault.Context(id, new() { Tokens = 500 });

        Assert.Equal("After", Told(context)[^1]);
        Assert.InRange(context.Tokens, 200, 300);
    }

    [Fact]
    public void A_summary_at_the_head_of_a_segment_is_found_from_far_behind()
    {
        var id = vault.Vault.Create(new());
        using var other = Vault.Open(vault.Root, vault.Options with { Writer = "wren-x7p3" });
        vault.Say(id, "Before");
        other.Append(id, new EntryDraft { Role = Role.Summary, Parts = [new TextPart("So far.")] });
        for (int i = 0; i < 200; i++)
        {
            other.Append(id, new EntryDraft { Role = Role.User, Parts = [new TextPart($"{i} {new string('w', 1_000)}")] });
        }

        var context = vault.Vault.Context(id, new() { Tokens = 1_000 });

        Assert.Equal("So far.", Told(context)[0]);
        Assert.StartsWith("199 ", Told(context)[^1], StringComparison.Ordinal);
        Assert.InRange(context.LeftOutBytes, 190_000, 230_000);
    }

    [Fact]
    public void What_is_read_does_not_grow_with_the_session()
    {
        long small = BytesRead(messages: 2_000);
        long large = BytesRead(messages: 40_000);

        Assert.InRange(large, 1, small + 64 * 1024);
    }

    [Fact]
    public void The_count_of_bytes_sees_a_reader_that_begins_at_the_start()
    {
        var (files, id, opened) = Long(messages: 2_000);
        using (opened)
        {
            Assert.Equal(2_000, opened.Read(id).Messages.Count());

            Assert.True(files.BytesRead > 2_000 * 1_000);
        }
    }

    private long BytesRead(int messages)
    {
        var (files, id, opened) = Long(messages);
        using (opened)
        {
            Assert.Equal($"{messages - 1}", Told(opened.Context(id, new()))[^1].Split(' ')[0]);
            return files.BytesRead;
        }
    }

    // One segment, as an import or another program may leave it.
    private (CountingFiles Files, SessionId Id, Vault Opened) Long(int messages)
    {
        var id = vault.Vault.Create(new());
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        using (var stream = new FileStream(file, FileMode.Append))
        {
            for (int i = 0; i < messages; i++)
            {
                stream.Write(EntryWriter.Write(new Entry
                {
                    Id = new($"m{i}"),
                    Time = Timestamp.From(vault.Clock.GetUtcNow()),
                    Role = Role.User,
                    Parts = [new TextPart($"{i} {new string('w', 1_000)}")],
                    Facts = Facts.Empty,
                }));
            }
        }

        var files = new CountingFiles(new PhysicalFiles());
        return (files, id, Vault.Open(vault.Root, vault.Options with { Files = files }));
    }

    private void Append(SessionId id, params Part[] parts) =>
        vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = parts });

    private static List<string> Told(SessionContext context) =>
        [.. context.Reading.Messages.Select(message => string.Join('|', message.Parts.Select(part => Told(part.Part))))];

    private static string Told(Part part) => part switch
    {
        TextPart text => text.Text,
        ToolCall call => $"{call.Name} {call.Result}",
        ToolResult result => result.Text,
        _ => part.ToString()!,
    };
}
