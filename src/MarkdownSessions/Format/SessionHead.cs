using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// The facts about a session: the merge of its segments' front matters, a later segment's key
/// winning (docs/format.md, "Front matter").
/// </summary>
public sealed class SessionHead
{
    private static readonly string[] SegmentKeys = ["session_id", "started", "continued_from", "format", "writer"];

    private readonly Dictionary<string, FrontMatterField> fields = new(StringComparer.Ordinal);

    /// <summary>All fields that are not about one segment, by their key, in no order.</summary>
    public IReadOnlyDictionary<string, FrontMatterField> Fields => fields;

    /// <summary>The start that the first segment gives; null when none does.</summary>
    public Timestamp? Started { get; private set; }

    /// <summary>The type; null when no segment gives one.</summary>
    public string? Type => Text("type");

    /// <summary>The title somebody gave, on one line; null when nobody did.</summary>
    public string? Title => FrontMatterWriter.OneLine(Text("title")) is { Length: > 0 } title ? title : null;

    /// <summary>The project: what the head says, else the last name of the folder the agent worked in; null without both.</summary>
    internal string? Project => Text("project") ?? LastName(Text("cwd"));

    /// <summary>Tags in the order of the newest segment that has some.</summary>
    public IReadOnlyList<string> Tags =>
        fields.GetValueOrDefault("tags") switch
        {
            null => [],
            { Items: { Count: > 0 } items } => items,
            { Text: { Length: > 0 } text } => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };

    /// <summary>When it was made as a branch of another, whose entries it begins with; null when it was not.</summary>
    public DateTimeOffset? Branched => Timestamp.TryParse(Text("branched") ?? "", out var time) ? time.Instant : null;

    /// <summary>The text of a field; null when it is missing or null.</summary>
    public string? Text(string name) => fields.GetValueOrDefault(name)?.Text;

    /// <summary>The type: what the head says, else what the id begins with.</summary>
    internal string TypeOf(SessionId id)
    {
        if (Type is { Length: > 0 } type)
        {
            return type;
        }

        int dash = id.Value.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && id.Value[..dash] is "chat" or "agent" or "workflow" or "plugin" ? id.Value[..dash] : "chat";
    }

    /// <summary>Takes the front matter of the next segment over.</summary>
    public void Add(FrontMatter front)
    {
        if (Started is null && front.Text("started") is { } started && Timestamp.TryParse(started, out var time))
        {
            Started = time;
        }

        foreach (var field in front.Fields)
        {
            if (!SegmentKeys.Contains(field.Name))
            {
                fields[field.Name] = field;
            }
        }
    }

    private static string? LastName(string? folder)
    {
        string name = folder?.TrimEnd('/', '\\').Split('/', '\\')[^1] ?? "";
        return name.Length == 0 ? null : name;
    }
}
