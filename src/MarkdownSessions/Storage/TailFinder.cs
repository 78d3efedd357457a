namespace MarkdownSessions.Storage;

/// <summary>Finds where the last entries of a session begin, reading its files from their ends.</summary>
internal static class TailFinder
{
    private const int FirstWindow = 256 * 1024;

    /// <summary>A heading that at least so many headings with opening marks follow, itself included; the start when there are fewer.</summary>
    public static LogPosition Find(IVaultFiles files, SessionFolder folder, int count)
    {
        int missing = count;
        foreach (var segment in folder.Segments.Reverse())
        {
            var found = Last(files, Path.Join(folder.Path, segment.Name), segment.Length, missing);
            if (found.Count >= missing)
            {
                return new(segment.Name, found[missing - 1], 1);
            }

            missing -= found.Count;
        }

        return LogPosition.Start;
    }

    private static IReadOnlyList<long> Last(IVaultFiles files, string path, long length, int count)
    {
        using var stream = files.OpenRead(path);
        for (long window = FirstWindow; ; window *= 4)
        {
            long from = Math.Max(0, length - window);
            byte[] bytes = new byte[length - from];
            stream.Seek(from, SeekOrigin.Begin);
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var found = OpeningLines.From(bytes[..read], from, count);
            if (found.Count >= count || from == 0)
            {
                return found;
            }
        }
    }
}
