using System.CommandLine;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Indexing;

namespace Cru;

/// <summary>The composition root: what all verbs share, and how a verb gets its vault.</summary>
internal sealed class CruContext(CruHost host)
{
    /// <summary>What surrounds the program.</summary>
    public CruHost Host { get; } = host;

    /// <summary>The options of every verb.</summary>
    public SharedOptions Shared { get; } = new();

    /// <summary>A verb that works in a vault that is there.</summary>
    public Func<ParseResult, int> InVault(Func<Vault, CommandRun, int> verb) => InVault((vault, _, run) => verb(vault, run));

    /// <summary>A verb that works in a vault that is there, and opens it once more with options of its own.</summary>
    public Func<ParseResult, int> InVault(Func<Vault, VaultOptions, CommandRun, int> verb) => Within((run, options) =>
    {
        using var vault = Vault.Open(run.VaultFolder ?? throw CruException.NoVault(Host.WorkingFolder), options);
        return Work(vault, run, () => verb(vault, options, run));
    });

    /// <summary>A verb that makes a vault when there is none.</summary>
    public Func<ParseResult, int> InNewVault(Func<Vault, CommandRun, int> verb) => Within((run, options) =>
    {
        using var vault = OpenOrCreate(run, options);
        return Work(vault, run, () => verb(vault, run));
    });

    /// <summary>Opens the vault; where there is none it is made, and that is said.</summary>
    public Vault OpenOrCreate(CommandRun run, VaultOptions options)
    {
        var locator = new VaultLocator(options.Files, Host);
        string? named = run.Get(Shared.Vault);
        bool isThere = locator.Exists(named);
        var vault = Vault.OpenOrCreate(locator.FindOrChoose(named), options);
        if (!isThere)
        {
            string? typed = named ?? (Host.Variable("CRU_VAULT") is { Length: > 0 } variable ? variable : null);
            run.Tell(typed is null ? $"there was no vault; one was made in {vault.Root}" : $"'{typed}' was no vault; a new one was made in {vault.Root}");
        }

        return vault;
    }

    /// <summary>A verb that looks after the vault itself.</summary>
    public Func<ParseResult, int> Within(Func<CommandRun, VaultOptions, int> verb) => parsed =>
    {
        using var run = new CommandRun(this, parsed);
        int exitCode = Guarded(run, () => verb(run, Options(run)));
        run.TellTimes();
        return exitCode;
    };

    /// <summary>A verb that needs no vault, and finds out itself whether there is one.</summary>
    public Func<ParseResult, int> WithoutVault(Func<CommandRun, int> verb) => parsed =>
    {
        using var run = new CommandRun(this, parsed);
        int exitCode = Guarded(run, () => verb(run));
        run.TellTimes();
        return exitCode;
    };

    /// <summary>How a vault is opened in this run.</summary>
    public VaultOptions Options(CommandRun run) => Options(run, Engines.Open(run.Setting(SettingKeys.Engine)!));

    /// <summary>How a vault is opened in this run with an engine that was not asked for.</summary>
    public VaultOptions Options(CommandRun run, IIndexEngine? engine)
    {
        var options = new VaultOptions
        {
            Files = run.Files,
            Engine = engine,
            Writer = Writer(),
            Clock = run.Clock,
            Random = Seeded(),
            FuzzyAdvice = Engines.FuzzyAdvice,
            RankingAdvice = Engines.RankingAdvice,
        };

        // Where the clock stands still the answer is not to depend on how busy the machine is.
        return run.Clock is FixedClock ? options with { HintPatience = TimeSpan.MaxValue } : options;
    }

    // Who may not write a vault meets a lock's file first, of which a person knows nothing.
    private int Guarded(CommandRun run, Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (VaultException e) when (Told(run, e) is not null)
        {
            throw Told(run, e)!;
        }
    }

    private CruException? Told(CommandRun run, VaultException failure) =>
        failure.Error is VaultError.NotPermitted or VaultError.DiskFailed && run.VaultFolder is { } folder
            ? new VaultRights(Host.UserName, Host.OwnerOf, run.Files, folder).Told(failure)
            : null;

    // How long the index took is known when the verb is done with it.
    private static int Work(Vault vault, CommandRun run, Func<int> verb)
    {
        run.TellVerbosely($"the vault is {vault.Root}");
        run.Begin(run.Verb);
        int exitCode = verb();
        run.CatchUp = vault.Index.CatchUp;
        return exitCode;
    }

    private string Writer()
    {
        try
        {
            return MarkdownSessions.Storage.WriterName.Choose(Host.Variable, Host.ReadText, Host.MachineName, Host.UserName);
        }
        catch (FormatException e)
        {
            throw CruException.Usage(e.Message);
        }
    }

    private Random Seeded()
    {
        if (Host.Variable("CRU_SEED") is not { Length: > 0 } seed)
        {
            return Random.Shared;
        }

#pragma warning disable CA5394 // Ids must not meet, they need not be secret; a seed is for transcripts only.
        return int.TryParse(seed, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? new Random(number)
            : throw CruException.Usage($"CRU_SEED '{seed}' is no whole number");
#pragma warning restore CA5394
    }
}
