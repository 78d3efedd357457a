using System.Globalization;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>What both stores must say alike: that they were published together.</summary>
/// <param name="Number">Counts the commits of a generation from 1.</param>
internal readonly record struct Checkpoint(long Number)
{
    private const string NumberKey = "checkpoint";
    private const string SchemaKey = "schema";

    /// <summary>That of an empty generation.</summary>
    public static Checkpoint First { get; } = new(1);

    /// <summary>The next one.</summary>
    public Checkpoint Next => new(Number + 1);

    private static string SchemaText => LuceneIndexEngine.Schema.ToString(CultureInfo.InvariantCulture);

    /// <summary>As Lucene keeps it with a commit.</summary>
    public Dictionary<string, string> ToUserData() => new(StringComparer.Ordinal)
    {
        [NumberKey] = Number.ToString(CultureInfo.InvariantCulture),
        [SchemaKey] = SchemaText,
    };

    /// <summary>Reads what Lucene kept.</summary>
    /// <exception cref="IndexUnavailableException">It is of another program or version.</exception>
    public static Checkpoint Of(IDictionary<string, string> userData) =>
        userData.TryGetValue(SchemaKey, out string? schema)
        && schema == SchemaText
        && userData.TryGetValue(NumberKey, out string? text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new(number)
            : throw new IndexUnavailableException("the search index is none of this program, or of another version");
}
