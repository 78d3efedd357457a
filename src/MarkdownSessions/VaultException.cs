using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>A vault could not do what was asked; the message is one line for a person and says what to do.</summary>
public sealed class VaultException : Exception
{
    // What more would name nobody reads.
    private const int MostNamed = 5;

    private VaultException(VaultError error, string message, Exception? inner = null)
        : base(message, inner) => Error = error;

    /// <summary>What kind of situation it is.</summary>
    public VaultError Error { get; }

    /// <summary>Which of the entries that were given it is about, counted from 0; null when it is about none of them.</summary>
    public int? Entry { get; private set; }

    /// <summary>Says which of the entries that were given it is about.</summary>
    internal VaultException About(int entry)
    {
        Entry = entry;
        return this;
    }

    internal static VaultException NoVault(string path) =>
        new(VaultError.VaultNotFound, $"no vault at '{path}'; 'cru session new' makes one, --vault names another");

    internal static VaultException NoSession(string id) =>
        new(VaultError.SessionNotFound, $"no session '{id}' in this vault; 'cru session list' shows the ids{(IsTitle(id) ? $", 'cru session list --title \"{id}\"' those of a title" : "")}");

    // Ids have no blanks, and those that are made no capitals.
    private static bool IsTitle(string text) => text.Any(letter => letter == ' ' || char.IsUpper(letter)) && !text.Contains('"', StringComparison.Ordinal);

    internal static VaultException Away(Retention.RemovedPlace place) =>
        new(
            VaultError.SessionNotFound,
            place.Archive is { } archive
                ? $"session '{place.Id}' lies in the archive '{archive.Root}'{Since(place.Removed)}; 'cru session restore {place.Id}' brings it back, --vault '{archive.Root}' reads it there"
                : $"session '{place.Id}' lies in the trash{Since(place.Removed)}; 'cru session restore {place.Id}' brings it back");

    internal static VaultException Gone(Retention.LedgerLine purged) =>
        new(
            VaultError.SessionNotFound,
            $"session '{purged.Session}' was deleted for good on {Minute(purged.Time.Instant ?? default)}; nothing of it is left here");

    private static string Since(DateTimeOffset? removed) => removed is { } time ? $" since {Minute(time)}" : "";

    private static string Minute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    internal static VaultException OwnArchive(string folder) =>
        Unfit($"the archive '{folder}' is the vault itself or lies in what the vault keeps for itself; name another folder");

    internal static VaultException Behind() =>
        new(VaultError.Busy, "another process writes the index, so which sessions fit the query is not known for sure; nothing was done, try again");

    internal static VaultException TracesLeft() =>
        new(VaultError.Busy, "the sessions are deleted, but the index could not be built anew and may still hold words of them; 'cru session reindex --full' forgets them");

    internal static VaultException NotRemoved(string id, string? archive) =>
        new(
            VaultError.SessionNotFound,
            archive is null
                ? $"no session '{id}' in the trash or an archive of this vault; --from names another archive"
                : $"no session '{id}' in the archive '{archive}'");

    internal static VaultException Lost(Retention.LostSession lost) =>
        new(
            VaultError.SessionNotFound,
            $"session '{lost.Id}' was archived to {lost.Archive} and is not there; if that folder was moved, --from DIR says where it lies now");

    internal static VaultException NoArtifact(string name, SessionId session) =>
        new(VaultError.ArtifactNotFound, $"no artifact '{name}' in session '{session}'; 'cru session artifact list {session}' shows the names");

    internal static VaultException NoMessage(string id, SessionId session) =>
        new(VaultError.MessageNotFound, $"no message '{id}' in session '{session}'; 'cru session show {session}' shows the ids");

    internal static VaultException AmbiguousMessage(string begun, SessionId session, IReadOnlyList<string> fitting) =>
        new(VaultError.AmbiguousId, $"message '{begun}' of session '{session}' is ambiguous: {Some([.. fitting])}; type more letters");

