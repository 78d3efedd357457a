using System.Globalization;

namespace MarkdownSessions.Storage;

/// <summary>
/// The name of a segment's file: the minute of its start in UTC, and the writer's mark where two machines met
/// (docs/format.md, "Layout"). What <c>started</c> in the front matter says stands over it.
/// </summary>
public sealed record SegmentName
{
    private const string Extension = ".md";
    private const string MinuteFormat = "yyyy-MM-dd-HHmm";
    private const string SyncConflict = ".sync-conflict-";
    private const string GitOriginal = ".orig";
    private static readonly DateTimeOffset LastMinute = new(9999, 12, 31, 23, 59, 0, TimeSpan.Zero);

    // Names that editors and syncing programs give to what they have in work, and that end like a log.
    private static readonly string[] ForeignPrefixes = ["~syncthing~", "~$", "#"];

    private SegmentName(string text, DateTimeOffset? start, string original)
    {
        Text = text;
        Start = start;
        Original = original;
    }

    /// <summary>The name as it stands in the folder.</summary>
    public string Text { get; }

    /// <summary>The minute it tells; null for a name that was not given by us, which is a segment none the less.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The segment that it is a further reading of, as a conflict of syncing leaves one; else its own name.</summary>
    public string Original { get; }

    /// <summary>Whether it is a further reading of another segment.</summary>
    public bool IsConflictCopy => Original != Text;

    /// <summary>
    /// Orders names as the log runs: by their letters without the extension, a further reading right after what it reads.
    /// </summary>
    public static IComparer<string> LogOrder { get; } = Comparer<string>.Create(CompareInLogOrder);

    /// <summary>Takes a file's name if such a file is a segment: every <c>*.md</c> that nobody has in work.</summary>
    public static bool TryParse(string name, out SegmentName segment)
    {
        ArgumentNullException.ThrowIfNull(name);
        string original = OriginalOf(name);
        bool isSegment = IsSegment(name, original);
        segment = isSegment ? new(name, MinuteOf(original), original) : null!;
        return isSegment;
    }

    /// <summary>Whether a file of this name is a segment.</summary>
    public static bool IsSegment(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsSegment(name, OriginalOf(name));
    }

    /// <summary>Chooses the name of a session's next segment, which sorts after all others.</summary>
    /// <param name="start">When it begins.</param>
    /// <param name="existing">The names in the session's folder; others than segments do not count.</param>
    /// <param name="writer">Who begins it.</param>
    /// <param name="newestIsForeign">Whether the newest segment is another machine's: then this one gets the writer's mark.</param>
    public static SegmentName Next(DateTimeOffset start, IEnumerable<string> existing, string writer, bool newestIsForeign)
    {
        ArgumentNullException.ThrowIfNull(existing);
        var minute = Minute(start);
        if (NewestMinute(existing) is { } newest && newest >= minute)
        {
            minute = newest == LastMinute ? newest : newest.AddMinutes(1);
        }

        string mark = newestIsForeign ? $"-{WriterName.Mark(writer)}" : "";
        string stem = minute.ToString(MinuteFormat, CultureInfo.InvariantCulture) + mark;
        string name = stem + Extension;

        // No minute comes after the last one: numbers go on there.
        for (int number = 2; minute == LastMinute && existing.Contains(name, StringComparer.Ordinal); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number:0000}{Extension}");
        }

        return new(name, minute, name);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsSegment(string name, string original) =>
        original.EndsWith(Extension, StringComparison.Ordinal)
        && original.Length > Extension.Length
        && name[0] != '.'
        && !Array.Exists(ForeignPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static DateTimeOffset? NewestMinute(IEnumerable<string> names)
    {
        DateTimeOffset? newest = null;
        foreach (string name in names)
        {
            if (TryParse(name, out var segment) && segment.Start is { } start && (newest is null || start > newest))
            {
                newest = start;
            }
        }

        return newest;
    }

    private static DateTimeOffset Minute(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute));
    }

    private static DateTimeOffset? MinuteOf(string name)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        int length = MinuteFormat.Length;
        bool ends = name.Length > length && name[length] is '.' or '-';
        return ends && DateTimeOffset.TryParseExact(
            name.AsSpan(0, length), MinuteFormat, CultureInfo.InvariantCulture, styles, out var minute)
            ? minute
            : null;
    }

    // a.sync-conflict-20240116-101112-ABCDEFG.md is Syncthing's, a.md.orig that of git's merge tool.
    private static string OriginalOf(string name)
    {
        int at = name.IndexOf(SyncConflict, StringComparison.Ordinal);
        if (at > 0 && name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return name[..at] + Extension;
        }

        return name.EndsWith(Extension + GitOriginal, StringComparison.Ordinal) ? name[..^GitOriginal.Length] : name;
    }

    // Without the extension, because '-' sorts before '.': a-4k2q.md would stand before a.md.
    private static int CompareInLogOrder(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return string.CompareOrdinal(left, right);
        }

        string leftOriginal = OriginalOf(left);
        string rightOriginal = OriginalOf(right);
        int order = string.CompareOrdinal(WithoutExtension(leftOriginal), WithoutExtension(rightOriginal));
        if (order != 0)
        {
            return order;
        }

        int copies = (left != leftOriginal).CompareTo(right != rightOriginal);
        return copies != 0 ? copies : string.CompareOrdinal(left, right);
    }

    private static string WithoutExtension(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
}
