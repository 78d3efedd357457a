using System.CommandLine;
using Cru.Doctoring;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create(CruContext cru)
    {
        var command = new Command("doctor", "Look at program, surroundings and vault; say what to do next.");
        command.SetAction(cru.WithoutVault(run =>
        {
            List<DoctorFact> facts = [.. new SurroundingsExam(run).Facts(), .. OfVault(cru, run)];
            Write(run, facts);
            return facts.Exists(fact => fact.NeedsAttention) ? ExitCode.Incomplete : ExitCode.Done;
        }));
        return command;
    }

    private static IReadOnlyList<DoctorFact> OfVault(CruContext cru, CommandRun run)
    {
        if (run.VaultFolder is not { } folder)
        {
            return [new("vault", $"none in '{run.Host.WorkingFolder}' or above") { Next = "cru session new, or cru session import" }];
        }

        try
        {
            using var vault = Vault.Open(folder, cru.Options(run));
            return [.. new VaultExam(run, vault).Facts()];
        }
        catch (VaultException e)
        {
            // That it cannot be opened is what somebody wants to know who asks a doctor.
            return [new("vault", $"{folder} ({run.HowVaultWasFound}): {e.Message}") { NeedsAttention = true }];
        }
    }

    private static void Write(CommandRun run, List<DoctorFact> facts)
    {
        if (run.AsJson)
        {
            var document = new DoctorDocument
            {
                Vault = run.VaultFolder,
                IsWell = !facts.Exists(fact => fact.NeedsAttention),
                Facts = [.. facts.Select(fact => new DoctorFactLine(fact.Name, fact.Text, fact.NeedsAttention, fact.Next))],
            };
            run.Write(document, CruJson.Readable.DoctorDocument);
            return;
        }

        var table = new Table();
        facts.ForEach(fact => table.Add(fact.NeedsAttention ? "!" : " ", fact.Name, TerminalText.Line(fact.Text)));
        foreach (string line in table.Lines(width: null))
        {
            run.Output.WriteLine(line);
        }

        WriteNext(run, [.. facts.Where(fact => fact.Next is not null).OrderByDescending(fact => fact.NeedsAttention)]);
    }

    private static void WriteNext(CommandRun run, List<DoctorFact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        run.Output.WriteLine();
        run.Output.WriteLine("next:");
        facts.ForEach(fact => run.Output.WriteLine($"  {TerminalText.Line(fact.Next!)}  ({fact.Name})"));
    }
}
