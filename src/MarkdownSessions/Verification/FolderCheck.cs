using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks what lies in a session's folder: only segments and artifacts, and nobody else's hand in them.</summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session.</param>
/// <param name="findings">Gets what is found.</param>
internal sealed class FolderCheck(IVaultFiles files, SessionFolder folder, FindingList findings)
{
    private const string ArtifactFolder = "artifacts";

    private readonly Dictionary<FindingKind, (string First, int Count)> shared = [];

    /// <summary>Looks at every name in the folder.</summary>
    /// <param name="artifacts">Gets those that lie among the artifacts.</param>
    public void Check(ArtifactCheck artifacts)
    {
        CheckOwnership(folder.Path);
        foreach (var stamp in InOrder(files.List(folder.Path)))
        {
            string path = Path.Join(folder.Path, stamp.Name);
            bool isSegment = stamp.Kind is FileKind.File && SegmentName.TryParse(stamp.Name, out _);
            if (isSegment)
            {
                CheckSegment(path);
            }
            else if (stamp is { Kind: FileKind.Folder, Name: ArtifactFolder })
            {
                CheckArtifacts(path, below: "", artifacts);
            }
            else
            {
                Foreign.Tell(findings, path, stamp);
            }
        }

        TellShared();
    }

    private void CheckArtifacts(string path, string below, ArtifactCheck artifacts)
    {
        CheckOwnership(path);
        foreach (var stamp in InOrder(files.List(path)))
        {
            string name = below + stamp.Name;
            switch (stamp.Kind)
            {
                case FileKind.File when !VaultPaths.IsTemporary(stamp.Name):
                    CheckOwnership(Path.Join(path, stamp.Name));
                    artifacts.Add(name, stamp.Length);
                    break;
                case FileKind.Folder:
                    CheckArtifacts(Path.Join(path, stamp.Name), $"{name}/", artifacts);
                    break;
                default:
                    Foreign.Tell(findings, Path.Join(path, stamp.Name), stamp);
                    break;
            }
        }
    }

    private void CheckSegment(string path)
    {
        if (CheckOwnership(path) is { LinkCount: > 1 } ownership)
        {
            findings.Add(FindingKind.HardLinked, path, FormattableString.Invariant($"it has {ownership.LinkCount} names"));
        }
    }

    private FileOwnership? CheckOwnership(string path)
    {
        if (files.Ownership(path) is not { } ownership)
        {
            return null;
        }

        if (!ownership.IsOwn)
        {
            Count(FindingKind.ForeignOwner, path);
        }

        if (ownership.AnybodyMayWrite)
        {
            Count(FindingKind.WorldWritable, path);
        }
        else if (ownership.GroupMayWrite)
        {
            Count(FindingKind.GroupWritable, path);
        }

        return ownership;
    }

    // As a rule a whole session is so, by the way it was copied: one line says it.
    private void Count(FindingKind kind, string path)
    {
        var (first, count) = shared.GetValueOrDefault(kind, (path, 0));
        shared[kind] = (first, count + 1);
    }

    private void TellShared()
    {
        foreach (var (kind, (first, count)) in shared)
        {
            string what = kind == FindingKind.ForeignOwner ? "it belongs to another user"
                : kind == FindingKind.WorldWritable ? "every user of this machine may write it"
                : "its group may write it";
            string more = count == 1 ? "" : FormattableString.Invariant($", and so do {count - 1} more files or folders of this session");
            findings.Add(kind, first, what + more);
        }
    }

    private static IEnumerable<FileStamp> InOrder(IReadOnlyList<FileStamp> stamps) =>
        stamps.OrderBy(stamp => stamp.Name, StringComparer.Ordinal);
}
