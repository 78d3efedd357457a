using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Testing;

/// <summary>Reads segments that a test holds as text or bytes.</summary>
public static class Segment
{
    /// <summary>A front matter that a test need not care about.</summary>
    public const string Head = "---\nsession_id: chat-a\nformat: 0\n---\n\n";

    /// <summary>All entries; issues go to <paramref name="issues"/> when given.</summary>
    public static IReadOnlyList<LoggedEntry> Entries(string text, ICollection<ParseIssue>? issues = null) =>
        Entries(Encoding.UTF8.GetBytes(text), issues);

    /// <summary>All entries; issues go to <paramref name="issues"/> when given.</summary>
    public static IReadOnlyList<LoggedEntry> Entries(byte[] bytes, ICollection<ParseIssue>? issues = null) =>
        [.. Open(bytes, issues).Entries()];

    /// <summary>A reader that has read all, so that its head and tail are known.</summary>
    public static SegmentReader Read(string text, ICollection<ParseIssue>? issues = null)
    {
        var reader = Open(Encoding.UTF8.GetBytes(text), issues);
        _ = reader.Entries().Count();
        return reader;
    }

    /// <summary>A head and these entries, as bytes.</summary>
    public static byte[] Write(params IEnumerable<Entry> entries) =>
        [.. Encoding.UTF8.GetBytes(Head), .. entries.SelectMany(EntryWriter.Write)];

    private static SegmentReader Open(byte[] bytes, ICollection<ParseIssue>? issues) =>
        SegmentReader.Read(new MemoryStream(bytes), SegmentStart.Top, issues ?? []);
}