    internal static VaultException NoFreeId() => Unfit("no free session id was found; is the source of random numbers stuck?");

    internal static VaultException AmbiguousArtifact(string name, IEnumerable<string> fitting) =>
        new(VaultError.AmbiguousId, $"artifact '{name}' is ambiguous: {Some([.. fitting])}; type more letters");

    internal static VaultException Ambiguous(string prefix, IEnumerable<SessionId> fitting) =>
        new(VaultError.AmbiguousId, $"session '{prefix}' is ambiguous: {Some([.. fitting.Select(id => id.Value)])}; type more letters");

    internal static VaultException Locked(SessionId id, TimeSpan waited, string holder) =>
        new(
            VaultError.SessionLocked,
            $"session '{id}' is locked by another process{(holder.Length == 0 ? "" : $" ({holder})")}; gave up after {waited.TotalSeconds:0} s; try again");

    internal static VaultException VaultInUse(TimeSpan waited) =>
        new(VaultError.Busy, $"another process holds the vault alone; gave up after {waited.TotalSeconds:0} s; try again");

    internal static VaultException IndexFailed(IndexUnavailableException inner) => inner.IsBusy
        ? new(VaultError.Busy, $"{inner.Message}; nothing was changed; try again", inner)
        : new(IsRefusal(inner) ? VaultError.NotPermitted : VaultError.DiskFailed, $"{inner.Message}; the sessions are untouched", inner);

    private static bool IsRefusal(Exception? failure) => failure is not null && (failure is UnauthorizedAccessException || IsRefusal(failure.InnerException));

    internal static VaultException ChangedMeanwhile(string path) =>
        new(VaultError.Busy, $"{path}: changed on disk meanwhile; nothing was written; try again");

    internal static VaultException Unfit(string problem) => new(VaultError.BadInput, problem);

    internal static VaultException IdTaken(EntryId id, SessionId session, string? place) =>
        new(
            VaultError.IdTaken,
            $"'{id}' is the id of {(place is null ? "two entries of this input that say" : $"an entry of session '{session}' that says")} "
            + $"something else{(place is null ? "" : $" ({place})")}; give another id, or the same content to try again");

    internal static VaultException NothingToContinue(EntryId id, EntryId before, SessionId session) =>
        Unfit($"'{id}' goes on with '{before}', which is no entry of session '{session}'; append that one first, or give an id without '+'");

    internal static VaultException OtherSpeaker(EntryId id, EntryId before, Role role) =>
        Unfit($"'{id}' goes on with '{before}', and there the {role.ToString().ToLowerInvariant()} speaks; give the same role, or an id without '+'");

    internal static VaultException Query(string problem) => new(VaultError.BadQuery, problem);

    internal static VaultException NoRanking(string engine, string? advice) =>
        Query($"the engine '{engine}' has no order of its own; {advice ?? "take one that has, or the core's order"}");

    internal static VaultException TooNew(string path, string version) =>
        new(VaultError.FormatTooNew, $"{path}: written in format {version}; this version writes {Format.FormatVersion.Current}; nothing was written, install a newer one");

    internal static VaultException NotMade(string folder, Exception failure)
    {
        bool isOfTheDisk = failure is IOException io && (FileFault.IsFull(io) || FileFault.IsDevice(io));
        return isOfTheDisk || failure is UnauthorizedAccessException
            ? FromDisk(failure)
            : new(VaultError.CannotCreate, $"'{folder}' cannot be made a vault or archive: {failure.Message}", failure);
    }

    internal static VaultException FromDisk(Exception failure) => failure switch
    {
        UnauthorizedAccessException => new(VaultError.NotPermitted, failure.Message, failure),
        IOException io when FileFault.IsFull(io) => new(VaultError.DiskFailed, $"{failure.Message}; what was acknowledged before is safe; make room and try again", failure),
        _ => new(VaultError.DiskFailed, failure.Message, failure),
    };

    private static string Some(string[] names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed:0} more" : "");
}
