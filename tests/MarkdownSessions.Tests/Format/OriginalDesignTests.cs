using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>Sessions of the original design, without marks, footers or a format number, stay readable for good.</summary>
public class OriginalDesignTests
{
    private const string First = """
        ---
        session_id: chat-abc123
        type: chat
        started: 2024-01-15T10:30:00Z
        continued_from: null
        ---

        # Chat Session

        ## 2024-01-15T10:30:00Z

        **User:** List my notes about #garden and say what is in them

        **Assistant:** I'll look for that tag.

        [Tool: search_by_tags tags=["garden"]]
        7 notes have #garden.

        Now I read them...

        ## 2024-01-15T10:31:15Z

        **Assistant:** This is in your notes:

        - **Roses**: 4 notes
        - **Soil**: 3 notes

        Written to [[artifacts/garden.md]]

        """;

    private const string Second = """
        ---
        session_id: chat-abc123-2
        continued_from: [[2024-01-15-1030.md]]
        ---

        # Chat Session (continued)

        *Compacted from previous session. Context: what the garden notes say.*

        ## 2024-01-15T10:45:00Z

        **User:** What about the soil?

        """;

    [Fact]
    public void Both_segments_are_read_as_four_messages_without_a_warning() => AssertReadsAsDesigned(First, Second, "garden");

    [Fact]
    public void The_second_segment_continues_the_first()
    {
        var front = Segment.Read(Second).Front;

        Assert.Equal("[[2024-01-15-1030.md]]", front.Text("continued_from"));
        Assert.True(FormatVersion.CanAppend(front));
    }

    [Fact]
    public void The_real_files_of_the_design_read_alike_where_they_are_at_hand()
    {
        if (FindDesign() is not { } folder)
        {
            return; // Not part of the repository: CI of a plain clone tests the fixture above alone.
        }

        AssertReadsAsDesigned(
            File.ReadAllText(Path.Combine(folder, "2024-01-15-1030.md")),
            File.ReadAllText(Path.Combine(folder, "2024-01-15-1045.md")),
            "project");
    }

    private static void AssertReadsAsDesigned(string first, string second, string tag)
    {
        var issues = new List<ParseIssue>();

        List<LoggedEntry> entries = [.. Segment.Entries(first, issues), .. Segment.Entries(second, issues)];

        Assert.Empty(issues);
        Assert.Equal([Role.User, Role.Assistant, Role.Assistant, Role.User], entries.Select(logged => logged.Entry.Role));
        Assert.All(entries, logged => Assert.Equal(EntryState.ByHand, logged.State));
        var call = Assert.IsType<ToolCall>(entries[1].Entry.Parts[1]);
        Assert.Equal(("search_by_tags", $$"""{"tags":["{{tag}}"]}"""), (call.Name, call.Input));
        Assert.EndsWith($"#{tag}.", call.Result, StringComparison.Ordinal);
        Assert.IsType<TextPart>(entries[1].Entry.Parts[2]);
        Assert.Contains("[[artifacts/", Assert.IsType<TextPart>(Assert.Single(entries[2].Entry.Parts)).Text, StringComparison.Ordinal);
    }

    private static string? FindDesign()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string design = Path.Combine(folder.FullName, "shared/data/anchors/crucible/seed-layout/chat-abc123");
            if (Directory.Exists(design))
            {
                return design;
            }
        }

        return null;
    }
}
