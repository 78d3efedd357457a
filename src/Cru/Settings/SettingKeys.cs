using System.Globalization;
using Cru.Commands;
using MarkdownSessions.Retention;

namespace Cru.Settings;

/// <summary>All settings, in the order in which they are listed.</summary>
internal static class SettingKeys
{
    /// <summary>Which engine searches.</summary>
    public static SettingKey Engine { get; } = new()
    {
        Name = "engine",
        Meaning = "the engine that searches",
        Takes = string.Join(" or ", Engines.Names),
        Default = Engines.Default,
        Options = ["--engine"],
        Variables = ["CRU_ENGINE"],
        IsFit = (value, _) => Engines.Names.Contains(value, StringComparer.Ordinal),
    };

    /// <summary>Where sessions are archived to.</summary>
    public static SettingKey Archive { get; } = new()
    {
        Name = "archive",
        Meaning = "where sessions are archived to",
        Takes = "a folder: of a vault one below its root, of a user an absolute one, or ~/…",
        Default = ".crucible/archive",
        Options = ["--archive", "--to"],
        IsFit = IsArchive,
    };

    /// <summary>How old a session is that <c>cleanup</c> takes.</summary>
    public static SettingKey OlderThan { get; } = new()
    {
        Name = "older-than",
        Meaning = "how old a session is that cleanup takes",
        Takes = "an age such as 90d, 12w or 6mo",
        Options = ["--older-than"],
        IsFit = (value, level) => Age.TryParse(value, out _),
    };

    /// <summary>How many hits <c>search</c> shows.</summary>
    public static SettingKey SearchLimit { get; } = new()
    {
        Name = "search-limit",
        Meaning = "how many hits search shows",
        Takes = "a whole number from 1 on",
        Default = SearchOptions.DefaultLimit.ToString(CultureInfo.InvariantCulture),
        Options = ["--limit"],
        IsFit = IsCount,
    };

    /// <summary>How many sessions <c>list</c> shows on a terminal.</summary>
    public static SettingKey ListLimit { get; } = new()
    {
        Name = "list-limit",
        Meaning = "how many sessions list shows on a terminal",
        Takes = "a whole number from 1 on",
        Default = SessionListCommand.MostOnTerminal.ToString(CultureInfo.InvariantCulture),
        Options = ["--limit"],
        IsFit = IsCount,
    };

    /// <summary>When to colour.</summary>
    public static SettingKey Color { get; } = new()
    {
        Name = "color",
        Meaning = "when text is coloured",
        Takes = "auto, always or never",
        Default = "auto",
        Options = ["--color"],
        Variables = ["NO_COLOR", "CLICOLOR_FORCE"],
        OfVariable = (name, value) => name == "NO_COLOR" ? "never" : value == "0" ? null : "always",
        IsPersonal = true,
        IsFit = (value, _) => value is "auto" or "always" or "never",
    };

    /// <summary>What long answers are shown with.</summary>
    public static SettingKey Pager { get; } = new()
    {
        Name = "pager",
        Meaning = "the command that long answers on a terminal are shown with",
        Takes = "a command; cat for none",
        Default = "less -FRX",
        Options = ["--no-pager"],
        Variables = ["CRU_PAGER", "PAGER"],
        IsPersonal = true,
        IsFit = (value, _) => value.Length > 0,
    };

    /// <summary>What <c>pick</c> opens files with.</summary>
    public static SettingKey Editor { get; } = new()
    {
        Name = "editor",
        Meaning = "the command that pick opens files with",
        Takes = "a command",
        Default = "vi",
        Variables = ["VISUAL", "EDITOR"],
        IsPersonal = true,
        IsFit = (value, _) => value.Length > 0,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SettingKey> All { get; } = [Engine, Archive, OlderThan, SearchLimit, ListLimit, Color, Pager, Editor];

    /// <summary>What else a vault's file holds: maps that have verbs or pages of their own.</summary>
    public static IReadOnlyList<string> Maps { get; } = ["queries", "prices"];

    private static bool IsCount(string value, SettingOrigin origin) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1;

    // What comes with a vault sends sessions nowhere else.
    private static bool IsArchive(string value, SettingOrigin origin) => origin is SettingOrigin.Vault
        ? value.Length > 0 && !Path.IsPathRooted(value) && value[0] != '~' && !value.Split('/', '\\').Contains("..")
        : Path.IsPathFullyQualified(value) || value.StartsWith("~/", StringComparison.Ordinal);
}
