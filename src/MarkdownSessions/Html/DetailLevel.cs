namespace MarkdownSessions.Html;

/// <summary>How much of a session a page shows.</summary>
public enum DetailLevel
{
    /// <summary>All of it: what the model thought, what tools were given and answered.</summary>
    Full,

    /// <summary>What was said, and a line for each call of a tool.</summary>
    Compact,

    /// <summary>What a person asked, and the last answer to it.</summary>
    User,
}
