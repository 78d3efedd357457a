namespace MarkdownSessions.Format;

/// <summary>A line of a segment.</summary>
/// <param name="Bytes">Its bytes without the line end.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Its first byte, counted from the start of the segment.</param>
/// <param name="HasLineFeed">False for a last line that nothing ends.</param>
/// <param name="IsCut">It was longer than a line is read.</param>
/// <remarks>A class: lists of a structure of ours would be compiled at each start.</remarks>
internal sealed record SegmentLine(byte[] Bytes, int Number, long Offset, bool HasLineFeed, bool IsCut)
{
    /// <summary>NULs stand behind these bytes: a write whose length reached the disk and whose content did not.</summary>
    public bool EndsInNuls { get; init; }

    /// <summary>Whether <see cref="WithoutNuls"/> has anything to part.</summary>
    public bool HasNuls => Bytes.AsSpan().Contains((byte)0);

    /// <summary>
    /// The line in pieces, parted at its NULs. A program writes none: what stands behind them was written
    /// by another that took the lost bytes for there, and begins anew.
    /// </summary>
    public IEnumerable<SegmentLine> WithoutNuls()
    {
        if (!HasNuls)
        {
            return [this];
        }

        var pieces = new List<SegmentLine>();
        for (int at = 0; at <= Bytes.Length;)
        {
            var rest = Bytes.AsSpan(at);
            int length = rest.IndexOf((byte)0);
            bool endsInNuls = length >= 0;
            length = endsInNuls ? length : rest.Length;
            pieces.Add(this with
            {
                Bytes = rest[..length].ToArray(),
                Offset = Offset + at,
                HasLineFeed = !endsInNuls && HasLineFeed,
                EndsInNuls = endsInNuls,
            });
            int next = rest[length..].IndexOfAnyExcept((byte)0);
            at = endsInNuls ? at + length + (next < 0 ? rest.Length - length : next) : Bytes.Length + 1;
        }

        return pieces;
    }
}
