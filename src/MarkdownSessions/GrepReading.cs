using MarkdownSessions.Grep;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>Lines as they are being found.</summary>
public sealed class GrepReading
{
    private readonly List<LogIssue> issues;

    internal GrepReading(IEnumerable<GrepLine> lines, List<LogIssue> issues)
    {
        Lines = lines;
        this.issues = issues;
    }

    /// <summary>By session id, segment and line; looked for while they are asked for. To be asked once.</summary>
    public IEnumerable<GrepLine> Lines { get; }

    /// <summary>What could not be read, as far as lines were asked for; paths are relative to the vault.</summary>
    public IReadOnlyList<LogIssue> Issues => issues;
}
