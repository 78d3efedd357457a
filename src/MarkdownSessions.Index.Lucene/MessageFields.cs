using System.Globalization;
using Lucene.Net.Search;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>The fields of a message in Lucene, and how values are spelled in them.</summary>
internal static class MessageFields
{
    public const string Prose = "prose";
    public const string Code = "code";
    public const string Tool = "tool";
    public const string Thinking = "thinking";

    /// <summary>Facts, one term each.</summary>
    public const string Facts = "facts";

    /// <summary>The session's number, as a term and as a doc value.</summary>
    public const string Session = "session";

    /// <summary>The message's ordinal, as a number to delete by and as a doc value.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>Session and ordinal: the message itself.</summary>
    public const string Key = "key";

    /// <summary>Session and hash of the message's id.</summary>
    public const string IdHash = "idhash";

    /// <summary>When it was said, as a doc value: the order of the walk.</summary>
    public const string Ticks = "ticks";

    /// <summary>Where it lies; stored.</summary>
    public const string Place = "place";

    // One term a number: it is asked for ranges only when messages are deleted.
    public const int PrecisionStep = int.MaxValue;

    private const int PlaceParts = 5;

    /// <summary>The columns of text.</summary>
    public static IReadOnlyList<(TextColumns Column, string Field)> Columns { get; } =
        [(TextColumns.Prose, Prose), (TextColumns.Code, Code), (TextColumns.Tool, Tool), (TextColumns.Thinking, Thinking)];

    public static string SessionTerm(int session) => session.ToString(CultureInfo.InvariantCulture);

    public static string KeyTerm(int session, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{session}/{ordinal}");

    public static string HashTerm(int session, long idHash) => string.Create(CultureInfo.InvariantCulture, $"{session}/{idHash}");

    public static Query OrdinalsFrom(int from) =>
        NumericRangeQuery.NewInt32Range(Ordinal, PrecisionStep, from, max: null, minInclusive: true, maxInclusive: true);

    /// <summary>Spells a place: the segment's name comes last, for it may hold anything.</summary>
    public static string PlaceText(MessagePlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Offset} {place.Length} {place.Line} {place.Fingerprint} {place.Segment}");

    /// <summary>Reads a place.</summary>
    /// <exception cref="IndexUnavailableException">It is none.</exception>
    public static MessagePlace PlaceOf(string? text)
    {
        string[] parts = (text ?? "").Split(' ', PlaceParts);
        return parts.Length == PlaceParts
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long offset)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            && uint.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out uint fingerprint)
                ? new(parts[4], offset, length, line, fingerprint)
                : throw new IndexUnavailableException("the search index is damaged: it holds a place that is none");
    }
}
