using Cru.Output;
using MarkdownSessions.Indexing;

namespace Cru.Json;

/// <summary>A session in a list.</summary>
internal sealed record SessionLine
{
    public required string SessionId { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    /// <summary>Somebody gave the title; false when it was made from the first human words.</summary>
    public required bool TitleIsGiven { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string Started { get; init; }

    /// <summary>The newest entry's time; ISO 8601, UTC.</summary>
    public required string Last { get; init; }

    public required int Messages { get; init; }

    public string? State { get; init; }

    public string? Agent { get; init; }

    public string? Model { get; init; }

    public string? Project { get; init; }

    public string? Cwd { get; init; }

    public string? Branch { get; init; }

    public string? Parent { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Sessions that this one started and that are not shown by themselves.</summary>
    public required int Folded { get; init; }

    public static SessionLine Of(SessionSummary session, int folded) => new()
    {
        SessionId = session.Id.Value,
        Type = session.Type,
        Title = session.Title,
        TitleIsGiven = session.HasOwnTitle,
        Started = Amounts.Utc(session.StartedTicks),
        Last = Amounts.Utc(session.LastTicks),
        Messages = session.Messages,
        State = session.State,
        Agent = session.Agent,
        Model = session.Model,
        Project = session.Project,
        Cwd = session.WorkingFolder,
        Branch = session.Branch,
        Parent = session.Parent,
        Tags = session.Tags,
        Folded = folded,
    };
}
