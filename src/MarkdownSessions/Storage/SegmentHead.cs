using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>What the front matter of a new segment says.</summary>
internal sealed record SegmentHead
{
    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>When the segment begins.</summary>
    public required Timestamp Started { get; init; }

    /// <summary>The file name of the segment before; null for the first one.</summary>
    public string? ContinuedFrom { get; init; }

    /// <summary>Who writes it.</summary>
    public required string Writer { get; init; }

    /// <summary>What else is known of the session, in order.</summary>
    public IReadOnlyList<FrontMatterField> Facts { get; init; } = [];

    /// <summary>The line <c># …</c>; null for the title in <see cref="Facts"/>.</summary>
    public string? TitleLine { get; init; }

    /// <summary>The italic line below the title; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The bytes of the head.</summary>
    public byte[] ToBytes()
    {
        string? previous = ContinuedFrom is null ? null : $"[[{ContinuedFrom}]]";
        FrontMatterField[] own =
        [
            Field("session_id", Session.Value),
            Field("type", Type),
            Field("started", Started.Text),
            Field("continued_from", previous),
            Field("format", FormatVersion.Current.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Field("writer", Writer),
        ];
        string? title = TitleLine ?? Facts.LastOrDefault(field => field.Name == "title")?.Text;
        return FrontMatterWriter.Write([.. own, .. Facts], title, Note);
    }

    /// <summary>A field with a text.</summary>
    public static FrontMatterField Field(string name, string? text) => new(name, text, []);
}
