namespace MarkdownSessions.Search;

/// <summary>The fields of the query language, what else they are called, and what they ask.</summary>
internal static class QueryFields
{
    /// <summary>The names after <c>in:</c> and the columns they mean.</summary>
    public static readonly IReadOnlyList<(string Name, TextColumns Columns)> Scopes =
    [
        ("text", TextColumns.Prose),
        ("code", TextColumns.Code),
        ("tool", TextColumns.Tool),
        ("thinking", TextColumns.Thinking),
    ];

    /// <summary>Fields that are facts of a message.</summary>
    public static readonly IReadOnlyList<string> Facts = ["type", "role", "agent", "model", "tool", "file"];

    /// <summary>Fields whose value is a name of several words, each of which finds it.</summary>
    public static readonly IReadOnlyList<string> NamedFacts = ["agent", "model", "tool"];

    /// <summary>What <c>has:</c> can ask of a message.</summary>
    public static readonly IReadOnlyList<string> HadByMessage = ["code", "tool", "thinking", "error", "file", "artifact", "image"];

    /// <summary>What <c>has:</c> can ask of a session.</summary>
    public static readonly IReadOnlyList<string> HadBySession =
        ["children", "parent", "tag", "title", "summary", "tokens", "cost", "project", "branch"];

    /// <summary>Numbers of a session.</summary>
    public static readonly IReadOnlyList<string> Amounts = ["cost", "tokens", "messages"];

    /// <summary>Fields that take several values with commas between them, of which one must hold.</summary>
    public static readonly IReadOnlyList<string> Lists = ["type", "role", "agent", "model", "tool", "tag", "project", "branch", "state"];

    /// <summary>Fields of a session, and how their values are compared.</summary>
    public static readonly IReadOnlyDictionary<string, SessionComparison> OfSession =
        new Dictionary<string, SessionComparison>(StringComparer.Ordinal)
        {
            ["title"] = SessionComparison.HasWords,
            ["tag"] = SessionComparison.Equals,
            ["project"] = SessionComparison.Equals,
            ["cwd"] = SessionComparison.InFolder,
            ["branch"] = SessionComparison.Equals,
            ["parent"] = SessionComparison.BeginsWith,
            ["id"] = SessionComparison.BeginsWith,
            ["state"] = SessionComparison.Equals,
        };

    /// <summary>Fields of time: a period, its beginning, its end.</summary>
    public static readonly IReadOnlyList<string> Dates = ["date", "since", "until"];

    private static readonly Dictionary<string, string> Names = MakeNames();

    /// <summary>The field of this name or other name, in any case; null when there is none.</summary>
    public static string? Find(string name) => Names.GetValueOrDefault(name);

    /// <summary>
    /// The field, or other name of one, that begins so, else one that is at most two letters away; null when none is.
    /// </summary>
    public static string? Nearest(string name) => BeginningWith(name) ??
        Names.Keys
            .Select(known => (Name: known, Distance: EditDistance.Of(name, known)))
            .Where(known => known.Distance <= 2 && known.Distance < Math.Min(name.Length, known.Name.Length))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Select(known => known.Name)
            .FirstOrDefault();

    // Who types three letters of a name rather shortens it than misspells another.
    private static string? BeginningWith(string name) => name.Length < 3 ? null : Names.Keys
        .Where(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        .OrderBy(known => known.Length)
        .ThenBy(known => known, StringComparer.Ordinal)
        .FirstOrDefault();

    private static Dictionary<string, string> MakeNames()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["in"] = "in",
            ["within"] = "within",
            ["is"] = "is",
            ["has"] = "has",
            ["text"] = "text",
            ["on"] = "date",
            ["after"] = "since",
            ["before"] = "until",
            ["repo"] = "project",
            ["workspace"] = "project",
            ["path"] = "cwd",
            ["provider"] = "agent",
            ["source"] = "agent",
            ["from"] = "role",
        };
        foreach (string name in Facts.Concat(OfSession.Keys).Concat(Dates).Concat(Amounts))
        {
            names.Add(name, name);
        }

        return names;
    }
}
