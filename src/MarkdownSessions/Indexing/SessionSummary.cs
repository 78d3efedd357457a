using MarkdownSessions.Model;

namespace MarkdownSessions.Indexing;

/// <summary>A session as lists show it: its head, and what its messages add up to.</summary>
public sealed record SessionSummary
{
    /// <summary>The id, which is the folder's name.</summary>
    public required SessionId Id { get; init; }

    /// <summary><c>chat</c>, <c>agent</c>, <c>workflow</c>, <c>plugin</c>, or what the log says.</summary>
    public required string Type { get; init; }

    /// <summary>The title given, or made from the first human words; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Somebody gave the title; false when it was made.</summary>
    public bool HasOwnTitle { get; init; }

    /// <summary>The start, as the head says; UTC ticks of 100 ns.</summary>
    public required long StartedTicks { get; init; }

    /// <summary>The newest entry's time in the files, else the start; of a branch when it was made, if that is later. UTC ticks of 100 ns.</summary>
    public required long LastTicks { get; init; }

    /// <summary>How many messages there are.</summary>
    public required int Messages { get; init; }

    /// <summary><c>active</c>, <c>ended</c> or what the log says; null when it says nothing.</summary>
    public string? State { get; init; }

    /// <summary>The agent, as the head says.</summary>
    public string? Agent { get; init; }

    /// <summary>The model of the newest answer, else the head's.</summary>
    public string? Model { get; init; }

    /// <summary>The project, as the head says, else the last name of <see cref="WorkingFolder"/>.</summary>
    public string? Project { get; init; }

    /// <summary>The folder the agent worked in, as the source spells it.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The branch of the project, as the head says.</summary>
    public string? Branch { get; init; }

    /// <summary>The session that started this one.</summary>
    public string? Parent { get; init; }

    /// <summary>Tags, in the head's order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its messages used, or, where none of them tells, what the head says they did.</summary>
    public SessionUsage Usage { get; init; } = SessionUsage.None;

    /// <summary>What the messages before <see cref="Resume"/> used; to go on from there.</summary>
    public SessionUsage SettledUsage { get; init; } = SessionUsage.None;

    /// <summary>The place where incremental reading resumes.</summary>
    public required ResumePoint Resume { get; init; }
}
