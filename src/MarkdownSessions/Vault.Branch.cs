using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// Makes a session that goes on from a message of another, which is not touched: a copy of the entries up to there,
    /// ids kept, and of the artifacts that they name (docs/format.md, "Branches").
    /// </summary>
    /// <exception cref="VaultException">
    /// There is no such session or message, it is locked or too new, or the disk failed; no session was made.
    /// </exception>
    public BranchResult Branch(SessionId session, BranchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = Find(session) ?? throw VaultException.NoSession(session.Value);
        using var held = locks.ShareVault();

        // A head that is changed meanwhile would move what is copied.
        using var locked = locks.TakeSession(found.Id, options.LockPatience);
        var source = Find(found.Id) ?? throw VaultException.NoSession(session.Value);
        var point = PointOf(source, request.At);
        var copy = new BranchCopy(paths, options, source, point);
        string type = SourceOf(source.Id).ReadHead().Type ?? "chat";
        for (int tries = 0; tries < MostTries; tries++)
        {
            var id = SessionId.New(type, options.Clock.GetUtcNow(), options.Random);
            if (TryPlace(id, folder => copy.Write(folder, id, request.Title)))
            {
                return new(id, source.Id, point.Message, index.TryCatchUp(id, options.IndexPatience));
            }
        }

        throw VaultException.NoFreeId();
    }

    private BranchPoint PointOf(SessionFolder source, string? message) => OnDisk(() =>
    {
        var artifacts = new ArtifactStore(files, paths.Artifacts(source.Id)).List().Select(stamp => stamp.Name).ToList();
        return new BranchPointFinder(files, source, artifacts).Find(message)
            ?? (message is null
                ? throw VaultException.Unfit($"session '{source.Id}' has no message to branch at")
                : new BranchPointFinder(files, source, artifacts).Find(TheMessage(source, message))!);
    });

    // Looked for only where no message has exactly this id.
    private string TheMessage(SessionFolder source, string begun)
    {
        string[] fitting =
        [
            .. SessionLog.Of(files, source).Read(LogPosition.Start).Select(placed => placed.Logged.Entry.Id.Message)
                .Where(id => begun.Length > 0 && id.StartsWith(begun, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
        return fitting switch
        {
            [var one] => one,
            [] => throw VaultException.NoMessage(begun, source.Id),
            _ => throw VaultException.AmbiguousMessage(begun, source.Id, fitting),
        };
    }
}
