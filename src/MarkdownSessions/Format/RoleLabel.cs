using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>The label that names a speaker: <c>**User:**</c>, alone on its line or followed by one blank and text.</summary>
internal static class RoleLabel
{
    private static readonly (string Label, Role Role)[] Labels =
    [
        ("**User:**", Role.User),
        ("**Assistant:**", Role.Assistant),
        ("**System:**", Role.System),
        ("**Tool:**", Role.Tool),
        ("**Agent:**", Role.Agent),
        ("**Workflow:**", Role.Workflow),
        ("**Plugin:**", Role.Plugin),
        ("**Summary:**", Role.Summary),
    ];

    /// <summary>The label of a role that can be written.</summary>
    /// <exception cref="ArgumentException">The role is <see cref="Role.Unnamed"/>.</exception>
    public static string Of(Role role)
    {
        foreach (var (label, named) in Labels)
        {
            if (named == role)
            {
                return label;
            }
        }

        throw new ArgumentException($"an entry needs a speaker; '{role}' is none", nameof(role));
    }

    /// <summary>Reads a line that begins with a label.</summary>
    /// <param name="line">The line.</param>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">What follows on the line after one blank; null when the label stands alone.</param>
    public static bool TryRead(string line, out Role role, out string? text)
    {
        foreach (var (label, named) in Labels)
        {
            if (line.StartsWith(label, StringComparison.Ordinal) && (line.Length == label.Length || line[label.Length] == ' '))
            {
                role = named;
                text = line.Length == label.Length ? null : line[(label.Length + 1)..];
                return true;
            }
        }

        role = default;
        text = null;
        return false;
    }
}
