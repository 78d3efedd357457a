namespace MarkdownSessions;

/// <summary>The order of hits.</summary>
public enum SearchSort
{
    /// <summary>The best first; of equal ones the newest.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest of the ranked candidates first.</summary>
    Oldest,
}
