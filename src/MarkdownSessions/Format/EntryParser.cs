using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Turns the lines between two headings into what was said: the reverse of
/// <see cref="EntryWriter"/>, and of what a person may type instead. Never throws for content.
/// </summary>
internal sealed class EntryParser
{
    private readonly ContentLine[] lines;
    private readonly int firstLine;
    private readonly List<Speech> speeches = [];
    private int at;

    private EntryParser(IReadOnlyList<string> text, int firstLine)
    {
        lines = [.. text.Select(ContentLine.Read)];
        this.firstLine = firstLine;
    }

    /// <summary>Reads the lines of an entry, heading and footer left out.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="firstLine">The number of the first one.</param>
    /// <returns>What each speaker says; empty when there is nothing but blank lines.</returns>
    public static IReadOnlyList<Speech> Parse(IReadOnlyList<string> text, int firstLine)
    {
        var parser = new EntryParser(text, firstLine);
        parser.ReadSpeeches();
        for (int i = 0; i < parser.speeches.Count; i++)
        {
            int start = parser.speeches[i].Line - firstLine;
            int end = i + 1 < parser.speeches.Count ? parser.speeches[i + 1].Line - firstLine : text.Count;
            parser.speeches[i].StandsIn(text, start..end);
        }

        return parser.speeches;
    }

    private Speech Current => speeches[^1];

    private void ReadSpeeches()
    {
        while (at < lines.Length)
        {
            // Before its lines are taken: the id of a text by hand comes from where it begins to where it ends.
            bool speaks = lines[at] is not (ContentLine.Words { IsBlank: true } or ContentLine.Hidden or ContentLine.Label);
            if (speaks && speeches.Count == 0)
            {
                speeches.Add(new(role: null, firstLine + at));
            }

            switch (lines[at])
            {
                case ContentLine.Words { IsBlank: true } or ContentLine.Hidden:
                    at++;
                    break;
                case ContentLine.Words:
                    ReadTrimmedText(beside: null);
                    break;
                case ContentLine.Label label:
                    speeches.Add(new(label.Role, firstLine + at));
                    ReadLabel(label);
                    break;
                case ContentLine.PartLine part:
                    ReadExactText(part.Facts);
                    break;
                case ContentLine.Thinking thinking:
                    ReadThinking(thinking.Facts);
                    break;
                case ContentLine.Call call:
                    ReadCall(call.Head);
                    break;
                case ContentLine.Result result:
                    ReadResult(result);
                    break;
                case ContentLine.Other other:
                    ReadOther(other);
                    break;
                case ContentLine.Artifact artifact:
                    Current.Add(new ArtifactPart(artifact.Name) { Facts = artifact.Facts }, firstLine + at);
                    at++;
                    break;
                default:
                    throw new InvalidOperationException($"no rule for {lines[at]}");
            }
        }
    }

    private void ReadLabel(ContentLine.Label label)
    {
        if (label.Text is null)
        {
            at++;
        }
        else
        {
            ReadTrimmedText(label.Text);
        }
    }

    // Without a part line a text loses its outer blank lines: a person sets them as it looks well.
    private void ReadTrimmedText(string? beside)
    {
        int line = firstLine + at;
        var text = new List<string>();
        if (beside is not null)
        {
            text.Add(beside);
            at++;
        }

        TakeWords(text);
        while (text.Count > 0 && IsBlank(text[^1]))
        {
            text.RemoveAt(text.Count - 1);
        }

        int leading = text.FindIndex(words => !IsBlank(words));
        if (leading >= 0)
        {
            Current.Add(new TextPart(ShownText.Restore(text[leading..], Facts.Empty)), line + leading);
        }
    }

    private void ReadExactText(Facts facts)
    {
        at++;
        int line = firstLine + at;
        var text = new List<string>();
        TakeWords(text);
        if (text is [.., ""])
        {
            text.RemoveAt(text.Count - 1);
        }

        if (facts.Number("closed") == 1 && text.Count > 0 && OpenBlock.IsClosingLine(text[^1]))
        {
            text.RemoveAt(text.Count - 1);
        }

        Current.Add(new TextPart(ShownText.Restore(text, facts)) { Joins = facts.Number("join") == 1 }, line);
    }

    private void ReadThinking(Facts facts)
    {
        at++;
        int line = firstLine + at;
        var text = new List<string>();
        while (at < lines.Length && lines[at] is ContentLine.Words { Line: ['>', ..] } quoted)
        {
            string words = quoted.Line.StartsWith("> ", StringComparison.Ordinal) ? quoted.Line[2..] : quoted.Line[1..];
            text.Add(ThinkingLine.Unstuff(words));
            at++;
        }

        var part = new ThinkingPart(ShownText.Restore(text, facts)) { Facts = facts.Without("ctl", "crlf") };
        Current.Add(part, line);
    }

