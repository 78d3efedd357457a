using Xunit;

namespace MarkdownSessions.Testing;

/// <summary>A fact that says "not run: reason" where the machine lacks what it needs, instead of passing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfAttribute(Need need, params string[] commands) : FactAttribute
{
    private string? reason;

    /// <summary>What the machine must be.</summary>
    public Need Need => need;

    /// <summary>Commands that must be on the path.</summary>
    public IReadOnlyList<string> Commands => commands;

    /// <inheritdoc/>
    public override string? Skip
    {
        get => reason ?? Missing();
        set => reason = value;
    }

    private string? Missing()
    {
        bool unix = !OperatingSystem.IsWindows();
        if ((need.HasFlag(Need.Unix) && !unix) || (need.HasFlag(Need.Linux) && !OperatingSystem.IsLinux()))
        {
            return $"not run: needs {need}";
        }

        string? command = commands.FirstOrDefault(name => !IsOnPath(name));
        return command is null ? null : $"not run: needs the command {command}";
    }

    private static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Join(folder, command)));
}
