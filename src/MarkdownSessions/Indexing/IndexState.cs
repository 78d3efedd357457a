namespace MarkdownSessions.Indexing;

/// <summary>How the index stood when it answered (docs/search.md, "The answer").</summary>
public enum IndexState
{
    /// <summary>It agreed with the files.</summary>
    Fresh,

    /// <summary>Files changed that could not be read into it in time; how many is told.</summary>
    Stale,

    /// <summary>There was none to be had; the answer comes from the files themselves.</summary>
    Missing,
}
