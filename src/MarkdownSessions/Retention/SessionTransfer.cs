using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>
/// Copies a session from one vault to another, on whatever file systems they lie (docs/reliability.md, "Archive"): into
/// staging, flushed, read again and compared with a second reading of the source, and then renamed into place. The
/// source is left alone; killed anywhere, running it again goes on from what is there.
/// </summary>
internal sealed class SessionTransfer(IVaultFiles files, VaultPaths from, VaultPaths to, TimeProvider clock, CancellationToken cancel)
{
    private readonly FolderCopy copy = new(files, cancel);

    /// <summary>Copies; the caller holds the session's locks in both vaults.</summary>
    /// <exception cref="IOException">A disk failed or is full; the source is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The files may not be read or written.</exception>
    public Transfer Run(SessionId id)
    {
        string source = from.Session(id);
        string place = to.Session(id);
        var survey = FolderSurvey.Of(files, source);
        var (outcome, digest) = survey.Odd is null
            ? MakeRoom(id, source, place) ?? CopyInto(place, Path.Join(to.Tmp, $"move-{id}"), source, survey)
            : (TransferOutcome.Odd, "");
        return new(outcome, survey.Files.Count, survey.Bytes, digest, survey.Odd);
    }

    // Null when the place is free, if need be by moving to the trash what a move left there that was cut off.
    private (TransferOutcome Outcome, string Digest)? MakeRoom(SessionId id, string source, string place)
    {
        // One folder under two paths would be compared with itself, and then taken away.
        if (files.IsSame(source, place))
        {
            return (TransferOutcome.Conflict, "");
        }

        if (files.Stat(place) is null)
        {
            return null;
        }

        string there = copy.Digest(place);
        if (there == copy.Digest(source))
        {
            // Who put it there may have been killed before it flushed the name.
            files.FlushFolder(to.Sessions);
            return (TransferOutcome.WasThere, there);
        }

        if (!copy.IsEarlier(place, source))
        {
            return (TransferOutcome.Conflict, "");
        }

        // A move was cut off after its copy, and the session went on since.
        new Trash(files, to).Put(id, clock.GetUtcNow());
        return null;
    }

    private (TransferOutcome Outcome, string Digest) CopyInto(string place, string staging, string source, FolderSurvey survey)
    {
        files.DeleteFolder(staging);
        try
        {
            string digest = copy.Copy(source, survey, staging);
            if (copy.Digest(staging) != digest)
            {
                throw new IOException($"{staging}: the copy reads differently from what was written; is the disk failing?");
            }

            if (copy.Digest(source) != digest)
            {
                return (TransferOutcome.Changed, "");
            }

            files.CreateFolder(to.Sessions);
            files.Move(staging, place);
            return (TransferOutcome.Copied, digest);
        }
        finally
        {
            // After the rename there is nothing left of it.
            files.DeleteFolder(staging);
        }
    }
}
