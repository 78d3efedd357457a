using System.Text;

namespace MarkdownSessions.Testing;

/// <summary>An example of docs/format.md: one or more segments, and what they read as.</summary>
/// <param name="Line">Its first line in the document, counted from 1.</param>
/// <param name="Segments">The segments, in the order of the document.</param>
/// <param name="Readings">Blocks <c>reads</c>, <c>messages</c>, <c>theirs</c>, <c>front</c> or <c>head</c>: the kind and what it says.</param>
public sealed record SpecExample(int Line, IReadOnlyList<SpecSegment> Segments, IReadOnlyList<(string Kind, string Says)> Readings)
{
    private static readonly string[] ReadingKinds = ["reads", "messages", "theirs", "front", "head"];

    /// <summary>All examples of a document.</summary>
    public static IReadOnlyList<SpecExample> In(string document)
    {
        var examples = new List<SpecExample>();
        var segments = new List<SpecSegment>();
        var readings = new List<(string, string)>();
        int line = 0;
        foreach (var (number, info, text) in FencedBlocks(document))
        {
            string kind = info.Split(' ')[0];
            if (kind is "segment" && readings.Count > 0)
            {
                examples.Add(new(line, [.. segments], [.. readings]));
                segments.Clear();
                readings.Clear();
            }

            if (kind is "segment")
            {
                line = segments.Count == 0 ? number : line;
                segments.Add(new(text, info.Split(' ')[1..]));
            }
            else if (ReadingKinds.Contains(kind))
            {
                readings.Add((kind, text));
            }
        }

        examples.Add(new(line, segments, readings));
        return examples;
    }

    /// <summary>What differs between the document and the reader; null when nothing does.</summary>
    public string? Difference()
    {
        if (Segments.Count == 0 || Readings.Count == 0)
        {
            return $"line {Line}: an example needs a segment and a reading";
        }

        foreach (var (kind, says) in Readings)
        {
            string actual = Actual(kind);
            if (actual != says)
            {
                return $"line {Line}: `{kind}` says\n{says}\nbut it reads as\n{actual}";
            }
        }

        return null;
    }

    /// <summary>What the reader says.</summary>
    public string Actual(string kind) => kind switch
    {
        "reads" => EntryDump.OfSegment(Segments[^1].Bytes),
        "messages" => EntryDump.OfMessages(Segments[^1].Bytes),
        "theirs" => EntryDump.OfSegment(Segments[^1].Bytes, theirs: true),
        "front" => EntryDump.OfFront(Segments[^1].Bytes),
        "head" => EntryDump.OfHead(Segments.Select(segment => segment.Bytes)),
        _ => throw new ArgumentException($"no reading '{kind}'", nameof(kind)),
    };

    private static IEnumerable<(int Line, string Info, string Text)> FencedBlocks(string document)
    {
        string[] lines = document.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            int ticks = lines[i].Length - lines[i].TrimStart('`').Length;
            if (ticks < 3)
            {
                continue;
            }

            string fence = lines[i][..ticks];
            int start = i + 1;
            while (++i < lines.Length && lines[i] != fence)
            {
            }

            var text = new StringBuilder();
            foreach (string line in lines[start..Math.Min(i, lines.Length)])
            {
                text.Append(line).Append('\n');
            }

            yield return (start, lines[start - 1][ticks..], text.ToString());
        }
    }
}
