using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>Finds where the last messages of a session begin, reading its files from their ends.</summary>
internal static class TailFinder
{
    private const int FirstChunk = 256 * 1024;
    private const int LargestChunk = 4 * 1024 * 1024;

    /// <summary>
    /// A heading from which on at least so many messages that programs wrote are read, each with all its entries; the
    /// start when there are fewer.
    /// </summary>
    public static LogPosition Find(IVaultFiles files, SessionFolder folder, int count)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var from = LogPosition.Start;
        foreach (var (segment, heading) in Back(files, folder))
        {
            string id = heading.Id.Message;
            if (found.Count < count || found.Contains(id))
            {
                // What goes on, or was written again, below began here: so does reading.
                found.UnionWith(passed);
                found.Add(id);
                passed.Clear();
                from = new(segment, heading.Offset, 1);
            }
            else if (passed.Add(id) && passed.Count >= MessageAssembler.Window)
            {
                return from;
            }
        }

        return found.Count < count ? LogPosition.Start : from;
    }

    private static IEnumerable<(string Segment, OpenedHeading Heading)> Back(IVaultFiles files, SessionFolder folder)
    {
        foreach (var segment in folder.Segments.Reverse())
        {
            foreach (var heading in Back(files, Path.Join(folder.Path, segment.Name), segment.Length))
            {
                yield return (segment.Name, heading);
            }
        }
    }

    private static IEnumerable<OpenedHeading> Back(IVaultFiles files, string path, long length)
    {
        using var stream = files.OpenRead(path);
        byte[] bytes = [];
        int chunk = FirstChunk;
        for (long end = length; end > 0; chunk = Math.Min(LargestChunk, chunk * 4))
        {
            // A heading that begins in the piece may end below it.
            long from = Math.Max(0, end - chunk);
            int wanted = (int)(Math.Min(length, end + HeadingLine.LongestHeading) - from);
            bytes = bytes.Length < wanted ? new byte[wanted] : bytes;
            stream.Seek(from, SeekOrigin.Begin);
            int read = stream.ReadAtLeast(bytes.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            foreach (var heading in OpeningLines.From(bytes.AsSpan(0, read), from, end))
            {
                yield return heading;
            }

            end = from;
        }
    }
}
