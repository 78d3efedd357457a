using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Verification;

/// <summary>Every flipped bit of what a program wrote is told, or the entries still say the same.</summary>
public sealed class BitFlipTests
{
    private const string Folder = "/vault/.crucible/sessions/chat-a";
    private const string Name = "2024-01-15-1030.md";

    private static readonly byte[] Whole = Segment.Write(
        Entry("m1", 0, new TextPart("Why does it fail?\n[Tool: is how a call looks")),
        Entry("m2", 1, new ThinkingPart("Look."), new ToolCall("ls", "{\"path\":\"a\"}") { Id = "t1", Result = "b.txt" }),
        Entry("m3", 2, new TextPart("So.")));

    [Fact]
    public void Every_flipped_bit_is_told_or_changes_nothing()
    {
        var silent = SilentChanges(_ => true);

        Assert.Empty(silent);
    }

    [Fact]
    public void A_check_that_does_not_compare_checksums_is_caught()
    {
        var silent = SilentChanges(finding => finding.Kind != FindingKind.EditedEntry);

        Assert.True(silent.Count > 100, $"only {silent.Count} silent changes");
    }

    // From the first heading to the last footer; a blank line between two entries is under no checksum.
    private static List<string> SilentChanges(Func<Finding, bool> counts)
    {
        var silent = new List<string>();
        string text = Encoding.UTF8.GetString(Whole);
        string wanted = Said(Whole);
        int end = text.LastIndexOf("-->", StringComparison.Ordinal) + 3;
        for (int at = text.IndexOf("## ", StringComparison.Ordinal); at < end; at++)
        {
            bool isBetween = at > 3 && (text[at - 1] == '\n' || text[at] == '\n') && text[..at].TrimEnd('\n').EndsWith("-->", StringComparison.Ordinal)
                && text[..at].TrimEnd('\n').Split('\n')[^1].StartsWith("<!-- cru end", StringComparison.Ordinal);
            for (int bit = 0; bit < 8 && !isBetween; bit++)
            {
                byte[] flipped = [.. Whole];
                flipped[at] ^= (byte)(1 << bit);
                if (Said(flipped) != wanted && !Findings(flipped).Any(counts))
                {
                    silent.Add(FormattableString.Invariant($"byte {at} '{text[at]}' of '{LineAt(text, at)}', bit {bit}"));
                }
            }
        }

        return silent;
    }

    private static IReadOnlyList<Finding> Findings(byte[] segment)
    {
        var files = new MemoryFiles();
        files.CreateFolder(Folder);
        files.TryCreate(Path.Join(Folder, Name), segment);
        using var vault = Vault.Open("/vault", new() { Files = files });
        return vault.Verify(new()).Findings;
    }

    // Without the facts of the footer, which its checksum does not cover (docs/format.md, "Hand edits").
    private static string Said(byte[] segment) => string.Join('\n', Segment.Entries(segment).Select(logged =>
        $"{logged.Entry.Id} {logged.Entry.Time} {logged.Entry.Role} {string.Join(' ', logged.Entry.Parts)}"));

    private static string LineAt(string text, int at) => text[..at].Split('\n')[^1] + text[at..].Split('\n')[0];

    private static Entry Entry(string id, int minute, params Part[] parts)
    {
        var time = Timestamp.From(new(2024, 1, 15, 10, 30 + minute, 0, TimeSpan.Zero));
        return new() { Id = new(id), Time = time, Role = Role.Assistant, Parts = parts, Facts = Facts.Empty.With("model", "gpt-4") };
    }
}
