using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Turns the <c>content</c> of one message into parts (docs/importers.md, "Blocks").</summary>
internal sealed class ClaudeContent(RecentCalls calls)
{
    private readonly List<Part> parts = [];
    private readonly List<KeyValuePair<string, ReadOnlyMemory<byte>>> artifacts = [];
    private Facts textFields = Facts.Empty;

    /// <summary>The parts, in the order of the blocks.</summary>
    public IReadOnlyList<Part> Parts => parts;

    /// <summary>The binary content that the parts name.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Artifacts => artifacts;

    /// <summary>
    /// What the parts cannot tell: <c>content: "list"</c> when a person's words came as a list of
    /// blocks, <c>text_fields</c> for fields of text blocks, by the block's number from 0.
    /// </summary>
    public Facts Facts { get; private set; } = Facts.Empty;

    /// <summary>Reads the content: a string or a list of blocks.</summary>
    public void Read(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            parts.Add(new TextPart(content.GetString()!));
            return;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            AddWhole("content", content);
            return;
        }

        int number = 0;
        foreach (var block in content.EnumerateArray())
        {
            ReadBlock(block, number++);
        }

        Facts = textFields.Count > 0 ? Facts.With("text_fields", textFields) : Facts;
    }

    /// <summary>Adds a value whole: as a part, or, when it is large, as an artifact.</summary>
    public void AddWhole(string kind, JsonElement value) => AddWhole(kind, value.Canonical());

    /// <summary>Adds JSON whole: as a part, or, when it is large, as an artifact.</summary>
    public void AddWhole(string kind, string json)
    {
        if (json.Length <= InlineArtifact.MaxPartLength)
        {
            parts.Add(new OtherPart(kind, json));
        }
        else
        {
            Add(InlineArtifact.Json(kind, json));
        }
    }

    private void Add(InlineArtifact artifact)
    {
        parts.Add(artifact.Part);
        artifacts.Add(new(artifact.Part.Name, artifact.Content));
    }

    private void ReadBlock(JsonElement block, int number)
    {
        string kind = block.Text("type") ?? "block";
        bool isKnown = kind switch
        {
            "text" => TryReadText(block, number),
            "thinking" => TryReadThinking(block),
            "tool_use" or "server_tool_use" => TryReadCall(block, kind),
            "tool_result" => TryReadResult(block),
            "image" or "document" => TryReadBinary(block, kind),
            _ => false,
        };
        if (!isKnown)
        {
            AddWhole(kind, block);
        }
    }

    private bool TryReadText(JsonElement block, int number)
    {
        if (block.Text("text") is not { } text)
        {
            return false;
        }

        parts.Add(new TextPart(text));
        var others = Others(block, "text");
        textFields = others.Count > 0 ? textFields.With($"{number}", others) : textFields;
        return true;
    }

    private bool TryReadThinking(JsonElement block)
    {
        if (block.Text("thinking") is not { } thinking)
        {
            return false;
        }

        parts.Add(new ThinkingPart(thinking) { Facts = Others(block, "thinking") });
        return true;
    }

    private bool TryReadCall(JsonElement block, string kind)
    {
        if (block.Text("name") is not { Length: > 0 } name || block.Field("input") is not { } input)
        {
            return false;
        }

        string? id = block.Text("id");
        if (id is not null)
        {
            calls.Add(id, input);
        }

        var facts = Others(block, "id", "name", "input");
        facts = kind == "tool_use" ? facts : facts.With("type", kind);
        parts.Add(new ToolCall(name, input.Canonical()) { Id = id, Facts = facts });
        return true;
    }

    private bool TryReadResult(JsonElement block)
    {
        if (block.Text("tool_use_id") is not { Length: > 0 } callId)
        {
            return false;
        }

        var result = new ToolResult(callId, "")
        {
            IsError = block.IsTrue("is_error"),
            Facts = Others(block, "tool_use_id", "content", "is_error"),
        };
        switch (block.Field("content"))
        {
            case null:
                parts.Add(result);
                break;
            case { ValueKind: JsonValueKind.String } text:
                parts.Add(result with { Text = text.GetString()! });
                break;
            case { ValueKind: JsonValueKind.Array } list:
                AddListed(result, list);
                break;
            case { } other:
                parts.Add(result);
                AddWhole("tool_result", other);
                break;
        }

        return true;
    }

    // The texts are joined, because a result has one text; the lengths in `blocks` tell them apart again.
    private void AddListed(ToolResult result, JsonElement list)
    {
        int place = parts.Count;
        parts.Add(result);
        var texts = new List<string>();
        var blocks = new List<string>();
        foreach (var block in list.EnumerateArray())
        {
            if (block.Text("type") == "text" && block.Text("text") is { } text)
            {
                texts.Add(text);
                blocks.Add($"{text.Length}");
            }
            else
            {
                string kind = block.Text("type") ?? "block";
                blocks.Add(JsonLine.Quote(kind));
                AddBlockOfResult(kind, block);
            }
        }

        var facts = result.Facts.WithSpelled("blocks", $"[{string.Join(',', blocks)}]");
        parts[place] = result with { Text = string.Join('\n', texts), Facts = facts };
    }

    private void AddBlockOfResult(string kind, JsonElement block)
    {
        if (kind is not ("image" or "document") || !TryReadBinary(block, kind))
        {
            AddWhole(kind, block);
        }
    }

    private bool TryReadBinary(JsonElement block, string kind)
    {
        if (block.Field("source") is not { } source
            || source.Text("type") != "base64"
            || source.Field("data") is not { ValueKind: JsonValueKind.String } data
            || !data.TryGetBytesFromBase64(out byte[]? content))
        {
            return false;
        }

        var facts = kind == "image" ? Facts.Empty : Facts.Empty.With("type", kind);
        facts = facts.WithAll(Others(block, "source"));

        Add(InlineArtifact.Of(content, source.Text("media_type") ?? "application/octet-stream", facts));
        return true;
    }

    // What nobody here knows stays with the block, as its source spells it.
    private static Facts Others(JsonElement block, params ReadOnlySpan<string> known)
    {
        var facts = Facts.Empty;
        foreach (var field in block.EnumerateObject())
        {
            if (field.Name != "type" && !known.Contains(field.Name) && field.Value.ValueKind != JsonValueKind.Null)
            {
                facts = facts.WithSpelled(field.Name, field.Value.AsFact());
            }
        }

        return facts;
    }
}
