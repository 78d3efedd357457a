namespace MarkdownSessions.Search;

/// <summary>Queries by the names under which they were saved, as <c>@name</c> uses them (docs/search.md, "Saved queries").</summary>
/// <param name="Queries">The queries by name, without the <c>@</c>.</param>
public sealed record SavedQueryList(IReadOnlyDictionary<string, string> Queries)
{
    // A name may be looked at as a word of the command line and as a key of YAML.
    private const int MostLetters = 64;

    /// <summary>What a name may be made of, for messages.</summary>
    public const string Names = "a name is a letter and then letters, digits, - or _, 64 at most";

    /// <summary>No saved queries.</summary>
    public static SavedQueryList None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Whether a query can have this name.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MostLetters
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The query that a word such as <c>@name</c> stands for; null when it is no name or none is known.</summary>
    internal string? Find(ReadOnlySpan<char> word) =>
        word.Length > 1 && word[0] == '@' ? Queries.GetValueOrDefault(word[1..].ToString()) : null;

    /// <summary>The known name nearest to another; null when none is near.</summary>
    internal string? Nearest(string name) => Queries.Keys
        .Select(known => (Name: known, Distance: EditDistance.Of(name, known)))
        .Where(known => known.Distance <= 2 && known.Distance < Math.Min(name.Length, known.Name.Length))
        .OrderBy(known => known.Distance)
        .ThenBy(known => known.Name, StringComparer.Ordinal)
        .Select(known => known.Name)
        .FirstOrDefault();
}
