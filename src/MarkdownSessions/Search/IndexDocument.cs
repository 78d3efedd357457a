namespace MarkdownSessions.Search;

/// <summary>
/// What an index learns of one message: words as the core's tokeniser made them, in their
/// columns and order, and facts. No text: snippets come from the files.
/// </summary>
public sealed record IndexDocument
{
    /// <summary>0 is the session's title, 1 its first message, counting up in the log's order.</summary>
    public required int Ordinal { get; init; }

    /// <summary>When it was said: UTC ticks of 100 ns.</summary>
    public required long Ticks { get; init; }

    /// <summary>Where its first entry lies.</summary>
    public required MessagePlace Place { get; init; }

    /// <summary>The hash by which an entry that comes again, or goes on, is found: of the message's id.</summary>
    public required long IdHash { get; init; }

    /// <summary>
    /// Its words by column: well-formed text without A-Z and controls, since engines may fold the one and
    /// part words at the other.
    /// </summary>
    public required ColumnWords Words { get; init; }

    /// <summary>Its facts as <see cref="SearchFacts"/> spells them, each once; letters as in <see cref="Words"/>.</summary>
    public required IReadOnlyList<string> Facts { get; init; }
}
