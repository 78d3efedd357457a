using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Grep;

/// <summary>The lines of a segment in which certain roles speak, without headings, footers and seals.</summary>
internal sealed class SpeakerLines
{
    // Where lines of wanted and unwanted speakers begin, by turns; the first is where a wanted one does.
    private readonly List<long> turns;

    private SpeakerLines(List<long> turns) => this.turns = turns;

    /// <summary>Reads who speaks where.</summary>
    public static SpeakerLines Read(IVaultFiles files, string path, IReadOnlyList<Role> roles)
    {
        var found = new List<long>();
        try
        {
            using var stream = files.OpenRead(path);
            foreach (var logged in SegmentReader.Read(stream, SegmentStart.Top, []).Entries())
            {
                bool isWanted = roles.Contains(logged.Entry.Role);
                bool wasWanted = found.Count % 2 == 1;
                if (isWanted != wasWanted)
                {
                    found.Add(logged.Line);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who searches its lines is told.
        }

        return new(found);
    }

    /// <summary>Whether a line is one of them.</summary>
    /// <param name="line">Counted from 1.</param>
    /// <param name="text">The line as it stands in the file.</param>
    public bool Has(long line, string text)
    {
        int at = turns.BinarySearch(line);
        int begun = at >= 0 ? at + 1 : ~at;
        return begun % 2 == 1 && !IsFraming(Encoding.UTF8.GetBytes(text.TrimEnd('\r')));
    }

    private static bool IsFraming(byte[] line) =>
        HeadingLine.TryRead(line, out _, out _) || HeadingLine.TryReadFooter(line, out _, out _) || line.AsSpan().SequenceEqual("<!-- cru torn -->"u8);
}
