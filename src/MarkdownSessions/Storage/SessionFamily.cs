using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Finds the sessions that others started, by what the heads in the files say.</summary>
internal static class SessionFamily
{
    /// <summary>The sessions themselves and all that they started, directly or through others.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="all">The vault's sessions; the head of each is read.</param>
    /// <param name="heads">Of whom; first in the answer, as far as the vault has them.</param>
    /// <param name="cancel">Ends it.</param>
    public static IReadOnlyList<SessionFolder> Of(
        IVaultFiles files, IReadOnlyList<SessionFolder> all, IReadOnlyList<SessionId> heads, CancellationToken cancel)
    {
        // Sessions that name their parent's id in other letters are its children all the same, as in a list.
        var children = ReadAhead.Of(all, folder => ParentOf(files, folder), cancel)
            .Where(one => one.Parent is not null)
            .ToLookup(one => one.Parent!, one => one.Folder, StringComparer.OrdinalIgnoreCase);
        var family = heads.Distinct().SelectMany(id => all.Where(folder => folder.Id == id)).ToList();
        var known = family.Select(folder => folder.Id).ToHashSet();

        // The list grows while it is walked; heads that name each other end it all the same.
        for (int i = 0; i < family.Count; i++)
        {
            family.AddRange(children[family[i].Id.Value].Where(child => known.Add(child.Id)));
        }

        return family;
    }

    private static IEnumerable<(SessionFolder Folder, string? Parent)> ParentOf(IVaultFiles files, SessionFolder folder)
    {
        yield return (folder, SessionLog.Of(files, folder).ReadHead().Text("parent_session_id"));
    }
}
