namespace MarkdownSessions.Format;

/// <summary>
/// The facts at the head of a segment (docs/format.md, "Front matter"): YAML between two lines of
/// three dashes. What it says is kept in order; unknown keys too.
/// </summary>
public sealed class FrontMatter
{
    /// <summary>64 KiB: a head is a screen of facts; more is no front matter.</summary>
    public const int MaxBytes = 64 * 1024;

    internal FrontMatter(IReadOnlyList<FrontMatterField> fields) => Fields = fields;

    /// <summary>No fields.</summary>
    public static FrontMatter Empty { get; } = new([]);

    /// <summary>The fields in order; of a repeated key the last one holds.</summary>
    public IReadOnlyList<FrontMatterField> Fields { get; }

    /// <summary>The field of that name; null when there is none.</summary>
    public FrontMatterField? Field(string name) => Fields.LastOrDefault(field => field.Name == name);

    /// <summary>The text of a field; null when it is missing, null or a list.</summary>
    public string? Text(string name) => Field(name)?.Text;

    /// <summary>Reads what stands between the dashes. Never throws for content.</summary>
    /// <param name="yaml">The lines, each with its LF.</param>
    /// <param name="firstLine">The number of the first line in its file.</param>
    /// <param name="issues">Receives what could not be read; the field is then read as a line.</param>
    public static FrontMatter Read(string yaml, int firstLine, ICollection<ParseIssue> issues)
    {
        if (PlainFrontMatter.TryRead(yaml, out var fields) || YamlFrontMatter.TryRead(yaml, firstLine, issues, out fields))
        {
            TellRepeated(fields, yaml, firstLine, issues);
            return new(fields);
        }

        return new(PlainFrontMatter.ReadAnyhow(yaml));
    }

    private static void TellRepeated(List<FrontMatterField> fields, string yaml, int firstLine, ICollection<ParseIssue> issues)
    {
        var names = new HashSet<string>(fields.Count, StringComparer.Ordinal);
        foreach (string name in fields.Select(field => field.Name).Where(name => !names.Add(name)))
        {
            int line = yaml.Split('\n').ToList().FindLastIndex(text => text.StartsWith($"{name}:", StringComparison.Ordinal));
            issues.Add(new(ParseIssueKind.RepeatedKey, firstLine + Math.Max(0, line), $"'{name}' is a key of front matter more than once; the last one counts"));
        }
    }
}
