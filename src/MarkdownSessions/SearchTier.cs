namespace MarkdownSessions;

/// <summary>Where the words of a question stand (docs/search.md, "Where words must stand").</summary>
public enum SearchTier
{
    /// <summary>Together in one message; such hits and the total are messages and titles.</summary>
    Message,

    /// <summary>Together in one session, in several messages; such hits and the total are sessions.</summary>
    Session,

    /// <summary>Only some of them stand in the session; such hits are no matches and are not in the total.</summary>
    Some,
}
