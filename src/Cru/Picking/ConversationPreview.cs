using Cru.Commands;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru.Picking;

/// <summary>The conversation around a hit, read from the files as far as it is shown.</summary>
internal sealed class ConversationPreview(Vault vault, TimeZoneInfo zone, CancellationToken cancel)
{
    private const int MessagesBefore = 2;
    private const int MessagesAfter = 4;

    // Neighbours are to be recognised; what was found is to be read.
    private const int MostLinesOfNeighbour = 30;
    private const int MostLines = 1_000;
    private const int MostLetters = 2_000;

    /// <summary>The lines; one of them is the hit, if there is any.</summary>
    public IReadOnlyList<PreviewLine> Around(PickerHit hit)
    {
        var reading = vault.Read(vault.Resolve(hit.Session));
        var before = new Queue<Message>();
        var lines = new List<PreviewLine>();
        int after = 0;
        foreach (var message in reading.Messages)
        {
            cancel.ThrowIfCancellationRequested();
            bool isHit = after == 0 && (hit.MessageId is null || message.Id == hit.MessageId);
            if (isHit)
            {
                lines.AddRange(before.SelectMany(Neighbour));
                lines.AddRange(Found(message, hit));
            }
            else if (after > 0)
            {
                lines.AddRange(Neighbour(message));
            }
            else
            {
                Keep(before, message);
                continue;
            }

            if (++after > MessagesAfter)
            {
                break;
            }
        }

        return lines;
    }

    private static void Keep(Queue<Message> before, Message message)
    {
        before.Enqueue(message);
        if (before.Count > MessagesBefore)
        {
            before.Dequeue();
        }
    }

    private IEnumerable<PreviewLine> Neighbour(Message message)
    {
        var lines = message.Parts.SelectMany(Lines).Select(line => line.Text).ToList();
        string more = $"… {Amounts.Count(lines.Count - MostLinesOfNeighbour, "more line")}";
        return
        [
            Heading(message),
            .. lines.Take(MostLinesOfNeighbour).Select(text => new PreviewLine(text)),
            .. lines.Count > MostLinesOfNeighbour ? [new PreviewLine(more)] : Array.Empty<PreviewLine>(),
            new(""),
        ];
    }

    private IEnumerable<PreviewLine> Found(Message message, PickerHit hit)
    {
        var lines = message.Parts.SelectMany(Lines).ToList();
        int at = lines.FindIndex(line => line.Number == hit.Line && hit.MessageId is not null);
        if (at < 0)
        {
            at = lines.FindIndex(line => WordMarks.In(line.Text, hit.Words).Count > 0);
        }

        // A tool may answer with more than anybody reads.
        int from = Math.Max(0, at - (MostLines / 2));
        yield return at < 0 ? Heading(message) with { IsHit = true } : Heading(message);
        for (int row = from; row < Math.Min(lines.Count, from + MostLines); row++)
        {
            yield return new(lines[row].Text, IsHit: row == at);
        }

        yield return new("");
    }

    private PreviewLine Heading(Message message)
    {
        string time = message.Time.Instant is null ? TerminalText.Line(message.Time.Text) : Amounts.Minute(message.Ticks, zone);
        return new($"{message.Role.ToString().ToLowerInvariant()}  {time}", IsHeading: true);
    }

    // The number is that of the line in the file, of what was said as it stands there; else 0.
    private static IEnumerable<(string Text, int Number)> Lines(MessagePart placed) => placed.Part switch
    {
        TextPart text => Numbered(text.Text, placed.Line),
        ThinkingPart thinking => [("[thinking]", 0), .. Numbered(thinking.Text, placed.Line)],
        ToolCall call => [($"[tool {TerminalText.Line(call.Name)}]", 0), .. Numbered(call.Input, 0), .. Numbered(call.Result ?? "", 0)],
        ToolResult result => [("[result]", 0), .. Numbered(result.Text, 0)],
        ArtifactPart artifact => [($"[artifact {TerminalText.Line(artifact.Name)}]", 0)],
        OtherPart other => [($"[{TerminalText.Line(other.Kind)}]", 0), .. Numbered(other.Content, 0)],
        _ => [],
    };

    private static IEnumerable<(string Text, int Number)> Numbered(string text, int first) =>
        Excerpt.All(text).Select((line, at) => (Columns.Cut(line.Replace("\t", "    ", StringComparison.Ordinal), MostLetters), first == 0 ? 0 : first + at));
}
