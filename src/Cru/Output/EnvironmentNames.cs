namespace Cru.Output;

/// <summary>The environment variables that people set, as the manual tells them (docs/cli.md, "Environment").</summary>
internal static class EnvironmentNames
{
    /// <summary>Names and what they mean.</summary>
    public static IReadOnlyList<(string Names, string Meaning)> Meanings { get; } =
    [
        ("CRU_VAULT", "The vault, unless --vault is given."),
        ("CRU_SESSION", "The session of a verb that takes one, unless its id is given."),
        ("CRU_ENGINE", "The engine of the search, sqlite or scan, unless --engine is given."),
        ("CRU_WRITER", "The word by which this machine and user sign what they write."),
        ("CRU_DEBUG", "1 shows where a mistake of cru happened."),
        ("VISUAL, EDITOR, CRU_PAGER, PAGER", "What 'cru session pick' opens files in."),
        ("FORCE_HYPERLINK", "1 links files on every terminal, 0 on none."),
        ("NO_COLOR, CLICOLOR_FORCE", "No colour; colour also without a terminal."),
    ];
}
