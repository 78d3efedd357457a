namespace MarkdownSessions.Search;

/// <summary>Where all words of a question must stand (docs/search.md, "Where words must stand").</summary>
public enum SearchWithin
{
    /// <summary>In one message.</summary>
    Message,

    /// <summary>In one session, each in some message of it.</summary>
    Session,
}
