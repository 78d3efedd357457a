using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Finds the line that gives a session its title, for a hit to point at.</summary>
internal sealed class TitleFinder(IVaultFiles files, SessionFolder folder)
{
    // A head and its title line are shorter by far.
    private const int MostHeadLines = 200;

    /// <summary>Where the title stands: in the newest head that gives it, else in the first line of the session.</summary>
    public (string Segment, int Line) Find(string title)
    {
        foreach (var segment in folder.Segments.Reverse())
        {
            if (LineOf(segment.Name, title) is { } line)
            {
                return (segment.Name, line);
            }
        }

        return (folder.Segments[0].Name, 1);
    }

    private int? LineOf(string segment, string title)
    {
        try
        {
            using var text = new StreamReader(files.OpenRead(Path.Join(folder.Path, segment)), Encoding.UTF8);
            for (int line = 1; line <= MostHeadLines && text.ReadLine() is { } words; line++)
            {
                bool mayGiveTitle = words.StartsWith("title:", StringComparison.Ordinal) || words.StartsWith("# ", StringComparison.Ordinal);
                if (mayGiveTitle && words.Contains(title, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the hit names the first line.
        }

        return null;
    }
}
