using System.CommandLine;
using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Retention;

namespace Cru.Commands;

/// <summary><c>cru session cleanup</c>.</summary>
internal static class SessionCleanupCommand
{
    private const int MostShown = 20;

    // What was thrown away by mistake is missed within a week (docs/cli.md, "cleanup").
    private static readonly TimeSpan TrashStays = TimeSpan.FromDays(7);

    public static void Fill(Command command, CruContext cru)
    {
        var options = new Options();
        options.AddTo(command);
        command.SetAction(cru.InVault((vault, run) =>
            run.Get(options.EmptyTrash) ? EmptyTrash(vault, run, options) : Clean(vault, run, options)));
    }

    private static int Clean(Vault vault, CommandRun run, Options options)
    {
        string typed = run.Get(options.OlderThan) ?? Configured(run, options)
            ?? throw CruException.Usage("say how old sessions must be, such as --older-than 30d, or --empty-trash; 'cru config set older-than 90d' says it once");
        if (!Age.TryParse(typed, out var age))
        {
            throw CruException.Usage($"--older-than '{typed}' is no age above zero; {Age.Forms}");
        }

        RefuseMistakes(run, options);
        bool archives = run.Has(options.Archive);
        string? archive = archives ? SessionArchiveCommand.ArchiveFolder(vault, run, run.Get(options.Archive)) : null;
        var plan = vault.PlanCleanup(
            new() { OlderThan = age, Query = string.Join(' ', run.Get(options.Query) ?? []), Zone = run.Host.Zone() }, run.Cancel);
        run.TellOf(vault.Index);
        foreach (string warning in plan.Warnings)
        {
            run.Tell(warning);
        }

        var output = new RemovalOutput(vault, run, "cleanup") { Archive = archive, Before = plan.Before, Warnings = plan.Warnings };
        string doing = Doing(plan, archive, run.Get(options.Purge));
        bool isAsked = !run.Get(options.DryRun) && plan.Sessions.Count > 0;
        if (!isAsked || !run.Get(options.Yes))
        {
            ShowPlan(run, plan, typed, doing);
        }

        void WritePlan() => output.WritePlan([.. plan.Sessions.Select(RemovedLine.Planned)]);
        if (!isAsked)
        {
            WritePlan();
            return ExitCode.Done;
        }

        Confirmation.Demand(run, options.Yes, doing, WritePlan);
        using var progress = run.Progress("removing sessions");
        var request = new RemovalRequest
        {
            Sessions = [.. plan.Sessions.Select(planned => planned.Session.Id)],
            ArchiveTo = archive,
            Purge = run.Get(options.Purge),
            OlderThan = plan.Before,
            Why = $"older than {typed}",
        };
        return output.Write(vault.Remove(request, progress, run.Cancel));
    }

    // What is deleted for good is not left to a file that may have come with the vault.
    private static string? Configured(CommandRun run, Options options) => run.Get(options.Purge)
        ? throw CruException.Usage("--purge deletes for good; say with it how old sessions must be, such as --older-than 1y")
        : run.Setting(SettingKeys.OlderThan);

    // In a search '-n' means "without n"; here it was meant as an option, and what follows cannot be taken back lightly.
    private static void RefuseMistakes(CommandRun run, Options options)
    {
        var words = run.Get(options.Query) ?? [];
        if (words.FirstOrDefault(word => word.StartsWith('-') && !word.Contains(':', StringComparison.Ordinal)) is { } option)
        {
            throw CruException.Usage($"no option '{option}'; a query that leaves words out is written with a field, such as -tag:keep");
        }

        if (run.Has(options.Archive) && run.Get(options.Archive) is { } folder && IsLikeField(folder))
        {
            throw CruException.Usage($"--archive takes '{folder}' for its folder; write the query in front of it, or ./{folder} for a folder");
        }
    }

    private static bool IsLikeField(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && text[..colon].TrimStart('-').All(char.IsAsciiLetter);
    }

    private static string Doing(CleanupPlan plan, string? archive, bool purge)
    {
        string what = $"{Amounts.Count(plan.Sessions.Count, "session")} ({Amounts.Count(plan.Files, "file")}, {Amounts.Bytes(plan.Bytes)})";
        string rest = purge ? " and delete them here for good" : "";
        return archive is not null ? $"archive {what} to {archive}{rest}"
            : purge ? $"delete {what} for good"
            : $"move {what} to the trash";
    }

