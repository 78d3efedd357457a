using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>Sorts a message's parts into runs of text by column (docs/search.md, "Columns").</summary>
internal static class MessageText
{
    /// <summary>
    /// In UTF-16 units: of a longer text artifact the beginning is searched (docs/search.md,
    /// "Bounds").
    /// </summary>
    public const int MaxArtifactLength = 1 << 20;

    /// <summary>The runs of a message in its order; blank ones are left out.</summary>
    /// <param name="parts">All parts of all entries of the message.</param>
    /// <param name="artifact">The text of an artifact by name; null when it is none or is gone.</param>
    public static IReadOnlyList<TextRun> Runs(IReadOnlyList<PlacedPart> parts, Func<string, string?> artifact)
    {
        var runs = new List<TextRun>(parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i].Part is TextPart)
            {
                AddText(parts, ref i, runs);
            }
            else
            {
                Add(parts[i], artifact, runs);
            }
        }

        return runs;
    }

    /// <summary>
    /// Adds a text with the texts that go on after it. Lines behind such a joint are told too
    /// low by what stands between the entries; a joint comes once in a mebibyte.
    /// </summary>
    private static void AddText(IReadOnlyList<PlacedPart> parts, ref int i, List<TextRun> runs)
    {
        int first = i;
        while (i + 1 < parts.Count && parts[i + 1].Part is TextPart { Joins: true })
        {
            i++;
        }

        var texts = parts.Skip(first).Take(i - first + 1).Select(placed => ((TextPart)placed.Part).Text);
        FenceSplitter.Split(TerminalCodes.Blank(first == i ? texts.First() : string.Concat(texts)), parts[first].Line, runs);
    }

    private static void Add(PlacedPart placed, Func<string, string?> artifact, List<TextRun> runs)
    {
        int line = placed.Line;
        switch (placed.Part)
        {
            case ThinkingPart thinking:
                Add(runs, new(TextColumns.Thinking, thinking.Text, line));
                break;
            case ToolCall call:
                AddCall(call, line, artifact, runs);
                break;
            case ToolResult result:
                Add(runs, new(TextColumns.Tool, result.Text, line));
                AddArtifact(result.Artifact, line, artifact, runs);
                break;
            case ArtifactPart kept:
                AddLoose(runs, kept.Name, line);
                AddArtifact(kept.Name, line, artifact, runs);
                break;
            case OtherPart other:
                AddLoose(runs, other.Kind, line);
                AddValues(other.Content, line, runs);
                break;
        }
    }

    private static void AddCall(ToolCall call, int line, Func<string, string?> artifact, List<TextRun> runs)
    {
        AddLoose(runs, call.Name, line);
        AddValues(call.Input, line, runs);
        AddArtifact(call.InputArtifact, line, artifact, runs);
        if (call.Result is { } result)
        {
            Add(runs, new(TextColumns.Tool, result, line));
        }
    }

    private static void AddValues(string json, int line, List<TextRun> runs)
    {
        foreach (string value in JsonValues.Read(json))
        {
            AddLoose(runs, value, line);
        }
    }

    private static void AddArtifact(string? name, int line, Func<string, string?> artifact, List<TextRun> runs)
    {
        if (name is not null && artifact(name) is { } text)
        {
            AddLoose(runs, text.Length > MaxArtifactLength ? text[..MaxArtifactLength] : text, line);
        }
    }

    private static void AddLoose(List<TextRun> runs, string text, int line) =>
        Add(runs, new(TextColumns.Tool, text, line) { IsOnOneLine = true });

    private static void Add(List<TextRun> runs, TextRun run)
    {
        // The codes of a coloured terminal are no words, nor part of the ones behind them.
        run = run with { Text = TerminalCodes.Blank(run.Text) };
        if (!string.IsNullOrWhiteSpace(run.Text))
        {
            runs.Add(run);
        }
    }
}
