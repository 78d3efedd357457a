namespace MarkdownSessions.Indexing;

/// <summary>
/// An index cannot serve: absent, corrupt, locked, full disk, another version. Callers carry on
/// from the files; an index never makes an append fail (docs/architecture.md, "Dual write").
/// </summary>
public sealed class IndexUnavailableException : Exception
{
    /// <summary>Says why, in words for a person.</summary>
    public IndexUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, in words for a person.</summary>
    public IndexUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Another process holds it: trying again later may help, rebuilding would not.</summary>
    public bool IsBusy { get; init; }
}
