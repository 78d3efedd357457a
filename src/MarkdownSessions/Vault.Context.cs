using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

public sealed partial class Vault
{
    /// <summary>
    /// What to go on with in a session: the newest summary and what came after it, newest messages first kept, tool
    /// results shortened before words. Read from the end: a long session costs what its end costs.
    /// </summary>
    /// <exception cref="VaultException">There is no such session, or it cannot be read.</exception>
    public SessionContext Context(SessionId session, ContextRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Tokens, nameof(request));
        var folder = Find(session) ?? throw VaultException.NoSession(session.Value);
        return OnDisk(() =>
        {
            var log = SessionLog.Of(files, folder);
            var head = log.ReadHead();
            var tail = new ContextReader(files, folder, log).Read((long)request.Tokens * ContextReader.BytesAToken);
            IReadOnlyList<LogIssue> issues = [.. log.Issues];
            IReadOnlyList<Message> messages = tail.Summary is { } summary ? [summary, .. tail.Messages] : tail.Messages;
            return new SessionContext
            {
                Reading = new(folder.Id, head, messages, () => issues),
                Summary = tail.Summary,
                Tokens = (int)((messages.Sum(MessageExcerpt.Cost) + ContextReader.BytesAToken - 1) / ContextReader.BytesAToken),
                LeftOutBytes = tail.LeftOutBytes,
                Shortened = tail.Shortened,
            };
        });
    }
}
