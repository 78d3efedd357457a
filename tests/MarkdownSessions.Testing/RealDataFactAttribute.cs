using Xunit;

namespace MarkdownSessions.Testing;

/// <summary>A fact about real session files; reported as not run, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    /// <summary>Needs the files of one agent.</summary>
    /// <param name="agent">The folder's name below <c>shared/data</c>.</param>
    public RealDataFactAttribute(string agent)
    {
        Agent = agent;
        if (RealData.Folder(agent) is null)
        {
            Skip = $"no real files: shared/data/{agent} stands nowhere above the tests";
        }
    }

    /// <summary>The folder's name below <c>shared/data</c>.</summary>
    public string Agent { get; }
}
