using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Indexing;
using MarkdownSessions.Verification;

namespace Cru.Commands;

/// <summary>Prints what each engine keeps for a vault, and which one answers.</summary>
internal sealed class EngineReport(CommandRun run, Vault vault)
{
    /// <summary>Prints it.</summary>
    /// <param name="chosen">The setting that chose the engine.</param>
    /// <param name="indexes">The indexes of this machine.</param>
    public void Write(SettingValue chosen, IReadOnlyList<IndexCondition> indexes)
    {
        if (run.AsJson)
        {
            WriteDocument(chosen, indexes);
            return;
        }

        var table = new Table { Spare = [4] };
        table.Add(" ", "engine", "size", "changed", "generation", "state");
        foreach (var index in indexes)
        {
            table.Add(
                index.Engine == chosen.Value ? "*" : " ",
                index.Engine,
                index.Generation is null ? "-" : Amounts.Bytes(index.Bytes),
                index.ChangedTicks is { } ticks ? Amounts.Minute(ticks, run.Host.Zone()) : "-",
                index.Generation ?? "-",
                TerminalText.Line(StateOf(index)));
        }

        if (!Engines.IsBuiltIn(chosen.Value!) && indexes.All(index => index.Engine != chosen.Value))
        {
            table.Add("*", chosen.Value!, "-", "-", "-", $"this program has no engine '{chosen.Value}' (docs/engines.md)");
        }

        table.Add(chosen.Value == Engines.Scan ? "*" : " ", Engines.Scan, "-", "-", "-", "reads the files for every question; it keeps no index");
        foreach (string line in table.Lines(run.Width, right: 2))
        {
            run.Output.WriteLine(line);
        }

        run.Tell($"the one with * answers here, {Why(chosen)}");
    }

    private static string StateOf(IndexCondition index) => index switch
    {
        { Problem: { } problem } when !Engines.IsBuiltIn(index.Engine) => problem,
        { Problem: { } problem } => $"cannot be used: {problem}; the next question that it is asked builds it anew",
        { State: IndexState.Missing } => "none yet; the next question that it is asked builds it",
        { State: IndexState.Stale } => $"behind by {Amounts.Count(index.PendingSessions, "session")}; the next question reads them",
        _ => "fresh",
    };

    private static string Why(SettingValue chosen) => chosen.Origin switch
    {
        SettingOrigin.Option or SettingOrigin.Environment => $"by {chosen.Place}",
        SettingOrigin.Vault => "by the vault's settings",
        SettingOrigin.User => "by your settings",
        _ => "because nobody chose another; 'cru config set engine NAME' does",
    };

    private void WriteDocument(SettingValue chosen, IReadOnlyList<IndexCondition> indexes) => run.Write(
        new()
        {
            Vault = vault.Root,
            Used = chosen.Value!,
            Origin = chosen.Origin.ToString().ToLowerInvariant(),
            Place = chosen.Place,
            Engines = [.. indexes.Select(EngineLine.Of), EngineLine.Scan],
        },
        CruJson.Readable.EngineDocument);
}
