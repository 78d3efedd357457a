using System.Buffers;
using System.Text;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Grep;

/// <summary>
/// Searches one segment, block by block. A block without a match costs one pass over its bytes; lines become texts only
/// where they are shown.
/// </summary>
internal sealed class SegmentGrep(IVaultFiles files, GrepPattern pattern, GrepSource source, int context, Func<long, string, bool>? isWanted)
{
    private readonly Queue<GrepLine> before = new();
    private List<GrepLine> found = [];
    private long line;
    private int after;

    /// <summary>What could not be read.</summary>
    public List<LogIssue> Issues { get; } = [];

    /// <summary>The lines that match, with those around them, in batches; a line once.</summary>
    public IEnumerable<IReadOnlyList<GrepLine>> Read()
    {
        if (Open() is not { } stream)
        {
            yield break;
        }

        using (stream)
        {
            using var blocks = new LineBlocks(stream);
            while (Next(blocks))
            {
                Search(blocks.Lines);
                if (blocks.IsCut)
                {
                    Issues.Add(new(source.Path, (int)Math.Min(line, int.MaxValue), $"line is longer than {Format.LineReader.LongestLine >> 20} MiB; its rest is not searched"));
                }

                if (found.Count > 0)
                {
                    yield return found;
                    found = [];
                }
            }
        }
    }

    private Stream? Open()
    {
        try
        {
            return files.OpenRead(source.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may have been moved by a sync, or may be unreadable: the others still tell.
            Issues.Add(new(source.Path, 0, $"cannot be read: {e.Message}"));
            return null;
        }
    }

    private bool Next(LineBlocks blocks)
    {
        try
        {
            return blocks.Next();
        }
        catch (IOException e)
        {
            Issues.Add(new(source.Path, (int)Math.Min(line, int.MaxValue), $"cannot be read to its end: {e.Message}"));
            return false;
        }
    }

    private void Search(ReadOnlySpan<byte> bytes)
    {
        bool isPassedOver = context == 0 && !pattern.MayMatch(bytes);
        if (isPassedOver)
        {
            line += bytes.Count((byte)'\n');
            return;
        }

        char[] letters = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = Encoding.UTF8.GetChars(bytes, letters);
        var lines = letters.AsSpan(0, length);
        bool isEmpty = pattern.FindsInBlocks && after == 0 && pattern.Find(lines) < 0;
        if (isEmpty)
        {
            KeepLast(lines);
        }
        else if (context > 0 || !pattern.FindsInBlocks)
        {
            SearchByLine(lines);
        }
        else
        {
            SearchAtOnce(lines);
        }

        ArrayPool<char>.Shared.Return(letters);
    }

    private void SearchAtOnce(ReadOnlySpan<char> lines)
    {
        for (int at = pattern.Find(lines); at >= 0; at = pattern.Find(lines))
        {
            int start = lines[..at].LastIndexOf('\n') + 1;
            if (start == lines.Length)
            {
                // Nothing stands behind the last line's end, which an empty match finds none the less.
                break;
            }

            line += lines[..start].Count('\n') + 1;
            Take(Cut(ref lines, start));
        }

        line += lines.Count('\n');
    }

    private void SearchByLine(ReadOnlySpan<char> lines)
    {
        while (!lines.IsEmpty)
        {
            line++;
            var text = Cut(ref lines, start: 0);
            if (pattern.IsMatch(text))
            {
                Take(text);
            }
            else
            {
                Keep(text);
            }
        }
    }

    // Of a block without a match only what may stand above the next block's first one is of use.
    private void KeepLast(ReadOnlySpan<char> lines)
    {
        int start = lines.Length;
        for (int kept = 0; kept < context && start > 0; kept++)
        {
            start = lines[..(start - 1)].LastIndexOf('\n') + 1;
        }

        line += lines[..start].Count('\n');
        for (var rest = lines[start..]; !rest.IsEmpty;)
        {
            line++;
            Keep(Cut(ref rest, start: 0));
        }
    }

    // The line that begins at a place; the lines are then those behind it.
    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> lines, int start)
    {
        var rest = lines[start..];
        int feed = rest.IndexOf('\n');
        var text = feed < 0 ? rest : rest[..feed];
        lines = feed < 0 ? [] : rest[(feed + 1)..];
        return text;
    }

    private void Take(ReadOnlySpan<char> text)
    {
        string shown = text.ToString();
        if (isWanted is not null && !isWanted(line, shown))
        {
            Keep(text);
            return;
        }

        found.AddRange(before);
        before.Clear();
        found.Add(Line(shown, isMatch: true));
        after = context;
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        if (context == 0)
        {
            return;
        }

        if (after > 0)
        {
            after--;
            found.Add(Line(text.ToString(), isMatch: false));
            return;
        }

        before.Enqueue(Line(text.ToString(), isMatch: false));
        if (before.Count > context)
        {
            before.Dequeue();
        }
    }

    private GrepLine Line(string text, bool isMatch) => new()
    {
        Session = source.Session,
        Path = source.Path,
        Line = line,
        Text = text,
        IsMatch = isMatch,
        Pattern = pattern,
    };
}
