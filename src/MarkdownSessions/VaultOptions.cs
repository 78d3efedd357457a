using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>How a vault is opened; every default is what the command line uses.</summary>
public sealed record VaultOptions
{
    /// <summary>The engine of the index; null reads the files for every question.</summary>
    public IIndexEngine? Engine { get; init; }

    /// <summary>Which machine and user writes (docs/format.md, "Several machines"): 1 to 32 of <c>[a-z0-9-]</c>.</summary>
    public string Writer { get; init; } = "local-2222";

    /// <summary>The time; tests give their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where ids come from; tests seed it.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The disk; tests give their own.</summary>
    public IVaultFiles Files { get; init; } = new PhysicalFiles();

    /// <summary>A segment that is longer gets no more entries, in bytes: 4 MiB opens at once in any editor.</summary>
    public long MaxSegmentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long an append waits for a session that another process writes.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a question looks for changed files and reads them again before it answers without the rest, and says so.
    /// An index that is missing or damaged is built whatever it takes.
    /// </summary>
    public TimeSpan FreshnessPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an append waits for the index before it leaves it behind.</summary>
    public TimeSpan IndexPatience { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// What a person can do where the engine has no fuzzy words, as the end of a sentence: which engines there are, and how one is
    /// chosen, only the program knows.
    /// </summary>
    public string? FuzzyAdvice { get; init; }

    /// <summary>Likewise where the engine has no order of its own (<see cref="SearchRequest.Ranking"/>).</summary>
    public string? RankingAdvice { get; init; }

    /// <summary>
    /// What a question that found nothing may cost besides, to say what could be meant. As a rule it is a tenth of that; the
    /// first one of a process that was not compiled ahead takes most of it to compile what looks for hints.
    /// </summary>
    public TimeSpan HintPatience { get; init; } = TimeSpan.FromMilliseconds(200);
}
