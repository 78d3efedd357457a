namespace MarkdownSessions.Testing;

/// <summary>What a test needs of the machine that not every machine has.</summary>
[Flags]
public enum Need
{
    /// <summary>Nothing but perhaps a command.</summary>
    None = 0,

    /// <summary>Linux or macOS: modes, links, pipes.</summary>
    Unix = 1,

    /// <summary>Linux: /proc, /dev/full.</summary>
    Linux = 2,
}
