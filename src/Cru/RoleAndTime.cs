using MarkdownSessions.Model;

namespace Cru;

/// <summary>Reads roles and times as they are typed.</summary>
internal static class RoleAndTime
{
    /// <summary>The roles that can be written.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        [.. Enum.GetValues<Role>().Where(role => role is not MarkdownSessions.Model.Role.Unnamed).Select(role => role.ToString().ToLowerInvariant())];

    /// <summary>A role.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static Role Role(string text)
    {
        int at = Roles.ToList().IndexOf(text);
        return at >= 0
            ? Enum.Parse<Role>(text, ignoreCase: true)
            : throw new FormatException($"no role '{text}'; the roles are {string.Join(", ", Roles)}");
    }

    /// <summary>A time in RFC 3339.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Timestamp Time(string text) =>
        Timestamp.TryParse(text, out var time) && time.Instant is not null
            ? time
            : throw new FormatException($"'{text}' is no time; write it like 2024-01-15T10:30:00Z");
}
