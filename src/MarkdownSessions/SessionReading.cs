using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>A session as it is being read.</summary>
public sealed class SessionReading
{
    private readonly Func<IReadOnlyList<LogIssue>> issues;

    internal SessionReading(SessionId id, SessionHead head, IEnumerable<Message> messages, Func<IReadOnlyList<LogIssue>> issues)
    {
        Id = id;
        Head = head;
        Messages = messages;
        this.issues = issues;
    }

    /// <summary>The session.</summary>
    public SessionId Id { get; }

    /// <summary>The facts about it.</summary>
    public SessionHead Head { get; }

    /// <summary>The messages in the order of the log; read while they are asked for.</summary>
    public IEnumerable<Message> Messages { get; }

    /// <summary>What could not be read as it was meant, as far as messages were asked for.</summary>
    public IReadOnlyList<LogIssue> Issues => issues();
}
