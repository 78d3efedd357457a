using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>Who asks and who answers (docs/importers.md, "Who speaks").</summary>
internal static class Prompts
{
    /// <summary>Whether a person asks here.</summary>
    public static bool IsOne(Message message) => message.Role is Role.User && !message.Facts.Has("command");

    /// <summary>Whether a model or program answers here in words.</summary>
    public static bool IsAnswer(Message message) =>
        message.Role is Role.Assistant or Role.Agent or Role.Workflow or Role.Plugin
        && message.Parts.Any(part => part.Part is TextPart { Text.Length: > 0 });

    /// <summary>The prompts, and behind each the last answer before the next one.</summary>
    public static IEnumerable<AnchoredMessage> WithLastAnswers(IEnumerable<AnchoredMessage> messages)
    {
        AnchoredMessage? answer = null;
        foreach (var message in messages)
        {
            if (IsAnswer(message.Message))
            {
                answer = message;
            }
            else if (IsOne(message.Message))
            {
                if (answer is not null)
                {
                    yield return answer;
                    answer = null;
                }

                yield return message;
            }
        }

        if (answer is not null)
        {
            yield return answer;
        }
    }
}
