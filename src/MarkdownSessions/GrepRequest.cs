using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>What to look for in the segments' lines.</summary>
public sealed record GrepRequest
{
    /// <summary>A regular expression of .NET without look-around, back-references, atomic groups and conditions.</summary>
    public required string Pattern { get; init; }

    /// <summary>Capitals and small letters are the same.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>How many lines are shown before and after each match, 0 or more; less is none.</summary>
    public int Context { get; init; }

    /// <summary>Only lines that these roles say; none for every line of the files.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Only these sessions; none for all.</summary>
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];

    /// <summary>Each segment ends with its first match: for who wants to know which files have one.</summary>
    public bool FirstOnly { get; init; }
}
