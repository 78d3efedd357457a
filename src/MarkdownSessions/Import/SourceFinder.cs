using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>Finds the files to import: those named, and in folders those that may be sessions of the agent.</summary>
internal static class SourceFinder
{
    /// <summary>A file to import.</summary>
    /// <param name="FullPath">Absolute.</param>
    /// <param name="ShownPath">Relative to the folder that was asked for, with '/'.</param>
    internal sealed record Found(string FullPath, string ShownPath);

    /// <summary>The files, children after all others, otherwise by path.</summary>
    /// <exception cref="VaultException">A path names nothing.</exception>
    public static IReadOnlyList<Found> Find(IVaultFiles files, ISessionImporter importer, IEnumerable<string> paths)
    {
        var found = new List<Found>();
        foreach (string path in paths)
        {
            string full = Path.GetFullPath(path);
            if (files.Stat(full) is not { } stamp)
            {
                throw VaultException.Unfit($"'{path}' is no file or folder; nothing was imported");
            }

            if (stamp.Kind is FileKind.File)
            {
                found.Add(new(full, stamp.Name));
            }
            else
            {
                // A link that the user names is followed; links below it are not.
                Walk(files, importer, full, full, found);
            }
        }

        return
        [
            .. found.DistinctBy(file => file.FullPath, StringComparer.Ordinal)
                .OrderBy(file => importer.IsChild(file.ShownPath))
                .ThenBy(file => file.ShownPath, StringComparer.Ordinal),
        ];
    }

    private static void Walk(IVaultFiles files, ISessionImporter importer, string root, string folder, List<Found> found)
    {
        foreach (var stamp in files.List(folder))
        {
            string full = Path.Join(folder, stamp.Name);
            if (stamp.Kind is FileKind.Folder)
            {
                Walk(files, importer, root, full, found);
                continue;
            }

            string shown = Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/');
            if (stamp.Kind is FileKind.File && importer.IsCandidate(shown))
            {
                found.Add(new(full, shown));
            }
        }
    }
}
