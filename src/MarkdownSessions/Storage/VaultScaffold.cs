namespace MarkdownSessions.Storage;

/// <summary>Makes what a vault needs before its first session.</summary>
internal static class VaultScaffold
{
    private static ReadOnlySpan<byte> GitIgnore =>
        """
        # Derived, or of this machine only; the sessions are what counts.
        /index/
        /locks/
        /tmp/
        /trash/

        """u8;

    // -text: git never changes a line end of a log. merge: its three-way merge whatever else is set for *.md, never
    // a union merge, which would weave two entries into each other without a mark.
    private static ReadOnlySpan<byte> GitAttributes =>
        """
        sessions/** -text merge
        archive/** -text merge

        """u8;

    /// <summary>Makes the folders and the files for git that are missing; changes none that is there.</summary>
    /// <remarks>A bare folder of sessions gets only what keeps derived things out of git.</remarks>
    public static void Make(IVaultFiles files, VaultPaths paths)
    {
        files.CreateFolder(paths.Own);
        files.CreateFolder(paths.Locks);
        files.TryCreate(paths.GitIgnore, GitIgnore);
        if (!paths.IsBare)
        {
            files.CreateFolder(paths.Sessions);
            files.TryCreate(paths.GitAttributes, GitAttributes);
        }

        files.FlushFolder(paths.Own);
        FlushRootAndAbove(files, paths.Root);
    }

    // The root itself may be new: its name is in the folder above it.
    private static void FlushRootAndAbove(IVaultFiles files, string root)
    {
        files.FlushFolder(root);
        try
        {
            if (Path.GetDirectoryName(root) is { Length: > 0 } parent)
            {
                files.FlushFolder(parent);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A folder above a home may be passed through but not read: then its names are not ours to flush.
        }
    }
}
