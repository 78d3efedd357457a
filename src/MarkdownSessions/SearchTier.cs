namespace MarkdownSessions;

/// <summary>Where the words of a question stood together (docs/search.md, "Where words must stand").</summary>
public enum SearchTier
{
    /// <summary>In one message; hits and total are messages and titles.</summary>
    Message,

    /// <summary>In one session, in several messages; hits and total are sessions.</summary>
    Session,
}
