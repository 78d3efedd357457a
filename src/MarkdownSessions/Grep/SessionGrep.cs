using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Grep;

/// <summary>Searches segments one by one; called from several threads.</summary>
/// <param name="files">The disk.</param>
/// <param name="pattern">What is looked for.</param>
/// <param name="context">Lines before and after a match.</param>
/// <param name="roles">Who says the lines; none for all lines.</param>
/// <param name="firstOnly">A segment ends with its first match.</param>
internal sealed class SessionGrep(IVaultFiles files, GrepPattern pattern, int context, IReadOnlyList<Role> roles, bool firstOnly)
{
    /// <summary>What one segment holds.</summary>
    public IEnumerable<GrepBatch> Read(GrepSource source) => roles.Count == 0 ? ReadLines(source, isWanted: null) : ReadSpoken(source);

    // Who speaks is read only where there is something to ask about.
    private IEnumerable<GrepBatch> ReadSpoken(GrepSource source)
    {
        var first = new SegmentGrep(files, pattern, source, context: 0, isWanted: null);
        bool isFound = first.Read().Any();
        return isFound ? ReadLines(source, SpeakerLines.Read(files, source.FullPath, roles).Has) : [new([], first.Issues)];
    }

    private IEnumerable<GrepBatch> ReadLines(GrepSource source, Func<long, string, bool>? isWanted)
    {
        var grep = new SegmentGrep(files, pattern, source, context, isWanted);
        foreach (var lines in grep.Read())
        {
            yield return new(firstOnly ? [lines[0]] : lines, []);
            if (firstOnly)
            {
                break;
            }
        }

        if (grep.Issues.Count > 0)
        {
            yield return new([], grep.Issues);
        }
    }
}
