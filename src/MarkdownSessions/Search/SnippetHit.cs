namespace MarkdownSessions.Search;

/// <summary>A word of the question in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Term">Which of the question's words it is.</param>
internal sealed record SnippetHit(int Start, int End, int Term) : IComparable<SnippetHit>
{
    /// <inheritdoc/>
    public int CompareTo(SnippetHit? other) =>
        other is null ? 1 : (Start, End, Term).CompareTo((other.Start, other.End, other.Term));

    /// <summary>Orders by place.</summary>
    public static bool operator <(SnippetHit left, SnippetHit right) => left.CompareTo(right) < 0;

    /// <summary>Orders by place.</summary>
    public static bool operator >(SnippetHit left, SnippetHit right) => left.CompareTo(right) > 0;

    /// <summary>Orders by place.</summary>
    public static bool operator <=(SnippetHit left, SnippetHit right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by place.</summary>
    public static bool operator >=(SnippetHit left, SnippetHit right) => left.CompareTo(right) >= 0;
}
