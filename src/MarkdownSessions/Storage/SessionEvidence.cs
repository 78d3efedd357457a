namespace MarkdownSessions.Storage;

/// <summary>What a file says about its folder being a session.</summary>
internal enum SessionEvidence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has an opened heading, which counts when no front matter does.</summary>
    Heading,

    /// <summary>It has <c>session_id</c> in its front matter.</summary>
    FrontMatter,
}
