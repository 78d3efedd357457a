using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Checks that no session was started, by way of others or by itself, by itself.</summary>
/// <param name="files">The disk.</param>
/// <param name="paths">The vault.</param>
/// <param name="read">The sessions that were read.</param>
internal sealed class ParentCheck(IVaultFiles files, VaultPaths paths, IReadOnlyList<CheckedSession> read)
{
    private readonly Dictionary<SessionId, SessionId> parents = read
        .Where(session => session.Parent is not null)
        .Select(session => (session.Id, Parent: SessionId.TryParse(session.Parent!.Value.Id, out var parent) ? parent : null))
        .Where(pair => pair.Parent is not null)
        .ToDictionary(pair => pair.Id, pair => pair.Parent!);

    /// <summary>Looks at each.</summary>
    /// <param name="listFor">Where its findings go.</param>
    public void Check(Func<SessionId?, FindingList> listFor)
    {
        foreach (var session in read.Where(session => IsItsOwnAncestor(session.Id)))
        {
            string path = Path.Join(paths.Session(session.Id), session.Parent!.Value.Segment);
            string problem = parents[session.Id] == session.Id
                ? "it names itself as the session that started it"
                : $"the session '{parents[session.Id]}' that started it was started, by way of others, by this one";
            listFor(session.Id).Add(FindingKind.ParentCycle, path, problem, FieldLine.Find(files, path, "parent_session_id"));
        }
    }

    private bool IsItsOwnAncestor(SessionId id)
    {
        var passed = new HashSet<SessionId>();
        for (var at = id; parents.TryGetValue(at, out var parent) && passed.Add(parent); at = parent)
        {
            if (parent == id)
            {
                return true;
            }
        }

        return false;
    }
}
