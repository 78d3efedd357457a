using System.CommandLine;

namespace Cru.Commands;

/// <summary>Asks before something is done that costs to take back.</summary>
internal static class Confirmation
{
    /// <summary>The option that answers beforehand.</summary>
    public static Option<bool> Option() => new("--yes", "-y") { Description = "Do it without asking." };

    /// <summary>Returns when it may be done.</summary>
    /// <param name="run">The run.</param>
    /// <param name="yes">The option.</param>
    /// <param name="what">What is to be done, as the rest of "about to …".</param>
    /// <param name="showPlan">Prints the plan that stands for the answer when nothing is to be done.</param>
    /// <exception cref="CruException">Nobody is there to ask, or the answer is no.</exception>
    public static void Demand(CommandRun run, Option<bool> yes, string what, Action showPlan)
    {
        if (run.Get(yes))
        {
            return;
        }

        if (!run.Host.InputIsTerminal() || !run.Host.ErrorIsTerminal())
        {
            showPlan();
            throw CruException.Usage($"about to {what}; nothing was done; --yes does it");
        }

        run.Output.Flush();
        run.Host.Error.Write($"cru: {Output.TerminalText.Line(what)}? [y/N] ");
        run.Host.Error.Flush();
        using var reader = new StreamReader(run.Host.OpenInput());
        bool agreed = reader.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
        if (!agreed)
        {
            showPlan();
            throw CruException.Usage("nothing was done");
        }
    }
}
