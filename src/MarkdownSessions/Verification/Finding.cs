using MarkdownSessions.Model;

namespace MarkdownSessions.Verification;

/// <summary>One thing that a check found.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Path">The file or folder, relative to the vault, with '/'.</param>
/// <param name="Line">The line, counted from 1; 0 for the file or folder as a whole.</param>
/// <param name="Problem">What is wrong, in words, without a full stop.</param>
public sealed record Finding(FindingKind Kind, string Path, int Line, string Problem)
{
    /// <summary>The session that it is about; null when it is about none.</summary>
    public SessionId? Session { get; init; }

    /// <summary>What is wrong, what was kept, and what to do, on one line.</summary>
    public string Message => $"{Problem}; {Kind.Kept}; {Kind.Advice}";
}
