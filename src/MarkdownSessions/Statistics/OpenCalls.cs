namespace MarkdownSessions.Statistics;

/// <summary>The calls of a session that have no answer yet, so that a failed answer names its tool.</summary>
internal sealed class OpenCalls
{
    /// <summary>An answer comes within this many calls; so memory stays flat.</summary>
    private const int Most = 4_096;

    /// <summary>Stands for the tool of an answer whose call is not there.</summary>
    private const string Unknown = "?";

    private readonly Dictionary<string, FailedCall> tools = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>A tool was called.</summary>
    public void Add(string id, string tool, string? model = null)
    {
        if (tools.TryAdd(id, new(tool, model)))
        {
            order.Enqueue(id);
        }

        while (order.Count > Most)
        {
            tools.Remove(order.Dequeue());
        }
    }

    /// <summary>The tool that was called.</summary>
    public string ToolOf(string id) => Failed(id, model: null).Tool;

    /// <summary>The call that an answer says has failed.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="model">The model of the message with the answer, which counts when the call is not there.</param>
    public FailedCall Failed(string id, string? model) => tools.GetValueOrDefault(id, new(Unknown, model));
}
