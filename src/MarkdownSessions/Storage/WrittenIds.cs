using System.Buffers;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// The ids that programs wrote into a session's log, and where they stand. Read once, from the newest segment back and
/// without parsing what the entries say; afterwards only what was added is read. Who asks holds the session's lock.
/// </summary>
/// <remarks>Takes some 150 bytes an entry of what is looked through.</remarks>
internal sealed class WrittenIds(IVaultFiles files, string folder)
{
    /// <summary>
    /// 256 MiB of log, from its end: reading it takes a moment, and who retries an append does it soon. An id that
    /// stands farther away is not seen.
    /// </summary>
    public const long MostBytes = 256 * 1024 * 1024;

    private const int Window = 1024 * 1024;

    private readonly Dictionary<string, long> read = new(StringComparer.Ordinal);
    private readonly Dictionary<EntryId, List<LogPosition>> places = [];

    private static ReadOnlySpan<byte> Start => "\n## "u8;

    /// <summary>All of the log was looked through: what is not found is not there.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Looks at the log as it stands now.</summary>
    public void CatchUp()
    {
        var segments = SessionFolders.SegmentsOf(files, folder);
        if (read.Any(known => !segments.Any(segment => segment.Name == known.Key && segment.Length >= known.Value)))
        {
            Forget();
        }

        long left = MostBytes;
        foreach (var segment in segments.Reverse())
        {
            long known = read.GetValueOrDefault(segment.Name);
            long from = Math.Max(known, segment.Length - left);
            bool isRead = from == segment.Length || TryRead(segment.Name, from);
            IsWhole &= from == known && isRead;
            if (isRead)
            {
                read[segment.Name] = segment.Length;
            }

            left = Math.Max(0, left - segment.Length);
        }
    }

    /// <summary>The whole entries of an id, in the order in which they were found.</summary>
    /// <remarks>What a writer did not finish says nothing that another could contradict.</remarks>
    public IEnumerable<PlacedEntry> Find(EntryId id) => FindAll(id).Where(entry => entry.Logged.State is not EntryState.Torn);

    /// <summary>The entries of an id, torn ones too, in the order in which they were found.</summary>
    public IReadOnlyList<PlacedEntry> FindAll(EntryId id)
    {
        if (TryFind(id) is { } found)
        {
            return found;
        }

        // Somebody edited what stands above the end: the places are none any more.
        Forget();
        CatchUp();
        return TryFind(id) ?? [];
    }

    // Null when an entry is not where it stood.
    private List<PlacedEntry>? TryFind(EntryId id)
    {
        var found = new List<PlacedEntry>();
        foreach (var place in places.GetValueOrDefault(id) ?? [])
        {
            var entry = SessionLog.OfSegment(files, folder, place.Segment).Read(place).FirstOrDefault();
            if (entry?.Logged.Entry.Id != id)
            {
                return null;
            }

            found.Add(entry);
        }

        return found;
    }

    private void Forget()
    {
        read.Clear();
        places.Clear();
        IsWhole = true;
    }

    private bool TryRead(string segment, long from)
    {
        try
        {
            using var stream = files.OpenRead(Path.Join(folder, segment));
            Read(stream, segment, from);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A segment that cannot be read keeps nobody from appending to another: its ids are told by verify.
            return false;
        }
    }

    private void Read(Stream stream, string segment, long from)
    {
        // The line feed above the first heading belongs to what was read before.
        long at = Math.Max(0, from - 1);
        stream.Seek(at, SeekOrigin.Begin);
        byte[] window = ArrayPool<byte>.Shared.Rent(Window + HeadingLine.LongestHeading);
        try
        {
            int held = 0;
            while (true)
            {
                int more = stream.ReadAtLeast(window.AsSpan(held, Window), Window, throwOnEndOfStream: false);
                held += more;
                bool isEnd = more < Window;
                int done = Note(window.AsSpan(0, held), segment, at, isEnd);
                if (isEnd)
                {
                    return;
                }

                window.AsSpan(done, held - done).CopyTo(window);
                at += done;
                held -= done;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    // Gives how many bytes need not be looked at again.
    private int Note(ReadOnlySpan<byte> bytes, string segment, long offset, bool isEnd)
    {
        int most = isEnd ? bytes.Length : bytes.Length - HeadingLine.LongestHeading;
        int at = 0;
        while (at < most && bytes[at..].IndexOf(Start) is >= 0 and var found && at + found < most)
        {
            int heading = at + found + 1;
            var line = bytes[heading..];
            int feed = line.IndexOf((byte)'\n');
            line = feed < 0 ? line : line[..feed].TrimEnd((byte)'\r');
            if (HeadingLine.TryRead(line, out _, out var id) && id is { } opened)
            {
                Note(opened, new(segment, offset + heading, 1));
            }

            at = heading;
        }

        return Math.Max(at, most);
    }

    private void Note(EntryId id, LogPosition place)
    {
        if (!places.TryGetValue(id, out var known))
        {
            places[id] = known = [];
        }

        if (!known.Contains(place))
        {
            known.Add(place);
        }
    }
}
