using System.Text;
using Cru.Output;

namespace Cru.Json;

/// <summary>The names of an object's fields, and what people and other programs call them.</summary>
/// <param name="names">The names.</param>
/// <param name="others">Other names, in small letters and digits alone, and the field that each means.</param>
internal sealed class FieldNames(string[] names, (string Other, string Name)[] others)
{
    /// <summary>Those of a message.</summary>
    public static FieldNames Message { get; } = new(
        ["id", "time", "role", "text", "parts", "facts", "model", "provider", "usage", "cost", "finish", "ms"],
        [
            ("messageid", "id"), ("msgid", "id"), ("entryid", "id"), ("uuid", "id"),
            ("timestamp", "time"), ("ts", "time"), ("date", "time"), ("datetime", "time"), ("createdat", "time"), ("at", "time"),
            ("speaker", "role"), ("sender", "role"), ("author", "role"),
            ("content", "text"), ("message", "text"), ("body", "text"), ("msg", "text"),
            ("toolcalls", "parts"), ("toolresults", "parts"), ("blocks", "parts"),
            ("modelname", "model"), ("modelid", "model"), ("vendor", "provider"),
            ("costusd", "cost"), ("usd", "cost"), ("price", "cost"), ("totalcost", "cost"), ("totalcostusd", "cost"),
            ("tokens", "usage"), ("tokenusage", "usage"), ("tokencount", "usage"), ("inputtokens", "usage"), ("outputtokens", "usage"),
            ("prompttokens", "usage"), ("completiontokens", "usage"), ("totaltokens", "usage"), ("cachereadtokens", "usage"),
            ("stopreason", "finish"), ("finishreason", "finish"), ("durationms", "ms"), ("elapsedms", "ms"), ("latencyms", "ms"),
        ]);

    /// <summary>Those of <c>usage</c>: kinds of tokens (docs/format.md, "Entries").</summary>
    public static FieldNames Usage { get; } = new(
        ["input", "output", "cache_read", "cache_write", "reasoning", "prompt", "completion"],
        [
            ("in", "input"), ("inputtokens", "input"), ("prompttokens", "input"), ("tokensin", "input"),
            ("out", "output"), ("outputtokens", "output"), ("completiontokens", "output"), ("tokensout", "output"),
            ("cachereadtokens", "cache_read"), ("cachereadinputtokens", "cache_read"), ("cachedtokens", "cache_read"), ("cachedinputtokens", "cache_read"),
            ("cachewritetokens", "cache_write"), ("cachecreation", "cache_write"), ("cachecreationtokens", "cache_write"), ("cachecreationinputtokens", "cache_write"),
            ("reasoningtokens", "reasoning"), ("thinkingtokens", "reasoning"), ("reasoningoutputtokens", "reasoning"),
        ]);

    /// <summary>The types of parts.</summary>
    public static FieldNames PartTypes { get; } = new(
        ["text", "thinking", "tool_call", "tool_result", "artifact", "other"],
        [
            ("inputtext", "text"), ("outputtext", "text"), ("message", "text"),
            ("reasoning", "thinking"), ("thought", "thinking"),
            ("tooluse", "tool_call"), ("functioncall", "tool_call"), ("tool", "tool_call"), ("call", "tool_call"),
            ("tooloutput", "tool_result"), ("functioncalloutput", "tool_result"), ("functionresult", "tool_result"), ("result", "tool_result"),
        ]);

    private static readonly FieldNames OnlyText = new(["type", "text"], [("content", "text"), ("value", "text"), ("thinking", "text"), ("reasoning", "text")]);

    private static readonly FieldNames ToolCall = new(
        ["type", "id", "name", "input", "input_artifact", "result", "error", "facts"],
        [
            ("callid", "id"), ("toolcallid", "id"), ("tooluseid", "id"), ("toolid", "id"),
            ("tool", "name"), ("toolname", "name"), ("function", "name"), ("functionname", "name"),
            ("arguments", "input"), ("args", "input"), ("parameters", "input"), ("params", "input"),
            ("output", "result"), ("response", "result"), ("content", "result"), ("iserror", "error"), ("failed", "error"),
        ]);

    private static readonly FieldNames ToolResult = new(
        ["type", "call_id", "text", "error", "artifact", "facts"],
        [
            ("id", "call_id"), ("toolcallid", "call_id"), ("tooluseid", "call_id"), ("toolid", "call_id"),
            ("content", "text"), ("output", "text"), ("result", "text"), ("response", "text"), ("iserror", "error"), ("failed", "error"),
        ]);

    private static readonly FieldNames Artifact = new(["type", "name", "facts"], [("filename", "name"), ("path", "name")]);

    private static readonly FieldNames Other = new(["type", "kind", "content", "facts"], [("text", "content")]);

    /// <summary>Those of a part of a known type.</summary>
    public static FieldNames OfPart(string type) => type switch
    {
        "tool_call" => ToolCall,
        "tool_result" => ToolResult,
        "artifact" => Artifact,
        "other" => Other,
        _ => OnlyText,
    };

    /// <summary>Whether there is a field of this name.</summary>
    public bool Has(string name) => names.Contains(name, StringComparer.Ordinal);

    /// <summary>The field that another name may mean; null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="isGiven">Whether a field is there under its own name: then the other one means something else.</param>
    public string? Meant(string name, Func<string, bool> isGiven)
    {
        string bare = Bare(name);
        string? meant = Array.Find(names, one => Bare(one) == bare)
            ?? Array.Find(others, one => one.Other == bare).Name
            ?? Nearest.Of(name, names);
        return meant is null || isGiven(meant) ? null : meant;
    }

    /// <summary>The field whose name was written with a letter or two wrong; null where it is another name altogether, or none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="isGiven">Whether a field is there under its own name: then the other one means something else.</param>
    public string? Misspelt(string name, Func<string, bool> isGiven)
    {
        string bare = Bare(name);
        bool isAnother = Array.Exists(names, one => Bare(one) == bare) || Array.Exists(others, one => one.Other == bare);
        return isAnother || Nearest.Of(name, names) is not { } near || isGiven(near) ? null : near;
    }

    // 'costUsd', 'cost_usd' and 'Cost-USD' are one.
    private static string Bare(string name)
    {
        var bare = new StringBuilder(name.Length);
        foreach (char letter in name.Where(char.IsAsciiLetterOrDigit))
        {
            bare.Append(char.ToLowerInvariant(letter));
        }

        return bare.ToString();
    }
}
