using System.Text;
using System.Text.RegularExpressions;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>The gates of a public rubric for session formats (docs/format.md, "Scorecard").</summary>
public partial class FormatScorecardTests
{
    private const int MostBookkeeping = 25 * 1024;

    private static readonly Entry Question = Of("m1", Role.User, new TextPart("Why does the clock test fail?"));

    private static readonly Entry Answer = Of(
        "m2",
        Role.Assistant,
        new ThinkingPart("Look at the test first."),
        new ToolCall("bash", """{"command":"dotnet test"}""") { Id = "t1", Result = "1 failed" },
        new TextPart("It reads the wall clock.")) with
    {
        Facts = Facts.Empty.With("model", "gpt-4").With("usage", Facts.Empty.With("prompt", 1250).With("completion", 890)).With("cost", 0.0234m),
    };

    [Fact]
    public void S1_a_task_of_one_line_adds_less_than_a_kilobyte() =>
        Assert.InRange(EntryWriter.Write(Question).Length + EntryWriter.Write(Answer).Length, 1, 1024);

    [Fact]
    public void S2_content_is_at_least_a_quarter_of_the_bytes_even_of_short_messages()
    {
        string answer = string.Concat(Enumerable.Repeat("It reads the wall clock. ", 8));
        byte[] segment = Segment.Write(Enumerable.Range(0, 50).Select(i =>
            Of($"m{i}", i % 2 == 0 ? Role.User : Role.Assistant, new TextPart(answer)) with { Facts = i % 2 == 0 ? Facts.Empty : Answer.Facts }));

        Assert.InRange(50.0 * answer.Length / segment.Length, 0.25, 1);
    }

    [Fact]
    public void S3_no_line_of_bookkeeping_is_over_25_KB()
    {
        string input = Facts.Empty.With("content", new string('x', 60_000)).With("old", new string('\n', 30_000)).ToString();
        var call = Of("m1", Role.Assistant, new ToolCall("write", input) { Result = new string('y', 60_000) });

        var lines = Encoding.UTF8.GetString(EntryWriter.Write(call)).Split('\n').Where(line => line.Contains("<!-- cru", StringComparison.Ordinal));

        Assert.All(lines, line => Assert.InRange(line.Length, 1, MostBookkeeping));
    }

    [Fact]
    public void C1_every_entry_has_a_time() =>
        Assert.All(ReadBack(), entry => Assert.NotNull(entry.Time.Instant));

    [Fact]
    public void C2_an_answer_names_its_model() => Assert.Equal("gpt-4", ReadBack()[1].Facts.Text("model"));

    [Fact]
    public void C3_an_answer_counts_its_tokens() => Assert.Equal(1250, ReadBack()[1].Facts.Inner("usage")?.Number("prompt"));

    [Fact]
    public void C4_an_answer_tells_its_cost() => Assert.Equal(0.0234m, ReadBack()[1].Facts.Amount("cost"));

    [Fact]
    public void C5_a_call_stands_with_its_output()
    {
        string written = Encoding.UTF8.GetString(EntryWriter.Write(Answer));

        Assert.Contains("[Tool: bash command=\"dotnet test\"] <!-- cru {\"id\":\"t1\"} -->\n1 failed\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void C6_reasoning_can_be_read() =>
        Assert.Contains("> [!thinking]\n> Look at the test first.\n", Encoding.UTF8.GetString(EntryWriter.Write(Answer)), StringComparison.Ordinal);

    [Theory]
    [InlineData("continued_from", "[[2024-01-15-1030.md]]")]
    [InlineData("branched_from", "[[chat-abc123/2024-01-15-1030.md#m2]]")]
    [InlineData("parent_session_id", "chat-abc123")]
    public void C7_thread_branch_and_parent_are_linked(string key, string link)
    {
        byte[] head = FrontMatterWriter.Write([new(key, link, [])], title: null);

        Assert.Equal(link, Segment.Read(Encoding.UTF8.GetString(head)).Front.Text(key));
    }

    [Fact]
    public void T2_a_segment_declares_its_version_and_a_newer_one_is_left_alone()
    {
        string declared = $"---\nsession_id: chat-a\nformat: {FormatVersion.Current}\n---\n";

        Assert.True(FormatVersion.CanAppend(Segment.Read(declared).Front));
        Assert.False(FormatVersion.CanAppend(Segment.Read(declared.Replace("format: 0", "format: 1", StringComparison.Ordinal)).Front));
    }

    [Fact]
    public void O1_an_editor_or_terminal_meets_no_control_characters()
    {
        var hostile = new HostileEntries(seed: 61);

        string written = Encoding.UTF8.GetString(Segment.Write(Enumerable.Range(0, 2_000).Select(hostile.Next)));

        Assert.DoesNotContain(written, c => char.IsControl(c) && c is not ('\n' or '\t'));
    }

    [Fact]
    public void O2_what_is_appended_changes_no_byte_above()
    {
        byte[] before = Segment.Write(Question);
        byte[] after = Segment.Write(Question, Answer);

        Assert.Equal(before, after[..before.Length]);
    }

    [Fact]
    public void O4_a_session_lies_in_the_folder_of_its_id() =>
        Assert.Matches(SafeName(), SessionId.New("chat", DateTimeOffset.UnixEpoch, new Random(1)).Value);

    [Fact]
    public void P1_a_regular_expression_gets_every_message_once()
    {
        var hostile = new HostileEntries(seed: 62);
        var entries = Enumerable.Range(0, 2_000).Select(hostile.Next).ToList();

        var headings = Heading().Matches(Encoding.UTF8.GetString(Segment.Write(entries)));

        Assert.Equal(entries.Select(entry => entry.Id.ToString()), headings.Select(heading => heading.Groups["id"].Value));
    }

    [Fact]
    public void P3_the_bytes_of_a_segment_alone_give_every_entry() => Assert.Equal([Question, Answer], ReadBack());

    private static List<Entry> ReadBack() => [.. Segment.Entries(Segment.Write(Question, Answer)).Select(logged => logged.Entry)];

    private static Entry Of(string id, Role role, params Part[] parts) => new()
    {
        Id = new(id),
        Time = Timestamp.From(new(2024, 1, 15, 10, 30, 0, TimeSpan.Zero)),
        Role = role,
        Parts = parts,
    };

    [GeneratedRegex(@"^## [0-9T:.Z+-]+ <!-- cru (?<id>\S+) -->$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("^chat-[0-9]{8}-[a-z2-7]{8}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SafeName();
}
