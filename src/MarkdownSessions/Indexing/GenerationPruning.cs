using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Deletes generations that nobody opens any more.</summary>
internal static class GenerationPruning
{
    /// <summary>Deletes every generation in a folder but some; the caller holds the index lock.</summary>
    /// <returns>How many are left that should be gone.</returns>
    public static int DeleteAllBut(IReadOnlyCollection<GenerationName> kept, IVaultFiles files, string folder)
    {
        int left = 0;
        foreach (var stamp in files.List(folder))
        {
            bool isOld = stamp.Kind == FileKind.Folder && GenerationName.TryParse(stamp.Name, out var name) && !kept.Contains(name);
            if (isOld && !TryDelete(files, Path.Combine(folder, stamp.Name)))
            {
                left++;
            }
        }

        return left;
    }

    private static bool TryDelete(IVaultFiles files, string generation)
    {
        try
        {
            files.DeleteFolder(generation);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Open somewhere, on a system that does not delete what is open: the next prune takes it.
            return false;
        }
    }
}