    private void ReadCall(CallHead head)
    {
        int line = firstLine + at;
        at++;
        var input = InputReader.Read(head, TakeInputFences(head));
        string? result = TakeBody(head.Facts) ?? (head.Facts.Number("empty") == 1 ? "" : null);
        Current.Add(
            new ToolCall(head.Facts.Text("name") is { } name && NameText.Show(name) == head.Name ? name : head.Name, input.Text)
            {
                Id = head.Facts.Text("id"),
                Result = result,
                IsError = head.Facts.Number("error") == 1,
                InputArtifact = input.Artifact,
                Facts = head.Facts.Without("id", "name", "error", "empty", "ctl", "crlf", "input", "input_artifact"),
            },
            line);
    }

    private void ReadResult(ContentLine.Result result)
    {
        at++;
        int line = BodyLine();
        string body = TakeBody(result.Facts) ?? "";
        string? artifact = result.Facts.Number("artifact") == 1 ? ArtifactLink.Read(body) : null;
        string reference = result.Facts.Text("ref") is { } exact && NameText.Show(exact) == result.Reference
            ? exact
            : result.Reference;
        Current.Add(
            new ToolResult(reference, artifact is null ? body : "")
            {
                IsError = result.IsError,
                Artifact = artifact,
                Facts = result.Facts.Without("ref", "ctl", "crlf", "artifact"),
            },
            line);
    }

    private void ReadOther(ContentLine.Other other)
    {
        at++;
        int line = BodyLine();
        string content = TakeBody(other.Facts) ?? "";
        string kind = other.Facts.Text("kind") is { } exact && NameText.Show(exact) == other.Kind ? exact : other.Kind;
        Current.Add(new OtherPart(kind, content) { Facts = other.Facts.Without("kind", "ctl", "crlf") }, line);
    }

    // One fence a field, or one for the whole input of a line that names no field: what a person
    // added beyond that is read as what follows.
    private List<(string? Field, List<string> Lines)> TakeInputFences(CallHead head)
    {
        var fences = new List<(string? Field, List<string> Lines)>();
        while (at < lines.Length && lines[at] is ContentLine.Words words
            && CallLine.OpensInput(words.Line, out string ticks, out string? field))
        {
            bool isWanted = field is null
                ? head.Fields.Count == 0 && fences.Count == 0
                : fences.TrueForAll(fence => fence.Field is not null && fence.Field != field);
            if (!isWanted)
            {
                break;
            }

            fences.Add((field, TakeFence(ticks)));
        }

        return fences;
    }

    // A body stands directly below its line: a fence of ours, or lines up to the next blank one.
    private string? TakeBody(Facts facts)
    {
        if (at >= lines.Length || lines[at] is not ContentLine.Words first)
        {
            return null;
        }

        if (OpensBody(first.Line, out string ticks))
        {
            return ShownText.Restore(TakeFence(ticks), facts);
        }

        var body = new List<string>();
        while (at < lines.Length && lines[at] is ContentLine.Words { IsBlank: false } words)
        {
            body.Add(Mark.Unstuff(words.Line));
            at++;
        }

        return body.Count == 0 ? null : ShownText.Restore(body, facts);
    }

    private static bool OpensBody(string line, out string ticks)
    {
        ticks = FenceRun.Opening(line).ToString();
        return ticks.StartsWith('`') && line.StartsWith(ticks, StringComparison.Ordinal)
            && line.AsSpan(ticks.Length) is "result" or "input" or "json";
    }

    // The line on which the text of a body begins.
    private int BodyLine() =>
        firstLine + at + (at < lines.Length && lines[at] is ContentLine.Words words && OpensBody(words.Line, out _) ? 1 : 0);

    private List<string> TakeFence(string ticks)
    {
        at++;
        var content = new List<string>();
        while (at < lines.Length && lines[at] is ContentLine.Words words)
        {
            at++;
            if (FenceRun.Closes(words.Line, ticks))
            {
                break;
            }

            content.Add(Mark.Unstuff(words.Line));
        }

        return content;
    }

    private void TakeWords(List<string> text)
    {
        for (; at < lines.Length; at++)
        {
            if (lines[at] is ContentLine.Words words)
            {
                text.Add(Mark.Unstuff(words.Line));
            }
            else if (lines[at] is not ContentLine.Hidden)
            {
                return;
            }
        }
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
}
