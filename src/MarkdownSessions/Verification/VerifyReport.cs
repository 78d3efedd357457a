using MarkdownSessions.Indexing;

namespace MarkdownSessions.Verification;

/// <summary>What a check looked at and found.</summary>
public sealed record VerifyReport
{
    /// <summary>What was found, ordered by path, line and code.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Sessions that were read.</summary>
    public required int Sessions { get; init; }

    /// <summary>Segments that were read.</summary>
    public required int Segments { get; init; }

    /// <summary>Entries that were read, copies too.</summary>
    public required long Entries { get; init; }

    /// <summary>Artifacts that were looked at.</summary>
    public required int Artifacts { get; init; }

    /// <summary>Bytes of segments that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>How closely the index was looked at.</summary>
    public IndexDepth IndexDepth { get; init; }

    /// <summary>Time it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether something of more than information was found.</summary>
    public bool HasProblems => Findings.Any(finding => finding.Kind.Severity > FindingSeverity.Information);

    /// <summary>How many findings of a severity there are.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Kind.Severity == severity);
}
