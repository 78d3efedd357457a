namespace MarkdownSessions;

/// <summary>How much of a session is wanted to go on with it.</summary>
public sealed record ContextRequest
{
    /// <summary>
    /// The most tokens, at 4 bytes of UTF-8 each, a rule of thumb for English text; other scripts and code take more.
    /// 8,000 leaves room for an answer in the smallest windows that are in use.
    /// </summary>
    public int Tokens { get; init; } = 8_000;
}