    private static void ShowPlan(CommandRun run, CleanupPlan plan, string age, string doing)
    {
        if (run.AsJson)
        {
            return;
        }

        if (plan.Sessions.Count == 0)
        {
            run.Tell($"no session that is asked for is older than {age} (before {Amounts.Minute(plan.Before.UtcTicks, run.Host.Zone())})");
            return;
        }

        var table = new Table();
        foreach (var (session, _, _) in plan.Sessions.Take(MostShown))
        {
            table.Add(session.Id.Value, Amounts.Minute(session.LastTicks, run.Host.Zone()), TerminalText.Line(session.Title));
        }

        foreach (string line in table.Lines(run.Width))
        {
            run.Output.WriteLine(line);
        }

        if (plan.Sessions.Count > MostShown)
        {
            run.Output.WriteLine($"and {Amounts.Count(plan.Sessions.Count - MostShown, "more session")}");
        }

        run.Output.WriteLine($"plan: {doing}; all before {Amounts.Minute(plan.Before.UtcTicks, run.Host.Zone())}");
    }

    private static int EmptyTrash(Vault vault, CommandRun run, Options options)
    {
        if (run.Get(options.OlderThan) is not null || run.Has(options.Archive) || run.Get(options.Query) is { Length: > 0 })
        {
            throw CruException.Usage("--empty-trash stands alone, or with --now; it takes what has lain in the trash for 7 days");
        }

        var limit = run.Clock.GetUtcNow() - (run.Get(options.Now) ? TimeSpan.Zero : TrashStays);
        var all = vault.ListTrash();
        var old = all.Where(session => session.Removed <= limit).ToList();
        var output = new RemovalOutput(vault, run, "empty-trash");
        void WritePlan() => output.WritePlan([.. old.Select(RemovedLine.Planned)]);
        if (old.Count == 0 || run.Get(options.DryRun))
        {
            Tell(vault, run, old, isEmpty: all.Count == 0);
            WritePlan();
            return ExitCode.Done;
        }

        Confirmation.Demand(run, options.Yes, $"delete {Amounts.Count(old.Count, "trashed session")} for good", WritePlan);
        vault.EmptyTrash(old, run.Cancel);
        var gone = old.Select(session => new RemovedSession(session.Id, RemovalOutcome.Purged, 0, 0, null, null));
        return output.Write(new RemovalReport([.. gone], TimeSpan.Zero));
    }

    private static void Tell(Vault vault, CommandRun run, List<TrashedSession> old, bool isEmpty)
    {
        if (run.AsJson)
        {
            return;
        }

        // One that lies there twice, or is back in the vault, is told by its id and time alone.
        var known = vault.ListRemoved(archive: null, run.Cancel).Sessions.Where(session => session.IsInTrash)
            .ToDictionary(session => session.Place, StringComparer.Ordinal);
        var table = new Table();
        foreach (var session in old)
        {
            var shown = known.GetValueOrDefault(session.Path);
            table.Add(
                session.Id.Value,
                Amounts.Minute(session.Removed.UtcTicks, run.Host.Zone()),
                shown is null ? "-" : Amounts.Bytes(shown.Bytes),
                TerminalText.Line(shown?.Title ?? ""));
        }

        foreach (string line in table.Lines(run.Width, right: 2))
        {
            run.Output.WriteLine(line);
        }

        run.Tell(isEmpty ? "the trash is empty"
            : old.Count == 0 ? "nothing has lain in the trash for 7 days; --now takes all"
            : $"plan: delete {Amounts.Count(old.Count, "trashed session")} for good");
    }

    private sealed class Options
    {
        public Argument<string[]> Query { get; } = new("QUERY")
        {
            Description = "Only sessions that this fits, such as project:parser or -tag:keep.",
            HelpName = "QUERY",
            Arity = ArgumentArity.ZeroOrMore,
        };

        public Option<string> OlderThan { get; } = new("--older-than")
        {
            Description = "Sessions whose newest entry is older than this: 30d, 1w2d, 12h, 3mo, 1y; a bare number is days.",
            HelpName = "AGE",
        };

        public Option<string> Archive { get; } = new("--archive")
        {
            Description = "Move them to this folder or vault, compared; without DIR to .crucible/archive.",
            HelpName = "DIR",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Show the plan, do nothing." };

        public Option<bool> Purge { get; } = new("--purge") { Description = "Delete here for good what would go to the trash." };

        public Option<bool> EmptyTrash { get; } = new("--empty-trash") { Description = "Delete for good what has lain in the trash for 7 days." };

        public Option<bool> Now { get; } = new("--now") { Description = "With --empty-trash: all that lies in it." };

        public Option<bool> Yes { get; } = Confirmation.Option();

        public void AddTo(Command command)
        {
            command.Arguments.Add(Query);
            foreach (var option in new Option[] { OlderThan, Archive, DryRun, Purge, EmptyTrash, Now, Yes })
            {
                command.Options.Add(option);
            }
        }
    }
}
