namespace MarkdownSessions.Search;

/// <summary>
/// How a session's value is compared with the one asked for; always folded in case, accents and
/// width.
/// </summary>
public enum SessionComparison
{
    /// <summary>The two are the same.</summary>
    Equals,

    /// <summary>The session's value begins with the one asked for.</summary>
    BeginsWith,

    /// <summary>The words asked for stand in the session's value, side by side; the last may be a beginning.</summary>
    HasWords,

    /// <summary>The session's folder is the one asked for or lies below it.</summary>
    InFolder,

    /// <summary>The session's number lies in the range asked for; one that is not known never does.</summary>
    InRange,
}
