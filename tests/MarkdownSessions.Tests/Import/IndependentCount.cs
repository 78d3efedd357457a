using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Import;

/// <summary>What stands in a session, counted once from the source by simplest means and once from the import.</summary>
internal sealed record IndependentCount
{
    private static readonly string[] NotHuman =
        ["<command-name>", "<command-message>", "<bash-", "<local-command-", "<system-reminder>", "<task-notification>", "Caveat:"];

    public int Records { get; init; }

    public int HumanPrompts { get; init; }

    public int Texts { get; init; }

    public int Letters { get; init; }

    public int Thinking { get; init; }

    public int Calls { get; init; }

    public int Results { get; init; }

    public string Usage { get; init; } = "";

    /// <summary>Counts a source whose lines are all whole.</summary>
    public static IndependentCount Of(string file)
    {
        var count = new IndependentCount();
        var usages = new Dictionary<string, (long Prompt, long Completion, long Read, long Write)>();
        foreach (string line in file.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            count = count.Add(document.RootElement, usages);
        }

        return count with { Usage = Show(usages.Values) };
    }

    /// <summary>Counts what an import yielded.</summary>
    public static IndependentCount Of(ImportRun run)
    {
        var parts = run.Entries.Where(entry => entry.Parts is not [OtherPart]).SelectMany(entry => entry.Parts).ToList();
        var usages = run.Entries
            .Where(entry => entry.Facts.Has("usage"))
            .GroupBy(entry => entry.Id.Message)
            .Select(entries => entries.Last().Facts.Inner("usage")!)
            .Select(usage => (usage.Number("prompt") ?? 0, usage.Number("completion") ?? 0, usage.Number("cache_read") ?? 0, usage.Number("cache_write") ?? 0));
        return new()
        {
            Records = (int)run.Account.Records,
            HumanPrompts = run.Entries.Count(entry => entry.Role == Role.User && !entry.Facts.Has("command")),
            Texts = parts.OfType<TextPart>().Count(),
            Letters = parts.Sum(Length),
            Thinking = parts.OfType<ThinkingPart>().Count(),
            Calls = parts.OfType<ToolCall>().Count(),
            Results = parts.OfType<ToolResult>().Count(),
            Usage = Show(usages),
        };
    }

    private static int Length(Part part) => part switch
    {
        TextPart text => text.Text.Length,
        ThinkingPart thinking => thinking.Text.Length + thinking.Facts.Text("signature")!.Length,
        ToolCall call => InputLength(call),
        ToolResult result => result.Text.Length,
        _ => 0,
    };

    private static int InputLength(ToolCall call)
    {
        using var input = JsonDocument.Parse(call.Input);
        return call.Id!.Length + call.Name.Length + LettersOf(input.RootElement);
    }

    // Names, strings and numbers, whatever the spelling of the JSON around them.
    private static int LettersOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(field => field.Name.Length + LettersOf(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(LettersOf),
        JsonValueKind.String => value.GetString()!.Length,
        _ => value.GetRawText().Length,
    };

    private static string Show(IEnumerable<(long Prompt, long Completion, long Read, long Write)> usages)
    {
        var all = usages.ToList();
        return $"{all.Count} messages: {all.Sum(u => u.Prompt)} {all.Sum(u => u.Completion)} {all.Sum(u => u.Read)} {all.Sum(u => u.Write)}";
    }

    private IndependentCount Add(JsonElement record, Dictionary<string, (long, long, long, long)> usages)
    {
        var count = this with { Records = Records + 1 };
        string type = record.GetProperty("type").GetString()!;
        if (type is not ("user" or "assistant"))
        {
            return count;
        }

        var message = record.GetProperty("message");
        var texts = new List<string>();
        count = count.AddContent(message.GetProperty("content"), texts);
        if (type == "assistant")
        {
            AddUsage(message, usages);
            return count;
        }

        bool isHuman = texts.Exists(text => !NotHuman.Any(mark => text.StartsWith(mark, StringComparison.Ordinal)))
            && !record.GetProperty("isSidechain").GetBoolean()
            && !(record.TryGetProperty("isMeta", out var meta) && meta.GetBoolean())
            && !record.TryGetProperty("isCompactSummary", out _);
        return isHuman ? count with { HumanPrompts = count.HumanPrompts + 1 } : count;
    }

    private IndependentCount AddContent(JsonElement content, List<string> texts)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            texts.Add(content.GetString()!);
            return this with { Texts = Texts + 1, Letters = Letters + texts[0].Length };
        }

        var count = this;
        foreach (var block in content.EnumerateArray())
        {
            switch (block.GetProperty("type").GetString())
            {
                case "text":
                    texts.Add(block.GetProperty("text").GetString()!);
                    count = count with { Texts = count.Texts + 1, Letters = count.Letters + texts[^1].Length };
                    break;
                case "thinking":
                    count = count with { Thinking = count.Thinking + 1, Letters = count.Letters + LettersOf(block.GetProperty("thinking")) + LettersOf(block.GetProperty("signature")) };
                    break;
                case "tool_use":
                    int letters = LettersOf(block.GetProperty("id")) + LettersOf(block.GetProperty("name")) + LettersOf(block.GetProperty("input"));
                    count = count with { Calls = count.Calls + 1, Letters = count.Letters + letters };
                    break;
                case "tool_result":
                    count = count with { Results = count.Results + 1, Letters = count.Letters + ResultLength(block.GetProperty("content")) };
                    break;
            }
        }

        return count;
    }

    private static int ResultLength(JsonElement content) =>
        content.ValueKind == JsonValueKind.String
            ? content.GetString()!.Length
            : content.EnumerateArray().Sum(block => block.GetProperty("text").GetString()!.Length) + content.GetArrayLength() - 1;

    private static void AddUsage(JsonElement message, Dictionary<string, (long Prompt, long Completion, long Read, long Write)> usages)
    {
        var usage = message.GetProperty("usage");
        long Number(string name) => usage.GetProperty(name).GetInt64();
        string id = message.GetProperty("id").GetString()!;
        long output = Number("output_tokens");
        if (!usages.TryGetValue(id, out var before) || output >= before.Completion)
        {
            usages[id] = (Number("input_tokens"), output, Number("cache_read_input_tokens"), Number("cache_creation_input_tokens"));
        }
    }
}
