using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>Reads what of a session is counted, from its files and in flat memory; called from several threads.</summary>
internal sealed class SessionCounter(IVaultFiles files, SessionFolder folder)
{
    // Enough that handing them over costs nothing beside reading them.
    private const int MessagesInStep = 500;

    private const int MostInputBytes = 1024 * 1024;

    private readonly OpenCalls calls = new();

    /// <summary>The session in steps; at least one.</summary>
    public IEnumerable<StatsStep> Steps()
    {
        var log = SessionLog.Of(files, folder);
        var session = CountedSession.Of(folder.Id, log.ReadHead());
        var messages = new List<CountedMessage>();
        foreach (var message in new MessageAssembler(firstOrdinal: 1).Assemble(log.Read(LogPosition.Start)))
        {
            if (messages.Count == MessagesInStep)
            {
                yield return new(session, messages, IsLast: false, 0, []);
                messages = [];
            }

            messages.Add(Count(message, session));
        }

        yield return new(session, messages, IsLast: true, log.Readings.Sum(reading => reading.Length), Unread(log));
    }

    // Oddities inside of a log cost no number; a segment that was not read does.
    private List<LogIssue> Unread(SessionLog log)
    {
        var segments = folder.Segments.Select(segment => segment.Name).ToHashSet(StringComparer.Ordinal);
        var read = log.Readings.Select(reading => reading.Name).ToHashSet(StringComparer.Ordinal);
        return [.. log.Issues.Where(issue => segments.Contains(issue.Path) && !read.Contains(issue.Path)).DistinctBy(issue => issue.Path, StringComparer.Ordinal)];
    }

    private CountedMessage Count(Message message, CountedSession session)
    {
        List<string>? called = null;
        List<FailedCall>? failed = null;
        var usage = message.Facts.Inner("usage");
        string? model = message.Facts.Text("model") ?? (usage is null ? null : session.Model);
        List<FileUse>? used = null;
        foreach (var part in message.Parts)
        {
            switch (part.Part)
            {
                case ToolCall call:
                    (called ??= []).Add(call.Name);
                    (used ??= []).AddRange(FilesOf(call));
                    Note(call, model, ref failed);
                    break;
                case ToolResult { IsError: true } result:
                    (failed ??= []).Add(calls.Failed(result.CallId, model));
                    break;
            }
        }

        return new()
        {
            Ticks = message.Ticks,
            Role = message.Role,
            IsPrompt = message.Role is Role.User && !message.Facts.Has("command"),
            Model = model,
            Tokens = TokenUsage.Read(message.Facts),
            Cost = Money.Read(message.Facts),
            Fingerprint = Fingerprint(message),
            Calls = called ?? [],
            Errors = failed ?? [],
            Files = used ?? [],
        };
    }

    private void Note(ToolCall call, string? model, ref List<FailedCall>? failed)
    {
        if (call.IsError)
        {
            (failed ??= []).Add(new(call.Name, model));
        }
        else if (call is { Id: { } id, Result: null })
        {
            calls.Add(id, call.Name, model);
        }
    }

    private IEnumerable<FileUse> FilesOf(ToolCall call)
    {
        if (!FileCalls.IsOne(call.Name))
        {
            return [];
        }

        return FileCalls.Of(call.Name, call.InputArtifact is { } name ? ReadInput(name) : call.Input);
    }

    // A large input lies beside the log; the path that it names stands near its beginning.
    private string ReadInput(string name)
    {
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0 || name is "." or "..")
        {
            return "";
        }

        try
        {
            using var stream = files.OpenRead(Path.Join(folder.Path, "artifacts", name));
            byte[] bytes = new byte[(int)Math.Min(MostInputBytes, stream.Length)];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A link may point to what was never copied; the call itself still counts.
            return "";
        }
    }

    private static UInt128 Fingerprint(Message message)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Id}\n{message.Time.Text}"), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
