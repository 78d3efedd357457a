using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Testing;

/// <summary>What a segment reads as, in the notation of docs/format.md ("How to read the examples").</summary>
public static class EntryDump
{
    /// <summary>Title, entries, tail and issues of a whole segment, one a line.</summary>
    /// <param name="segment">The bytes of the file.</param>
    /// <param name="theirs">Reads the other side of git's conflict markers.</param>
    public static string OfSegment(byte[] segment, bool theirs = false)
    {
        var issues = new List<ParseIssue>();
        using var stream = new MemoryStream(segment);
        var reader = theirs
            ? SegmentReader.ReadTheirs(stream, SegmentStart.Top, issues)
            : SegmentReader.Read(stream, SegmentStart.Top, issues);
        var entries = reader.Entries().ToList();
        var dump = new StringBuilder();
        if (reader.Title is { } title)
        {
            dump.Append("title ").Append(JsonLine.Quote(title)).Append('\n');
        }

        dump.AppendJoin("", entries.Select(Of));
        if (reader.HasConflicts && !theirs)
        {
            dump.Append("conflict\n");
        }

        if (reader.Tail is SegmentTail.Torn)
        {
            dump.Append("tail torn\n");
        }

        return dump.Append(Issues(issues)).ToString();
    }

    /// <summary>The messages that a segment's entries make: a line each, and one indented line a part.</summary>
    public static string OfMessages(byte[] segment)
    {
        const string name = "2024-01-15-1030.md";
        var disk = new MemoryFiles();
        disk.WriteBytes($"/s/{name}", segment);
        var dump = new StringBuilder();
        foreach (var message in new MessageAssembler(firstOrdinal: 1).Assemble(SessionLog.OfSegment(disk, "/s", name).Read(LogPosition.Start)))
        {
            dump.Append($"{message.Id} {message.Time} {message.Role.ToString().ToLowerInvariant()} {StateOf(message.State)}");
            dump.Append(message.IsConflicting ? " conflict" : "").Append(message.Missing is { } missing ? $" lacks {missing}" : "");
            AppendFacts(dump, message.Facts);
            foreach (var part in message.Parts)
            {
                AppendPart(dump.Append("\n  "), part.Part);
            }

            dump.Append('\n');
        }

        return dump.ToString();
    }

    /// <summary>An entry: its line, and one indented line a part.</summary>
    public static string Of(LoggedEntry logged)
    {
        var entry = logged.Entry;
        var dump = new StringBuilder($"{entry.Id} {entry.Time} {entry.Role.ToString().ToLowerInvariant()} {StateOf(logged.State)}");
        AppendFacts(dump, entry.Facts);
        foreach (var part in entry.Parts)
        {
            AppendPart(dump.Append("\n  "), part);
        }

        return dump.Append('\n').ToString();
    }

    /// <summary>The fields of a front matter, one a line, and whether such a segment may be appended to.</summary>
    public static string OfFront(byte[] segment)
    {
        var issues = new List<ParseIssue>();
        using var stream = new MemoryStream(segment);
        var reader = SegmentReader.Read(stream, SegmentStart.Top, issues);
        _ = reader.Entries().Count();
        string fields = string.Concat(reader.Front.Fields.Select(Of));
        return fields + (FormatVersion.CanAppend(reader.Front) ? "" : "no appending\n") + Issues(issues);
    }

    /// <summary>The merge of several segments' front matters, keys in alphabetic order.</summary>
    public static string OfHead(IEnumerable<byte[]> segments)
    {
        var head = new SessionHead();
        foreach (byte[] segment in segments)
        {
            using var stream = new MemoryStream(segment);
            var reader = SegmentReader.Read(stream, SegmentStart.Top, []);
            _ = reader.Entries().Count();
            head.Add(reader.Front);
        }

        string started = head.Started is { } time ? $"started \"{time}\"\n" : "";
        return started + string.Concat(head.Fields.Values.OrderBy(field => field.Name, StringComparer.Ordinal).Select(Of));
    }

    private static string StateOf(EntryState state) => state is EntryState.ByHand ? "by hand" : state.ToString().ToLowerInvariant();

    private static string Of(FrontMatterField field) =>
        field.Items.Count > 0
            ? $"{field.Name} [{string.Join(", ", field.Items.Select(JsonLine.Quote))}]\n"
            : $"{field.Name} {(field.Text is { } text ? JsonLine.Quote(text) : "null")}\n";

    private static string Issues(IEnumerable<ParseIssue> issues) =>
        string.Concat(issues.Select(issue => $"issue {issue.Line} {issue.Problem}\n"));

    private static void AppendPart(StringBuilder dump, Part part)
    {
        switch (part)
        {
            case TextPart text:
                dump.Append("text ").Append(JsonLine.Quote(text.Text)).Append(text.Joins ? " joins" : "");
                break;
            case ThinkingPart thinking:
                dump.Append("thinking ").Append(JsonLine.Quote(thinking.Text));
                AppendFacts(dump, thinking.Facts);
                break;
            case ToolCall call:
                AppendCall(dump, call);
                break;
            case ToolResult result:
                dump.Append("result of ").Append(JsonLine.Quote(result.CallId)).Append(result.IsError ? " error " : " ");
                dump.Append(result.Artifact is { } file ? $"artifact {JsonLine.Quote(file)}" : JsonLine.Quote(result.Text));
                AppendFacts(dump, result.Facts);
                break;
            case ArtifactPart artifact:
                dump.Append("artifact ").Append(JsonLine.Quote(artifact.Name));
                AppendFacts(dump, artifact.Facts);
                break;
            case OtherPart other:
                dump.Append("part ").Append(JsonLine.Quote(other.Kind)).Append(' ').Append(JsonLine.Quote(other.Content));
                AppendFacts(dump, other.Facts);
                break;
            default:
                throw new ArgumentException($"no notation for {part.GetType().Name}", nameof(part));
        }
    }

    private static void AppendCall(StringBuilder dump, ToolCall call)
    {
        // An object in the one spelling shows as it is; any other input as a quoted text.
        bool isObject = call.Input is ['{', ..] && JsonLine.TryNormalize(call.Input) == call.Input;
        string input = call.InputArtifact is { } artifact
            ? $"artifact {JsonLine.Quote(artifact)}"
            : isObject ? call.Input : JsonLine.Quote(call.Input);
        dump.Append("call ").Append(JsonLine.Quote(call.Name)).Append(' ').Append(input);
        dump.Append(call.Id is { } id ? $" id {JsonLine.Quote(id)}" : "");
        dump.Append(call.IsError ? " error" : "");
        dump.Append(call.Result is { } result ? $" result {JsonLine.Quote(result)}" : "");
        AppendFacts(dump, call.Facts);
    }

    private static void AppendFacts(StringBuilder dump, Facts facts)
    {
        if (facts.Count > 0)
        {
            dump.Append(' ').Append(facts);
        }
    }
}
