using System.CommandLine;

namespace Cru;

/// <summary>The options that every verb takes.</summary>
internal sealed class SharedOptions
{
    /// <summary>Which vault.</summary>
    public Option<string> Vault { get; } = new("--vault")
    {
        Description = "Use this vault; otherwise CRU_VAULT, or the one around the working folder.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>JSON instead of text.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text (docs/schemas).",
        Recursive = true,
    };

    /// <summary>Which engine.</summary>
    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "Search with this engine: sqlite, or scan for the files themselves; otherwise CRU_ENGINE or the settings.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>When to colour.</summary>
    public Option<string> Color { get; } = new("--color")
    {
        Description = "Colour text: auto, always or never; auto heeds NO_COLOR and CLICOLOR_FORCE.",
        HelpName = "WHEN",
        Recursive = true,
    };

    /// <summary>More on standard error.</summary>
    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Tell on standard error what is being done and how long each step took.",
        Recursive = true,
    };

    /// <summary>Nothing but errors on standard error.</summary>
    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "On standard error, only errors and what could not be read.",
        Recursive = true,
    };

    /// <summary>No pager.</summary>
    public Option<bool> NoPager { get; } = new("--no-pager")
    {
        Description = "Print long answers on a terminal without a pager.",
        Recursive = true,
    };

    /// <summary>Puts them on the root.</summary>
    public void AddTo(Command root)
    {
        Color.AcceptOnlyFromAmong("auto", "always", "never");
        Engine.CompletionSources.Add([.. Engines.Names]);
        foreach (var option in new Option[] { Vault, Json, Engine, Color, NoPager, Quiet, Verbose })
        {
            root.Options.Add(option);
        }
    }
}
