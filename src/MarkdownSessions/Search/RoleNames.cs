using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>The roles as the query language spells them.</summary>
internal static class RoleNames
{
    /// <summary>All that can stand after <c>role:</c>, the title's too.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "user", "assistant", "system", "tool",
        "agent", "workflow", "plugin", "summary", "unnamed", DocumentBuilder.TitleRole,
    ];

    /// <summary>The name of <paramref name="role"/>.</summary>
    public static string Of(Role role) => role switch
    {
        Role.User => "user",
        Role.Assistant => "assistant",
        Role.System => "system",
        Role.Tool => "tool",
        Role.Agent => "agent",
        Role.Workflow => "workflow",
        Role.Plugin => "plugin",
        Role.Summary => "summary",
        _ => "unnamed",
    };
}
