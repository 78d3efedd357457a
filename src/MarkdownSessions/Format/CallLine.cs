using System.Diagnostics.CodeAnalysis;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// The line of a tool call, <c>[Tool: name key=value …]</c>, and the fences below it that show an
/// input's long texts as lines (docs/format.md, "Tool calls"; ADR 0002).
/// </summary>
internal static class CallLine
{
    /// <summary>What stands for a value that a fence below shows.</summary>
    private const string Below = "...";

    /// <summary>A string longer than this, or of several lines, is shown in a fence.</summary>
    private const int LongestInline = 120;

    private const string InputFence = "input";

    /// <summary>Writes the line and its input's fences.</summary>
    /// <param name="call">The call.</param>
    /// <param name="facts">What the directive says beside the input.</param>
    /// <param name="lines">Gets the lines.</param>
    public static void Write(ToolCall call, Facts facts, List<string> lines)
    {
        var line = new StringBuilder(Mark.Call).Append(NameText.Show(call.Name));
        var fences = new List<string>();
        if (call.InputArtifact is { } artifact)
        {
            facts = facts.With("input_artifact", 1);
            AddFence(fences, InputFence, [ArtifactLink.Line(artifact)]);
        }
        else if (!TryShowFields(call.Input, line, fences))
        {
            facts = ShowRaw(call.Input, facts, fences);
        }

        lines.Add(line.Append(']').Append(Directive.AtEndOfLine(facts)).ToString());
        lines.AddRange(fences);
    }

    /// <summary>Reads the line; false when it fits no call.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out CallHead? head)
    {
        head = null;
        if (!line.StartsWith(Mark.Call, StringComparison.Ordinal))
        {
            return false;
        }

        int at = Mark.Call.Length;
        int nameLength = NameText.LengthIn(line.AsSpan(at));
        if (nameLength == 0)
        {
            return false;
        }

        string name = line.Substring(at, nameLength);
        at += nameLength;
        var fields = new List<KeyValuePair<string, string?>>();
        while (at < line.Length && line[at] == ' ')
        {
            if (!TryReadField(line, ref at, out var field))
            {
                return false;
            }

            fields.Add(field);
        }

        if (at >= line.Length || line[at] != ']' || !Directive.TryReadRest(line.AsSpan(at + 1), out var facts))
        {
            return false;
        }

        head = new(name, fields, facts);
        return true;
    }

    /// <summary>Whether a line opens an input's fence, and for which field; null for the whole input.</summary>
    public static bool OpensInput(string line, out string ticks, out string? field)
    {
        ticks = FenceRun.Opening(line).ToString();
        field = null;
        if (ticks.Length == 0 || ticks[0] != '`' || !line.StartsWith(ticks, StringComparison.Ordinal))
        {
            return false;
        }

        var info = line.AsSpan(ticks.Length);
        if (info is InputFence)
        {
            return true;
        }

        if (!info.StartsWith(InputFence + " ", StringComparison.Ordinal))
        {
            return false;
        }

        field = info[(InputFence.Length + 1)..].ToString();
        return NameText.Fits(field);
    }

    private static bool TryReadField(string line, ref int at, out KeyValuePair<string, string?> field)
    {
        field = default;
        int keyStart = at + 1;
        int keyLength = NameText.LengthIn(line.AsSpan(keyStart));
        int valueStart = keyStart + keyLength + 1;
        if (keyLength == 0 || valueStart > line.Length || line[valueStart - 1] != '=')
        {
            return false;
        }

        string key = line.Substring(keyStart, keyLength);
        var rest = line.AsSpan(valueStart);
        if (rest.StartsWith(Below + " ") || rest.StartsWith(Below + "]"))
        {
            field = new(key, null);
            at = valueStart + Below.Length;
            return true;
        }

        int length = JsonLine.ValueLength(rest);
        string? value = length < 0 ? null : JsonLine.TryNormalize(rest[..length].ToString());
        if (value is null)
        {
            return false;
        }

        field = new(key, value);
        at = valueStart + length;
        return true;
    }

    // The fields can be shown only if they give the very input back: written in the one spelling,
    // no name twice, no name that breaks the line.
    private static bool TryShowFields(string input, StringBuilder line, List<string> fences)
    {
        if (!JsonLine.TryReadObject(input, out var fields)
            || JsonLine.WriteObject(fields) != input
            || !fields.All(field => NameText.Fits(field.Key)))
        {
            return false;
        }

        foreach (var (key, value) in fields)
        {
            line.Append(' ').Append(key).Append('=');
            if (ShownInFence(key, value) is { } text)
            {
                line.Append(Below);
                AddFence(fences, $"{InputFence} {key}", text);
            }
            else
            {
                line.Append(value);
            }
        }

        return true;
    }

    private static string[]? ShownInFence(string key, string value)
    {
        if (value[0] != '"' || (value.Length <= LongestInline && !value.Contains("\\n", StringComparison.Ordinal))
            || key.Contains('`', StringComparison.Ordinal))
        {
            return null;
        }

        // A fence has no directive of its own: a text that would need one stays on the line.
        var facts = Facts.Empty;
        var lines = ShownText.Show(JsonLine.ReadString(value) ?? "", ref facts);
        return facts.Count == 0 ? lines : null;
    }

    private static Facts ShowRaw(string input, Facts facts, List<string> fences)
    {
        var shownFacts = Facts.Empty;
        var lines = ShownText.Show(input, ref shownFacts);
        if (input.Length == 0 || shownFacts.Count > 0)
        {
            return facts.With("input", input);
        }

        AddFence(fences, InputFence, lines);
        return facts;
    }

    private static void AddFence(List<string> fences, string info, string[] content)
    {
        string ticks = FenceRun.Around(content);
        fences.Add(ticks + info);
        fences.AddRange(content.Select(Mark.Stuff));
        fences.Add(ticks);
    }
}
