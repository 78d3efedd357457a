namespace MarkdownSessions.Search;

/// <summary>Saved queries as one query uses them: they may use each other, but not themselves, and not without end.</summary>
/// <param name="saved">What is saved.</param>
internal sealed class SavedUse(SavedQueryList saved)
{
    // As deep as anybody builds one on another, and as many: settings that came with a vault must not exhaust memory.
    private const int MostDeep = 16;
    private const int MostUses = 100;

    private int uses;

    /// <summary>What is saved.</summary>
    public SavedQueryList Saved => saved;

    /// <summary>Goes into a query.</summary>
    /// <param name="way">The names of the queries around it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="column">Where the query as typed names the first of them.</param>
    /// <exception cref="QueryException">It names itself, or it goes too far.</exception>
    public IReadOnlyList<string> Enter(IReadOnlyList<string> way, string name, int column)
    {
        string told = string.Join(" > ", way.Append(name).Select(one => "@" + one));
        if (way.Contains(name, StringComparer.Ordinal))
        {
            throw Wrong($"the saved query '@{name}' names itself: {told}", column);
        }

        return way.Count < MostDeep && ++uses <= MostUses
            ? [.. way, name]
            : throw Wrong($"saved queries name each other too often, or too deep: {told}", column);
    }

    private static QueryException Wrong(string problem, int column) =>
        new($"{problem} (column {column})", column, "change it with --save, or in .crucible/config.yaml");
}
