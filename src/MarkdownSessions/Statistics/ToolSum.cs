namespace MarkdownSessions.Statistics;

/// <summary>Counts calls of tools and their failures by name.</summary>
internal sealed class ToolSum
{
    private readonly Dictionary<string, ToolCount> tools = new(StringComparer.Ordinal);

    /// <summary>The most called first.</summary>
    public IReadOnlyList<ToolCount> Tools =>
        [.. tools.Values.OrderByDescending(tool => tool.Calls).ThenBy(tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>Counts those of a message.</summary>
    public void Add(CountedMessage message)
    {
        foreach (string name in message.Calls)
        {
            var tool = Of(name);
            tools[name] = tool with { Calls = tool.Calls + 1 };
        }

        foreach (var (name, _) in message.Errors)
        {
            var tool = Of(name);
            tools[name] = tool with { Errors = tool.Errors + 1 };
        }
    }

    private ToolCount Of(string name) => tools.GetValueOrDefault(name) ?? new(name, 0, 0);
}
