using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const string MintedLetters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int MintedLength = 10;
    private const int MostOpen = 64;

    /// <summary>
    /// Appends one entry: when this returns, it is in the files and flushed. One that stands there already, by the id that the
    /// caller gave and with the same role and parts, is not written again (<see cref="AppendResult.IsRepeated"/>).
    /// </summary>
    /// <exception cref="VaultException">
    /// Locked, gone, too new, an id that stands there with other content, or the disk failed; nothing was acknowledged.
    /// </exception>
    public AppendResult Append(SessionId session, EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Append(session, [draft])[0];
    }

    /// <summary>Appends entries in one write and one flush: all are acknowledged together.</summary>
    /// <exception cref="VaultException">
    /// Locked, gone, too new, an id that stands there with other content, or the disk failed; nothing was acknowledged.
    /// </exception>
    public IReadOnlyList<AppendResult> Append(SessionId session, IReadOnlyList<EntryDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Count == 0)
        {
            return [];
        }

        var appender = AppenderOf(session);
        var entries = drafts.Select((draft, at) => Complete(draft, at)).ToList();
        var place = appender.Append(entries, GivenBy(drafts));
        string? behind = index.TryCatchUp(session, options.IndexPatience, place.Before);
        string PathOf(string segment) => paths.Relative(Path.Join(paths.Session(session), segment));
        return
        [
            .. entries.Select((entry, at) =>
            {
                string? before = null;
                bool isRepeated = place.Repeated?.TryGetValue(at, out before) ?? false;
                return new AppendResult(session, entry.Id, PathOf(before ?? place.Segment), behind)
                {
                    Entries = EntryShaper.CountOf(entry),
                    IsRepeated = isRepeated,
                };
            }),
        ];
    }

    // Most appends give no id: they need no set of them.
    private static Func<EntryId, bool> GivenBy(IReadOnlyList<EntryDraft> drafts) =>
        drafts.Any(draft => draft.Id is not null) ? drafts.Select(draft => draft.Id).OfType<EntryId>().ToHashSet().Contains : _ => false;

    private SessionAppender AppenderOf(SessionId session)
    {
        if (!appenders.TryGetValue(session, out var appender))
        {
            var folder = Find(session) ?? throw VaultException.NoSession(session.Value);
            CloseOneOfMany();
            appenders[session] = appender = new(paths, folder.Id, locks, options);
        }

        return appender;
    }

    private void CloseAppender(SessionId id)
    {
        if (appenders.Remove(id, out var appender))
        {
            appender.Dispose();
        }
    }

    // An appender keeps its file open; which one is closed does not matter, it opens it again.
    private void CloseOneOfMany()
    {
        if (appenders.Count >= MostOpen)
        {
            var (id, appender) = appenders.First();
            appender.Dispose();
            appenders.Remove(id);
        }
    }

    private Entry Complete(EntryDraft draft, int at = 0)
    {
        if (draft.Role is Role.Unnamed)
        {
            throw VaultException.Unfit("an entry needs a role: user, assistant, system, tool, agent, workflow, plugin or summary").About(at);
        }

        if (draft.Id is { } given && !EntryId.IsMessageId(given.Message))
        {
            throw VaultException.Unfit($"'{given.Message}' cannot be an entry's id: 1 to 128 of A-Z a-z 0-9 . _ : @ - without '--'").About(at);
        }

        return new()
        {
            Id = draft.Id ?? Mint(),
            Time = draft.Time ?? Timestamp.From(options.Clock.GetUtcNow()),
            Role = draft.Role,
            Parts = draft.Parts,
            Facts = draft.Facts,
        };
    }

    private EntryId Mint()
    {
        Span<char> letters = stackalloc char[MintedLength];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = MintedLetters[options.Random.Next(MintedLetters.Length)];
        }

        return new(letters.ToString());
    }
}
