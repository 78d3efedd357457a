using System.Globalization;
using Cru.Json;

namespace Cru.Commands;

/// <summary>
/// Tells on standard error what in messages may be meant otherwise than it was kept: each thing once, at the first message
/// that has it, because who writes a field wrong does so in every message. The answer in JSON has it with each.
/// </summary>
internal sealed class WarningTeller(CommandRun run)
{
    // More different mistakes than anybody reads; a stream may go on for ever.
    private const int Most = 20;

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Tells what is new of a message that was written.</summary>
    public void Tell(PlacedDraft placed)
    {
        foreach (var (text, isNear) in placed.Warnings.Where(warning => told.Count < Most && told.Add(warning.Text)))
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"standard input:{placed.Line}:{placed.Column}: {text}");
            if (isNear)
            {
                run.TellProblem(line);
            }
            else
            {
                run.Tell(line);
            }
        }
    }
}
