using MarkdownSessions.Model;
using MarkdownSessions.Statistics;

namespace MarkdownSessions.Html;

/// <summary>Shows calls of tools and their answers: whole and folded, or each on a line.</summary>
internal sealed class ToolMarkup(HtmlWriter html, PageArtifacts artifacts)
{
    // An answer names the call; its tool is remembered from there.
    private readonly OpenCalls calls = new();

    /// <summary>A call on a line.</summary>
    public void WriteLine(ToolCall call)
    {
        Note(call);
        html.Start("p", ("class", "call"));
        WriteHead(call.Name, CallSummary.Of(call), call.IsError);
        html.End("p");
        html.Line();
    }

    /// <summary>A failed answer on a line.</summary>
    public void WriteLine(ToolResult failure)
    {
        html.Start("p", ("class", "call"));
        WriteHead(calls.ToolOf(failure.CallId), CallSummary.Of(failure), isError: true);
        html.End("p");
        html.Line();
    }

    /// <summary>A call with what the tool was given and, where it stands there, what it answered.</summary>
    public void Write(ToolCall call)
    {
        Note(call);
        html.Start("details", ("class", "call"));
        html.Start("summary");
        WriteHead(call.Name, CallSummary.Of(call), call.IsError);
        html.End("summary");
        html.Line();
        WriteInput(call);
        if (call.Result is { } answer)
        {
            html.Element("h3", call.IsError ? "Error" : "Answer");
            WriteAnswer(answer);
        }

        html.End("details");
        html.Line();
    }

    /// <summary>An answer that stands apart from its call.</summary>
    public void Write(ToolResult result)
    {
        html.Start("details", ("class", "call"));
        html.Start("summary");
        WriteHead(calls.ToolOf(result.CallId), CallSummary.Of(result), result.IsError);
        html.End("summary");
        html.Line();
        if (result.Artifact is { } file)
        {
            artifacts.WriteLong(file);
        }
        else
        {
            WriteAnswer(result.Text);
        }

        html.End("details");
        html.Line();
    }

    private void Note(ToolCall call)
    {
        if (call.Id is { } id)
        {
            calls.Add(id, call.Name);
        }
    }

    private void WriteHead(string name, string about, bool isError)
    {
        html.Element("b", name);
        if (about.Length > 0)
        {
            html.Text(" ");
            html.Element("code", about);
        }

        if (isError)
        {
            html.Text(" ");
            html.Element("span", "failed", ("class", "badge problem"));
        }
    }

    private void WriteInput(ToolCall call)
    {
        if (call.InputArtifact is { } file)
        {
            artifacts.WriteLong(file);
        }
        else if (JsonLine.TryReadObject(call.Input, out var fields))
        {
            WriteFields(fields);
        }
        else
        {
            WriteAnswer(call.Input);
        }
    }

    // As a person would write it down: texts without the quotes and escapes of JSON.
    private void WriteFields(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        html.Start("dl", ("class", "input"));
        html.Line();
        foreach (var (name, raw) in fields)
        {
            html.Element("dt", name);
            html.Start("dd");
            html.Lines(raw.StartsWith('"') ? JsonLine.ReadString(raw) : raw);
            html.End("dd");
            html.Line();
        }

        html.End("dl");
        html.Line();
    }

    private void WriteAnswer(string text)
    {
        if (text.Length == 0)
        {
            html.Element("p", "nothing", ("class", "quiet"));
        }
        else
        {
            html.Lines(text);
        }

        html.Line();
    }
}
