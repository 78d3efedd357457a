namespace MarkdownSessions.Import;

/// <summary>What to import.</summary>
public sealed record ImportRequest
{
    /// <summary>Reads the sources.</summary>
    public required ISessionImporter Importer { get; init; }

    /// <summary>Files, or folders that are searched for files of the importer's kind.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Read and count everything, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Import sessions that were archived or deleted in this vault, too.</summary>
    public bool IncludeRemoved { get; init; }
}
