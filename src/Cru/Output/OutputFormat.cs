namespace Cru.Output;

/// <summary>What an answer looks like.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Session ids, one a line.</summary>
    Ids,

    /// <summary>Files, one a line.</summary>
    Paths,

    /// <summary>One page of HTML that needs nothing else.</summary>
    Html,

    /// <summary>The log as it lies on the disk.</summary>
    Markdown,

    /// <summary>Files, each ended by a NUL, their names as they are: for <c>xargs -0</c>.</summary>
    Text0,
}
