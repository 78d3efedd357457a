namespace MarkdownSessions.Statistics;

/// <summary>The calls of a session that have no answer yet, so that a failed answer names its tool.</summary>
internal sealed class OpenCalls
{
    /// <summary>An answer comes within this many calls; so memory stays flat.</summary>
    private const int Most = 4_096;

    /// <summary>Stands for the tool of an answer whose call is not there.</summary>
    private const string Unknown = "?";

    private readonly Dictionary<string, string> tools = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>A tool was called.</summary>
    public void Add(string id, string tool)
    {
        if (tools.TryAdd(id, tool))
        {
            order.Enqueue(id);
        }

        while (order.Count > Most)
        {
            tools.Remove(order.Dequeue());
        }
    }

    /// <summary>The tool that was called.</summary>
    public string ToolOf(string id) => tools.GetValueOrDefault(id, Unknown);
}
