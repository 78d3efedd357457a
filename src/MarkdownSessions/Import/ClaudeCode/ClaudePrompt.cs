using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Tells who speaks in a record of type <c>user</c>: most of them hold no word of a person.</summary>
internal static class ClaudePrompt
{
    private const string CommandName = "<command-name>";

    // Texts that the program puts into the user's mouth (agents.md measured them on 301 files; the
    // last two as newer versions write them).
    private static readonly string[] Injections =
    [
        "<local-command-", "<system-reminder>", "<task-notification>", "Caveat:", "<bash-stdout>", "<bash-stderr>",
    ];

    private static readonly string[] Commands = [CommandName, "<command-message>", "<bash-input>"];

    /// <summary>Who speaks.</summary>
    /// <param name="record">A record of type <c>user</c>.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="isAgents">The session is a sub-agent's: another agent prompts it.</param>
    public static Role Speaker(JsonElement record, IReadOnlyList<Part> parts, bool isAgents)
    {
        var texts = parts.OfType<TextPart>();
        if (record.IsTrue("isCompactSummary"))
        {
            return Role.Summary;
        }

        if (!texts.Any() && parts.Any(part => part is ToolResult))
        {
            return Role.Tool;
        }

        if (record.IsTrue("isMeta") || (texts.Any() && texts.All(text => IsInjected(text.Text))))
        {
            return Role.System;
        }

        return isAgents || record.IsTrue("isSidechain") ? Role.Agent : Role.User;
    }

    /// <summary>The slash command that was typed, such as <c>/exit</c>; <c>!</c> for a line to the shell; null for a prompt.</summary>
    public static string? Command(IReadOnlyList<Part> parts)
    {
        if (parts.OfType<TextPart>().FirstOrDefault()?.Text is not { } text || !StartsWithAny(text, Commands))
        {
            return null;
        }

        int start = text.IndexOf(CommandName, StringComparison.Ordinal);
        if (start < 0)
        {
            return text.StartsWith("<bash-input>", StringComparison.Ordinal) ? "!" : "/";
        }

        start += CommandName.Length;
        int end = text.IndexOf("</", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    /// <summary>The program's note that a person stopped the answer.</summary>
    public static bool IsInterruption(IReadOnlyList<Part> parts) =>
        parts is [TextPart text] && text.Text.StartsWith("[Request interrupted by user", StringComparison.Ordinal);

    private static bool IsInjected(string text) => StartsWithAny(text, Injections);

    private static bool StartsWithAny(string text, string[] marks) =>
        Array.Exists(marks, mark => text.StartsWith(mark, StringComparison.Ordinal));
}
