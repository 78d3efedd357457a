using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>
/// A vault's trash: removed sessions lie in <c>.crucible/trash/</c> as they were, in folders named by the time of
/// removal and the id (docs/format.md, "Layout").
/// </summary>
internal sealed class Trash(IVaultFiles files, VaultPaths paths)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int TimeLength = 16;
    private const int MostTries = 1000;
    private const string Doomed = "purge-";

    /// <summary>Moves a session's folder into the trash: in one step, and flushed.</summary>
    /// <param name="id">The session; the caller holds its lock.</param>
    /// <param name="now">The time of removal.</param>
    /// <returns>Where it lies now.</returns>
    public string Put(SessionId id, DateTimeOffset now)
    {
        files.CreateFolder(paths.Trash);

        // Always: who made the folder may have been killed before it flushed the name.
        files.FlushFolder(paths.Own);
        for (int tries = 0; ; tries++)
        {
            string name = $"{now.AddSeconds(tries).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{id}";
            string place = Path.Join(paths.Trash, name);
            try
            {
                files.Move(paths.Session(id), place);
                return place;
            }
            catch (IOException e) when (FileFault.IsNameTaken(e) && tries < MostTries)
            {
                // The same session was removed, brought back and removed again within a second.
            }
        }
    }

    /// <summary>What lies in it, the newest first.</summary>
    public IReadOnlyList<TrashedSession> List()
    {
        var found = new List<TrashedSession>();
        foreach (var stamp in files.List(paths.Trash))
        {
            if (stamp.Kind is FileKind.Folder && TryParse(stamp.Name, out var removed, out var id))
            {
                found.Add(new(id, removed, Path.Join(paths.Trash, stamp.Name)));
            }
        }

        found.Sort((left, right) => string.CompareOrdinal(right.Path, left.Path));
        return found;
    }

    /// <summary>Deletes a trashed session for good; killed meanwhile, it is gone from the trash or whole in it.</summary>
    public void Purge(TrashedSession session)
    {
        files.CreateFolder(paths.Tmp);
        foreach (var left in files.List(paths.Tmp).Where(stamp => stamp.Name.StartsWith(Doomed, StringComparison.Ordinal)))
        {
            files.DeleteFolder(Path.Join(paths.Tmp, left.Name));
        }

        // Under a name that nobody restores from: half of a session must never look like one.
        string doomed = Path.Join(paths.Tmp, Doomed + Path.GetFileName(session.Path));
        files.Move(session.Path, doomed);
        files.DeleteFolder(doomed);
    }

    private static bool TryParse(string name, out DateTimeOffset removed, [NotNullWhen(true)] out SessionId? id)
    {
        id = null;
        removed = default;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return name.Length > TimeLength + 1
            && name[TimeLength] == '-'
            && DateTimeOffset.TryParseExact(name.AsSpan(0, TimeLength), TimeFormat, CultureInfo.InvariantCulture, styles, out removed)
            && SessionId.TryParse(name[(TimeLength + 1)..], out id);
    }
}
