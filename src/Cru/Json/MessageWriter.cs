using System.Text.Json;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru.Json;

/// <summary>Messages and facts as JSON has them.</summary>
internal static class MessageWriter
{
    /// <summary>A message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">Its file, relative to the vault.</param>
    /// <param name="parts">The parts to write.</param>
    public static MessageLine Line(Message message, string path, IEnumerable<Part> parts) => new()
    {
        Id = message.Id,
        Ordinal = message.Ordinal > 0 ? message.Ordinal : null,
        Time = message.Time.Text,
        Role = message.Role.ToString().ToLowerInvariant(),
        State = message.State is EntryState.ByHand ? "by_hand" : message.State.ToString().ToLowerInvariant(),
        Conflict = message.IsConflicting,
        Path = path,
        Line = message.Line > 0 ? message.Line : null,
        Parts = [.. parts.Select(Line)],
        Facts = Elements(message.Facts),
    };

    /// <summary>The fields of a session's head but those that have a place of their own.</summary>
    public static Dictionary<string, JsonElement> Head(SessionHead head) => head.Fields.Values
        .Where(field => field.Name is not ("type" or "title"))
        .OrderBy(field => field.Name, StringComparer.Ordinal)
        .ToDictionary(field => field.Name, Element, StringComparer.Ordinal);

    private static PartLine Line(Part part) => part switch
    {
        TextPart text => new() { Type = "text", Text = text.Text },
        ThinkingPart thinking => new() { Type = "thinking", Text = thinking.Text, Facts = OrNull(thinking.Facts) },
        ToolCall call => new()
        {
            Type = "tool_call",
            Id = call.Id,
            Name = call.Name,
            Input = call.InputArtifact is null ? Input(call.Input) : null,
            InputArtifact = call.InputArtifact,
            Result = call.Result,
            Error = call.IsError ? true : null,
            Facts = OrNull(call.Facts),
        },
        ToolResult result => new()
        {
            Type = "tool_result",
            CallId = result.CallId,
            Text = result.Artifact is null ? result.Text : null,
            Error = result.IsError ? true : null,
            Artifact = result.Artifact,
            Facts = OrNull(result.Facts),
        },
        ArtifactPart artifact => new() { Type = "artifact", Name = artifact.Name, Facts = OrNull(artifact.Facts) },
        OtherPart other => new() { Type = "other", Kind = other.Kind, Content = other.Content, Facts = OrNull(other.Facts) },
        _ => throw new ArgumentException($"no JSON for {part.GetType().Name}", nameof(part)),
    };

    private static JsonElement Input(string input) =>
        input is ['{' or '[', ..] && JsonLine.TryNormalize(input) is { } json ? Element(json) : Element(JsonLine.Quote(input));

    private static Dictionary<string, JsonElement>? OrNull(Facts facts) => facts.Count == 0 ? null : Elements(facts);

    private static Dictionary<string, JsonElement> Elements(Facts facts) =>
        facts.ToDictionary(fact => fact.Key, fact => Element(fact.Value), StringComparer.Ordinal);

    private static JsonElement Element(FrontMatterField field) => field switch
    {
        { Items.Count: > 0 } => Element($"[{string.Join(',', field.Items.Select(JsonLine.Quote))}]"),
        { Text: null } => Element("null"),
        { Text: ['{', ..] map } when JsonLine.TryNormalize(map) is { } json => Element(json),
        _ => Element(JsonLine.Quote(field.Text)),
    };

    private static JsonElement Element(string json) => JsonElement.Parse(json);
}
