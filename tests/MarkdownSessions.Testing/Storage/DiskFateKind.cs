namespace MarkdownSessions.Testing.Storage;

/// <summary>What may become of a step that nothing made sure of (safety.md's model; ALICE, OSDI 2014).</summary>
internal enum DiskFateKind
{
    /// <summary>It never reached the disk.</summary>
    Lost,

    /// <summary>A write of which only a beginning did.</summary>
    Torn,

    /// <summary>A write of which only the length did; the bytes read as zeros (delayed allocation).</summary>
    Zeros,

    /// <summary>A rename between folders after which both names are there.</summary>
    BothNames,

    /// <summary>All of it did.</summary>
    Whole,
}
