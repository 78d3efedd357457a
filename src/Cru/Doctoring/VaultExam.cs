using System.Globalization;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Indexing;
using MarkdownSessions.Verification;

namespace Cru.Doctoring;

/// <summary>Looks at a vault and what it lies on.</summary>
internal sealed class VaultExam(CommandRun run, Vault vault)
{
    // An import of a year of sessions and its index want no more.
    private const long LittleRoom = 500_000_000;

    private const int MostNamed = 3;

    /// <summary>What was found.</summary>
    /// <exception cref="VaultException">The vault cannot be listed.</exception>
    public IEnumerable<DoctorFact> Facts()
    {
        var condition = vault.Examine();
        var disk = run.Host.Disk(Path.Join(vault.Root, vault.IsBare ? "" : ".crucible"));
        return
        [
            new("vault", $"{vault.Root} ({run.HowVaultWasFound}{(vault.IsBare ? ", a bare folder of sessions" : "")})"),
            Disk(condition, disk),
            Permissions(condition, disk),
            Sessions(condition),
            Index(condition.Index, isKept: condition.ReadOnly.Count == 0),
            Locks(condition.Locks),
            Trash(condition.Trash),
            Leftovers(condition),
        ];
    }

    private static DoctorFact Disk(VaultCondition condition, DiskFacts? disk)
    {
        string letters = condition.IgnoresCase ? "; capitals and small letters are the same" : "";
        if (disk is null)
        {
            return new("disk", $"unknown{letters}");
        }

        string kind = disk.FileSystem.Length == 0 ? "" : $"{disk.FileSystem}, ";
        var fact = new DoctorFact("disk", $"{kind}{Amounts.Bytes(disk.Free)} of {Amounts.Bytes(disk.Total)} free{letters}");
        return disk.Free >= LittleRoom ? fact : fact with { NeedsAttention = true, Next = "cru session cleanup --empty-trash --dry-run" };
    }

    private DoctorFact Permissions(VaultCondition condition, DiskFacts? disk)
    {
        string own = $"'{Path.Join(vault.Root, vault.IsBare ? "" : ".crucible")}'";
        var rights = new VaultRights(run.Host.UserName, run.Host.OwnerOf, run.Files, vault.Root);
        string Changed(string mode) => rights.IsOwner ? $"chmod -R {mode} {own}" : rights.Advice();
        return condition switch
        {
            { ReadOnly.Count: > 0 } => new("permissions", $"not writable: {Named(condition.ReadOnly)}; new sessions cannot be kept here")
            {
                NeedsAttention = true,
                Next = rights.Advice(),
            },
            { Exposed.Count: > 0 } => new("permissions", $"others may write to, or own, {Named(condition.Exposed)}")
            {
                NeedsAttention = true,
                Next = Changed("go-w"),
            },
            _ when disk is { OthersMayRead: true } && rights.IsOwner => new("permissions", "yours alone to write; others may read")
            {
                Next = $"chmod -R go= {own}",
            },
            _ => new("permissions", "yours alone"),
        };
    }

    private static DoctorFact Sessions(VaultCondition condition)
    {
        string count = $"{Amounts.Count(condition.Sessions, "session")}, {Amounts.Bytes(condition.Bytes)}";
        if (condition.Unread.Count > 0)
        {
            string folders = Named([.. condition.Unread.Select(issue => issue.Path)]);
            return new("sessions", $"{count}; {Amounts.Count(condition.Unread.Count, "folder")} in no answer: {folders}") { NeedsAttention = true, Next = "cru session verify" };
        }

        return condition.ConflictCopies.Count > 0
            ? new("sessions", $"{count}; {Amounts.Count(condition.ConflictCopies.Count, "copy", "copies")} that syncing left: {Named(condition.ConflictCopies)}")
            {
                NeedsAttention = true,
                Next = "cru session verify",
            }
            : new("sessions", count) { Next = condition.Sessions == 0 ? "cru session new, or cru session import" : null };
    }

    private DoctorFact Index(IndexCondition? index, bool isKept) => index switch
    {
        null => new("index", "none is used: the engine is scan"),
        { State: IndexState.Missing } when !isKept => new("index", "none can be kept here; searches read the files"),
        { Problem: { } problem } => new("index", $"cannot be used: {problem}") { NeedsAttention = true, Next = "cru session reindex" },
        { State: IndexState.Missing } => new("index", "missing; the next search builds it") { Next = "cru session reindex" },
        { State: IndexState.Stale } => new("index", $"behind by {Amounts.Count(index.PendingSessions, "session")}; the next search reads them. {Of(index)}"),
        _ => new("index", $"fresh ({Looked(index.Depth)}). {Of(index)}"),
    };

    private static string Looked(IndexDepth depth) => depth is IndexDepth.Storage
        ? "storage is sound, stamps fit the files; 'verify --deep' compares messages"
        : "stamps fit the files; content was not read, 'verify' reads it";

    private string Of(IndexCondition index)
    {
        string changed = index.ChangedTicks is { } ticks ? $", changed {Amounts.Minute(ticks, run.Host.Zone())}" : "";
        return $"Generation {index.Generation}, {Amounts.Bytes(index.Bytes)}{changed}";
    }

    private static DoctorFact Locks(IReadOnlyList<HeldLock> locks) => locks.Count == 0
        ? new("locks", "none is held")
        : new("locks", string.Join(", ", locks.Select(held => $"{held.Name} is held{(held.Holder.Length == 0 ? "" : $" by {held.Holder}")}")));

    private static DoctorFact Trash(FolderContent trash) => trash.Count == 0
        ? new("trash", "empty")
        : new("trash", $"{Amounts.Count(trash.Count, "session")}, {Amounts.Bytes(trash.Bytes)}") { Next = "cru session cleanup --empty-trash --dry-run" };

    // A writer at work stages there too: who it is is told by the locks.
    private static DoctorFact Leftovers(VaultCondition condition) => condition.Leftovers.Count == 0
        ? new("leftovers", "none")
        : new("leftovers", $"{condition.Leftovers.Count.ToString(CultureInfo.InvariantCulture)} in .crucible/tmp, {Amounts.Bytes(condition.Leftovers.Bytes)}: a writer died, or is at work")
        {
            Next = condition.Locks.Count == 0 ? "delete what lies in .crucible/tmp, once no program works here" : null,
        };

    private static string Named(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {(names.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more" : "");
}
