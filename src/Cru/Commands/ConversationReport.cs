using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>Prints a conversation.</summary>
internal sealed class ConversationReport(Vault vault, CommandRun run, SessionReading reading, MessageFilter filter)
{
    /// <summary>Prints it.</summary>
    /// <param name="format">As what.</param>
    /// <param name="full">Long calls and results to their end.</param>
    public void Write(OutputFormat format, bool full)
    {
        switch (format)
        {
            case OutputFormat.Json:
                run.Write(Document(), CruJson.Readable.ShowDocument);
                return;
            case OutputFormat.JsonLines:
                WriteLines(run.Output);
                break;
            default:
                WriteText(full);
                break;
        }

        run.TellOf(vault, reading.Id, reading.Issues);
    }

    /// <summary>Writes its messages as JSON, one a line.</summary>
    public void WriteLines(TextWriter output)
    {
        foreach (var line in Lines())
        {
            run.Cancel.ThrowIfCancellationRequested();
            output.WriteLine(JsonText.Of(line, CruJson.Readable.MessageLine));
        }
    }

    private string PathOf(string segment) => vault.PathOf(reading.Id, segment);

    private IEnumerable<MessageLine> Lines()
    {
        foreach (var message in reading.Messages)
        {
            if (filter.Parts(message) is { } parts)
            {
                yield return MessageWriter.Line(message, PathOf(message.Segment), parts.Select(part => part.Part));
            }
        }
    }

    private ShowDocument Document()
    {
        // Read before the issues are asked for: they are known of what was read only.
        var messages = Lines().ToList();
        var title = vault.TitleOf(reading.Id);
        return new()
        {
            Vault = vault.Root,
            SessionId = reading.Id.Value,
            Type = reading.Head.Type,
            Title = title.Text,
            TitleIsGiven = title.IsGiven,
            Started = reading.Head.Started?.Text,
            Head = MessageWriter.Head(reading.Head),
            Messages = messages,
            Issues = [.. reading.Issues.Select(issue => new IssueLine(PathOf(issue.Path), issue.Line, issue.Problem))],
        };
    }

    private void WriteText(bool full)
    {
        var zone = run.Host.Zone();
        string title = vault.TitleOf(reading.Id).Text;
        string shown = title == reading.Id.Value ? "" : $"  {TerminalText.Line(title)}";
        run.Output.WriteLine($"# {run.Paint.Bold(reading.Id.Value)}{shown}");
        foreach (var message in reading.Messages)
        {
            if (filter.Parts(message) is not { } parts)
            {
                continue;
            }

            run.Output.WriteLine();
            run.Output.WriteLine(Heading(message, zone));
            WriteParts(parts, full);
        }
    }

    private string Heading(Message message, TimeZoneInfo zone)
    {
        string role = message.Role.ToString().ToLowerInvariant();
        string time = message.Time.Instant is null ? TerminalText.Line(message.Time.Text) : Amounts.Minute(message.Ticks, zone);
        string model = message.Facts.Text("model") is { } name ? $"  {TerminalText.Line(name)}" : "";
        string state = message.State is EntryState.Torn or EntryState.Edited ? $"  {message.State.ToString().ToLowerInvariant()}" : "";
        string conflict = message.IsConflicting ? "  conflict" : "";
        return $"## {run.Paint.Bold(role)}  {run.Paint.Faint($"{time}  #{TerminalText.Line(message.Id)}{model}")}{state}{conflict}";
    }

    // Text has no label but behind a part that has one: there it says where that part ends.
    private void WriteParts(IReadOnlyList<MessagePart> parts, bool full)
    {
        bool isBehindLabel = false;
        foreach (var placed in parts)
        {
            string place = $"{run.ShownPath(vault, PathOf(placed.Segment))}:{placed.Line.ToString(CultureInfo.InvariantCulture)}";
            foreach (var (label, text, isLong) in Shown(placed.Part))
            {
                string[] lines = [.. isLong && !full ? Excerpt.Of(text, place) : Excerpt.Trimmed(text)];
                if (label.Length > 0 || lines.Length > 0)
                {
                    WritePart(label.Length == 0 && isBehindLabel ? "[text]" : label, lines);
                    isBehindLabel = label.Length > 0;
                }
            }
        }
    }

    private void WritePart(string label, string[] lines)
    {
        run.Output.WriteLine();
        if (label.Length > 0)
        {
            run.Output.WriteLine(run.Paint.Faint(TerminalText.Line(label)));
        }

        foreach (string line in lines)
        {
            run.Output.WriteLine(line);
        }
    }

    private static IEnumerable<(string Label, string Text, bool IsLong)> Shown(Part part)
    {
        switch (part)
        {
            case TextPart text:
                yield return ("", text.Text, false);
                break;
            case ThinkingPart thinking:
                yield return ("[thinking]", thinking.Text, false);
                break;
            case ToolCall call:
                yield return ($"[tool {call.Name}]", call.InputArtifact is { } input ? Artifact(input) : call.Input, true);
                if (call.Result is { } answer)
                {
                    yield return (call.IsError ? "[error]" : "[result]", answer, true);
                }

                break;
            case ToolResult result:
                yield return (result.IsError ? "[error]" : "[result]", result.Artifact is { } kept ? Artifact(kept) : result.Text, true);
                break;
            case ArtifactPart artifact:
                yield return ("[artifact]", Artifact(artifact.Name), false);
                break;
            case OtherPart other:
                yield return ($"[{other.Kind}]", other.Content, true);
                break;
            default:
                break;
        }
    }

    private static string Artifact(string name) => $"artifacts/{name}";
}
