using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>Puts a call's input together again from its line, its fences and its directive.</summary>
internal static class InputReader
{
    /// <summary>The input, or the artifact that holds it.</summary>
    public static (string Text, string? Artifact) Read(CallHead head, IReadOnlyList<(string? Field, List<string> Lines)> fences)
    {
        var whole = fences.FirstOrDefault(fence => fence.Field is null).Lines;
        if (head.Facts.Number("input_artifact") == 1 && whole is [var link] && ArtifactLink.Read(link) is { } artifact)
        {
            return ("", artifact);
        }

        if (whole is not null)
        {
            return (ShownText.Restore(whole, Facts.Empty), null);
        }

        if (head.Fields.Count == 0 && fences.Count == 0 && head.Facts.Text("input") is { } raw)
        {
            return (raw, null);
        }

        return (JsonLine.WriteObject(Fields(head, fences)), null);
    }

    private static List<KeyValuePair<string, string>> Fields(
        CallHead head,
        IReadOnlyList<(string? Field, List<string> Lines)> fences)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in head.Fields)
        {
            // A person may have deleted the fence: then the field is gone too.
            var lines = value is null ? fences.FirstOrDefault(fence => fence.Field == name).Lines : null;
            if (value is not null || lines is not null)
            {
                fields.Add(new(name, value ?? Quote(lines!)));
            }
        }

        // A person may have taken the field off the line: the text below still shows it.
        foreach (var (name, lines) in fences)
        {
            if (!fields.Exists(field => field.Key == name))
            {
                fields.Add(new(name!, Quote(lines)));
            }
        }

        return fields;
    }

    private static string Quote(List<string> lines) => JsonLine.Quote(ShownText.Restore(lines, Facts.Empty));
}
