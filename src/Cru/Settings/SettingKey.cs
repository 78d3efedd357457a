namespace Cru.Settings;

/// <summary>A setting that the program honours (docs/configuration.md, "Keys").</summary>
internal sealed record SettingKey
{
    /// <summary>The key, as it is typed and as it stands in a file.</summary>
    public required string Name { get; init; }

    /// <summary>What it decides; one line for people.</summary>
    public required string Meaning { get; init; }

    /// <summary>What it takes, for people, as the rest of "takes …".</summary>
    public required string Takes { get; init; }

    /// <summary>What holds when nobody says anything; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The options that go above it, as they are typed.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The environment variables that go above it, the strongest first.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>What an environment variable says as a value of this setting; by default just that.</summary>
    public Func<string, string, string?> OfVariable { get; init; } = (_, value) => value;

    /// <summary>
    /// Only the user's own file is asked: a vault may be somebody else's, and must neither name a program to run nor
    /// choose how a terminal looks.
    /// </summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether a value can be meant, in a vault's file or in the user's.</summary>
    public required Func<string, SettingOrigin, bool> IsFit { get; init; }
}
