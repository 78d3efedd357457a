using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>What of a conversation is shown.</summary>
internal sealed record MessageFilter
{
    /// <summary>The one message that is shown; null for all.</summary>
    public string? Id { get; init; }

    /// <summary>The roles; none for all.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What the model thought.</summary>
    public bool WithThinking { get; init; } = true;

    /// <summary>Calls and results.</summary>
    public bool WithTools { get; init; } = true;

    /// <summary>The message's parts that are shown; null when it is not shown at all.</summary>
    public IReadOnlyList<MessagePart>? Parts(Message message)
    {
        if ((Id is not null && message.Id != Id) || (Roles.Count > 0 && !Roles.Contains(message.Role)))
        {
            return null;
        }

        var parts = message.Parts.Where(part => IsShown(part.Part)).ToList();
        return parts.Count == 0 && message.Parts.Count > 0 ? null : parts;
    }

    private bool IsShown(Part part) => part switch
    {
        ThinkingPart => WithThinking,
        ToolCall or ToolResult => WithTools,
        _ => true,
    };
}
