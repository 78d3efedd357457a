using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>Writes one part as its lines, stuffed, without the blank line that sets it apart.</summary>
internal static class BlockWriter
{
    private const int LongestPlainBody = 2;

    /// <summary>The part's lines, one or more.</summary>
    /// <param name="part">The part.</param>
    /// <param name="above">The part before it in the entry; null for the first.</param>
    public static List<string> Write(Part part, Part? above) => part switch
    {
        TextPart text => Text(text, above),
        ThinkingPart thinking => Thinking(thinking),
        ToolCall call => Call(call),
        ToolResult result => Result(result),
        ArtifactPart artifact => ["!" + ArtifactLink.Line(artifact.Name) + Directive.AtEndOfLine(artifact.Facts)],
        OtherPart other => Other(other),
        _ => throw new ArgumentException($"a part of type {part.GetType().Name} cannot be written", nameof(part)),
    };

    private static List<string> Text(TextPart part, Part? above)
    {
        var facts = Facts.Empty;
        var shown = ShownText.Show(part.Text, ref facts);
        if (part.Joins)
        {
            facts = facts.With("join", 1);
        }

        var lines = new List<string>();
        bool needsPartLine = above is TextPart || IsBlank(shown[0]) || IsBlank(shown[^1]);
        // What a backslash stands before opens nothing: `\<!-- cru` is no comment.
        var stuffed = shown.Select(Mark.Stuff).ToList();
        if (OpenBlock.ClosingLine(stuffed) is { } closing)
        {
            facts = facts.With("closed", 1);
            stuffed.Add(closing);
        }

        if (needsPartLine || facts.Count > 0)
        {
            lines.Add($"{Mark.Directive}part {Directive.Json(facts)}{Directive.End}");
        }

        lines.AddRange(stuffed);
        return lines;
    }

    private static List<string> Thinking(ThinkingPart part)
    {
        var facts = Known(part.Facts, "ctl", "crlf");
        var shown = ShownText.Show(part.Text, ref facts);
        var lines = new List<string> { Mark.Thinking + Directive.AtEndOfLine(facts) };
        if (part.Text.Length > 0)
        {
            lines.AddRange(shown.Select(line => line.Length == 0 ? ">" : "> " + ThinkingLine.Stuff(line)));
        }

        return lines;
    }

    private static List<string> Call(ToolCall call)
    {
        var known = Known(call.Facts, "id", "name", "error", "empty", "ctl", "crlf", "input", "input_artifact");
        var facts = Facts.Empty;
        facts = call.Id is { } id ? facts.With("id", id) : facts;
        facts = NameText.Fits(call.Name) ? facts : facts.With("name", call.Name);
        facts = call.IsError ? facts.With("error", 1) : facts;
        facts = facts.WithAll(known);

        List<string> body = [];
        if (call.Result is { } result)
        {
            facts = result.Length == 0 ? facts.With("empty", 1) : facts;
            body = Body(result, ref facts);
        }

        var lines = new List<string>();
        CallLine.Write(call, facts, lines);
        lines.AddRange(body);
        return lines;
    }

    private static List<string> Result(ToolResult result)
    {
        var facts = Known(result.Facts, "ref", "ctl", "crlf", "artifact");
        if (!NameText.Fits(result.CallId))
        {
            facts = facts.With("ref", result.CallId);
        }

        List<string> body;
        if (result.Artifact is { } artifact)
        {
            facts = facts.With("artifact", 1);
            body = [ArtifactLink.Line(artifact)];
        }
        else
        {
            body = Body(result.Text, ref facts);
        }

        string error = result.IsError ? " error" : "";
        body.Insert(0, $"{Mark.Result}{NameText.Show(result.CallId)}{error}]{Directive.AtEndOfLine(facts)}");
        return body;
    }

    private static List<string> Other(OtherPart part)
    {
        var facts = Known(part.Facts, "kind", "ctl", "crlf");
        if (!NameText.Fits(part.Kind))
        {
            facts = facts.With("kind", part.Kind);
        }

        var content = ShownText.Show(part.Content, ref facts);
        string line = $"{Mark.Other}{NameText.Show(part.Kind)}]{Directive.AtEndOfLine(facts)}";
        return [line, .. Fence("json", content)];
    }

    private static List<string> Body(string text, ref Facts facts)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var shown = ShownText.Show(text, ref facts);
        return shown.Length <= LongestPlainBody && shown.All(IsPlain)
            ? [.. shown.Select(Mark.Stuff)]
            : Fence("result", shown);
    }

    // A plain line must not end the body (blank), nor open what would take in the lines below (fence,
    // HTML, list), nor make a heading of the line above (a row of = or -).
    private static bool IsPlain(string line)
    {
        var rest = line.AsSpan().Trim(" \t");
        return !rest.IsEmpty
            && !rest.StartsWith("```") && !rest.StartsWith("~~~") && !rest.StartsWith("<")
            && !MarkdownLine.BeginsListItem(rest)
            && rest.ContainsAnyExcept('=') && rest.ContainsAnyExcept('-');
    }

    private static List<string> Fence(string info, string[] content)
    {
        string ticks = FenceRun.Around(content);
        return [ticks + info, .. content.Select(Mark.Stuff), ticks];
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    private static Facts Known(Facts facts, params ReadOnlySpan<string> reserved)
    {
        foreach (string name in reserved)
        {
            if (facts.Has(name))
            {
                throw new ArgumentException($"the fact '{name}' is the format's own", nameof(facts));
            }
        }

        return facts;
    }
}
