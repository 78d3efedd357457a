using MarkdownSessions.Model;

namespace Cru;

/// <summary>Reads roles and times as they are typed.</summary>
internal static class RoleAndTime
{
    /// <summary>The roles that can be written: all but <see cref="MarkdownSessions.Model.Role.Unnamed"/>, as the log spells them.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["user", "assistant", "system", "tool", "agent", "workflow", "plugin", "summary"];

    // As above. Neither is read from the enum: its names and values are looked up by reflection, and here at each start.
    private static readonly Role[] RolesByPlace =
    [
        MarkdownSessions.Model.Role.User, MarkdownSessions.Model.Role.Assistant, MarkdownSessions.Model.Role.System, MarkdownSessions.Model.Role.Tool,
        MarkdownSessions.Model.Role.Agent, MarkdownSessions.Model.Role.Workflow, MarkdownSessions.Model.Role.Plugin, MarkdownSessions.Model.Role.Summary,
    ];

    /// <summary>A role.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static Role Role(string text)
    {
        for (int at = 0; at < Roles.Count; at++)
        {
            if (Roles[at] == text)
            {
                return RolesByPlace[at];
            }
        }

        string meant = Output.Nearest.Of(text, Roles) is { } near ? $"; did you mean '{near}'?" : "";
        throw new FormatException($"no role '{text}'{meant}; the roles are {string.Join(", ", Roles)}");
    }

    /// <summary>A time in RFC 3339.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Timestamp Time(string text) =>
        Timestamp.TryParse(text, out var time) && time.Instant is not null
            ? time
            : throw new FormatException($"'{text}' is no time; write it like 2024-01-15T10:30:00Z");
}
