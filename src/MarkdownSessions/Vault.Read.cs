using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    private const int MostMessages = 100_000_000;

    // Who asks for the end of a long log is not to wait for all of it.
    private const int MostForTitle = 1_000;

    /// <summary>Reads a session's messages in the order of its log, in memory that does not grow with it.</summary>
    /// <exception cref="VaultException">There is no such session.</exception>
    public SessionReading Read(SessionId session)
    {
        var source = SourceOf(session);
        return new(source.Folder.Id, source.ReadHead(), source.Messages(LogPosition.Start, firstOrdinal: 1), () => source.Issues);
    }

    /// <summary>Reads the last messages of a session without reading its files from their start.</summary>
    /// <param name="session">The session.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="counts">Which messages are wanted; the others are passed over. Null for all.</param>
    /// <exception cref="VaultException">There is no such session, or it cannot be read.</exception>
    public SessionReading ReadTail(SessionId session, int count, Func<Message, bool>? counts = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var source = SourceOf(session);
        return OnDisk(() => new SessionReading(source.Folder.Id, source.ReadHead(), LastMessages(source, count, counts ?? (_ => true)), () => source.Issues));
    }

    /// <summary>
    /// The title of a session as a list shows it, without the index: where nobody gave one, the log is read until
    /// somebody says something, for 1,000 messages at most.
    /// </summary>
    /// <exception cref="VaultException">There is no such session, or it cannot be read.</exception>
    public SessionTitle TitleOf(SessionId session) => OnDisk(() =>
    {
        var source = SourceOf(session);
        var head = source.ReadHead();
        string? words = head.Title is null ? FirstWords(source) : null;
        string? line = head.Title is null ? TitleMaker.FromTitleLine(source.TitleLine) : null;
        return new SessionTitle(SummaryMaker.TitleOf(source.Folder.Id, head, line, words), (head.Title ?? line) is not null);
    });

    private static string? FirstWords(SessionSource source) => source.Messages(LogPosition.Start, firstOrdinal: 1)
        .Take(MostForTitle)
        .Select(TitleMaker.FromMessage)
        .FirstOrDefault(words => words is not null);

    private List<Message> LastMessages(SessionSource source, int count, Func<Message, bool> counts)
    {
        // One more, so that the first one that is asked for has its time from the one above.
        for (long wanted = count + 1L; ; wanted *= 4)
        {
            var from = TailFinder.Find(files, source.Folder, (int)Math.Min(wanted, MostMessages));
            var last = new Queue<Message>();
            int begun = 0;
            foreach (var message in source.Messages(from, firstOrdinal: 1).Where(counts))
            {
                begun++;
                last.Enqueue(message);
                if (last.Count > count)
                {
                    last.Dequeue();
                }
            }

            if (from == LogPosition.Start)
            {
                return [.. last];
            }

            if (begun > count)
            {
                // Lines and ordinals were counted from a place in the middle.
                return [.. last.Select(message => message with { Ordinal = 0, Line = 0 })];
            }
        }
    }

    private SessionSource SourceOf(SessionId session) =>
        Find(session) is { } folder
            ? new(files, folder, options.Clock)
            : throw VaultException.NoSession(session.Value);
}
