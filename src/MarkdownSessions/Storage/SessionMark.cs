using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Looks for what makes a folder of Markdown a session of ours.</summary>
internal static class SessionMark
{
    private const int FirstLook = 4096; // a page: programs write session_id as the first key
    private const int MaxFrontMatter = 64 * 1024; // docs/format.md, "Front matter"

    /// <summary>Whether a segment has <c>session_id</c> in its front matter, or else an opened heading.</summary>
    /// <exception cref="UnauthorizedAccessException">No segment tells, and one of them may not be read.</exception>
    public static bool IsIn(IVaultFiles files, string folder, IReadOnlyList<FileStamp> segments)
    {
        bool hasHeading = false;
        UnauthorizedAccessException? refused = null;
        foreach (var segment in segments)
        {
            try
            {
                var evidence = Look(files, Path.Join(folder, segment.Name));
                if (evidence is SessionEvidence.FrontMatter)
                {
                    return true;
                }

                hasHeading |= evidence is SessionEvidence.Heading;
            }
            catch (UnauthorizedAccessException e)
            {
                // The other segments may tell as well.
                refused = e;
            }
        }

        return hasHeading || refused is null ? hasHeading : throw refused;
    }

    /// <summary>What the beginning of a text says.</summary>
    /// <param name="text">The first bytes of a file.</param>
    /// <param name="frontMatterGoesOn">Whether the text ends inside of the front matter.</param>
    internal static SessionEvidence Read(ReadOnlySpan<byte> text, out bool frontMatterGoesOn)
    {
        frontMatterGoesOn = false;
        var rest = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        bool inFrontMatter = NextLine(ref rest).SequenceEqual("---"u8);
        if (!inFrontMatter)
        {
            // Damaged, so that its first line is gone: the headings still tell.
            rest = text;
        }

        bool isFrontMatter = inFrontMatter;
        while (!rest.IsEmpty)
        {
            var line = NextLine(ref rest);
            if (inFrontMatter && line.StartsWith("session_id:"u8))
            {
                return SessionEvidence.FrontMatter;
            }

            inFrontMatter &= !line.SequenceEqual("---"u8);
            if (IsOpenedHeading(line))
            {
                return SessionEvidence.Heading;
            }
        }

        frontMatterGoesOn = isFrontMatter && inFrontMatter;
        return SessionEvidence.None;
    }

    private static SessionEvidence Look(IVaultFiles files, string path)
    {
        try
        {
            using var stream = files.OpenRead(path);
            byte[] head = ReadHead(stream, FirstLook);
            var evidence = Read(head, out bool goesOn);
            if (!goesOn || head.Length < FirstLook)
            {
                return evidence;
            }

            stream.Seek(0, SeekOrigin.Begin);
            return Read(ReadHead(stream, MaxFrontMatter), out _);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted or renamed since it was listed: then it tells nothing.
            return SessionEvidence.None;
        }
    }

    private static byte[] ReadHead(Stream stream, int count)
    {
        byte[] head = new byte[count];
        int length = stream.ReadAtLeast(head, count, throwOnEndOfStream: false);
        return head[..length];
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    // "## 2024-01-15T10:30:00Z <!-- cru m1 -->": only programs write the mark.
    private static bool IsOpenedHeading(ReadOnlySpan<byte> line)
    {
        const int longest = 256;
        if (!line.StartsWith("## "u8) || line.Length > longest || !line.EndsWith(" -->"u8))
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(line[3..]);
        int end = Timestamp.ShapeLength(text);
        return end > 0 && text.AsSpan(end).StartsWith(" <!-- cru ");
    }
}
