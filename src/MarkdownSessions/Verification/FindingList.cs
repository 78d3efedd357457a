using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Collects what is found about one session, or about the vault besides its sessions.</summary>
/// <param name="paths">The vault.</param>
/// <param name="session">The session; null for the vault.</param>
internal sealed class FindingList(VaultPaths paths, SessionId? session)
{
    /// <summary>A file with more of one kind was made by a program: the first ones say it all, and memory stays small.</summary>
    public const int MostAFile = 1000;

    private readonly List<Finding> found = [];
    private readonly Dictionary<(string Path, string Code), int> counts = [];

    /// <summary>What was found, in no order.</summary>
    public IReadOnlyList<Finding> Found => [.. found, .. counts.Where(count => count.Value > MostAFile).Select(Rest)];

    /// <summary>Adds a finding.</summary>
    /// <param name="kind">What sort of thing it is.</param>
    /// <param name="path">The file or folder, absolute.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="line">The line, counted from 1; 0 for the whole.</param>
    public void Add(FindingKind kind, string path, string problem, int line = 0)
    {
        string shown = paths.Relative(path);
        int count = counts.GetValueOrDefault((shown, kind.Code)) + 1;
        counts[(shown, kind.Code)] = count;
        if (count <= MostAFile)
        {
            found.Add(new(kind, shown, line, problem) { Session = session });
        }
    }

    private Finding Rest(KeyValuePair<(string Path, string Code), int> count)
    {
        var kind = FindingKind.All.First(kind => kind.Code == count.Key.Code);
        string problem = FormattableString.Invariant($"{count.Value - MostAFile} more of this kind in the same file");
        return new(kind, count.Key.Path, 0, problem) { Session = session };
    }
}
