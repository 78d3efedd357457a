namespace MarkdownSessions.Import;

/// <summary>The report of an import.</summary>
public sealed record ImportResult
{
    /// <summary>The importer's name.</summary>
    public required string From { get; init; }

    /// <summary>Nothing was written.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Every source, in the order it was read.</summary>
    public required IReadOnlyList<ImportedSource> Sources { get; init; }

    /// <summary>
    /// The verdicts on all records of all sources that were read;
    /// unchanged sources are not read again, and of failed ones nothing counts.
    /// </summary>
    public required ImportAccount Account { get; init; }

    /// <summary>Bytes of the sources that could be read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Time it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
