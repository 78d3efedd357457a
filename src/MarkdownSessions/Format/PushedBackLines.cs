namespace MarkdownSessions.Format;

/// <summary>Lines of which the first ones can be looked at and given back.</summary>
internal sealed class PushedBackLines(IEnumerable<SegmentLine> lines) : IDisposable
{
    private readonly IEnumerator<SegmentLine> source = lines.GetEnumerator();
    private readonly Stack<SegmentLine> back = [];

    /// <summary>The next line; null at the end.</summary>
    public SegmentLine? Next() => back.TryPop(out var line) ? line : source.MoveNext() ? source.Current : null;

    /// <summary>Gives lines back, to come again in the same order.</summary>
    public void PushBack(IReadOnlyList<SegmentLine> taken)
    {
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            back.Push(taken[i]);
        }
    }

    /// <summary>All lines that are left.</summary>
    public IEnumerable<SegmentLine> Rest()
    {
        while (Next() is { } line)
        {
            yield return line;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
