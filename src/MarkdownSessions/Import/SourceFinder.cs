using MarkdownSessions.Storage;

namespace MarkdownSessions.Import;

/// <summary>Finds the files to import: those named, and in folders those that may be sessions of the agent.</summary>
internal static class SourceFinder
{
    /// <summary>A file to import.</summary>
    /// <param name="FullPath">Absolute.</param>
    /// <param name="ShownPath">Relative to the folder that was asked for, with '/'.</param>
    internal sealed record Found(string FullPath, string ShownPath)
    {
        /// <summary>Why it cannot be read, of a folder that cannot be listed; else null.</summary>
        public string? Problem { get; init; }
    }

    /// <summary>The files, children after all others, otherwise by path.</summary>
    /// <exception cref="VaultException">A path names nothing.</exception>
    public static IReadOnlyList<Found> Find(IVaultFiles files, ISessionImporter importer, IEnumerable<string> paths)
    {
        var found = new List<Found>();
        foreach (string path in paths)
        {
            string full = Follow(files, path);
            switch (files.Stat(full)?.Kind)
            {
                case FileKind.File:
                    found.Add(new(full, Path.GetFileName(full)));
                    break;
                case FileKind.Folder:
                    Walk(files, importer, full, full, found);
                    break;
                default:
                    throw VaultException.Unfit($"'{path}' is no file or folder; nothing was imported");
            }
        }

        return
        [
            .. found.DistinctBy(file => file.FullPath, StringComparer.Ordinal)
                .OrderBy(file => importer.IsChild(file.ShownPath))
                .ThenBy(file => file.ShownPath, StringComparer.Ordinal),
        ];
    }

    // A link that the user names is followed; links below a folder are not. The session is known by the name of the
    // file that the link leads to, whatever the link is called.
    private static string Follow(IVaultFiles files, string path)
    {
        string full = Path.GetFullPath(path);
        return files.Stat(full) is { Kind: FileKind.Other }
            ? files.FollowLink(full) ?? throw VaultException.Unfit($"'{path}' is a link to nothing; nothing was imported")
            : full;
    }

    private static void Walk(IVaultFiles files, ISessionImporter importer, string root, string folder, List<Found> found)
    {
        IReadOnlyList<FileStamp> stamps;
        try
        {
            stamps = files.List(folder);
        }
        catch (Exception e) when (UnreadableSourceException.Stands(e))
        {
            // It costs what is in it; its name in the report says what is missing.
            found.Add(new(folder, Shown(root, folder)) { Problem = e.Message });
            return;
        }

        foreach (var stamp in stamps)
        {
            string full = Path.Join(folder, stamp.Name);
            if (stamp.Kind is FileKind.Folder)
            {
                Walk(files, importer, root, full, found);
                continue;
            }

            string shown = Shown(root, full);
            if (stamp.Kind is FileKind.File && importer.IsCandidate(shown))
            {
                found.Add(new(full, shown));
            }
        }
    }

    private static string Shown(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
