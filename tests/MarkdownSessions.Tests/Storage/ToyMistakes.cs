namespace MarkdownSessions.Tests.Storage;

/// <summary>What stores do wrong; seen in the field (anchors of the crash model: ALICE, OSDI 2014).</summary>
[Flags]
internal enum ToyMistakes
{
    None = 0,
    NoFlush = 1,
    NoFolderFlush = 2,

    /// <summary>Shows only when the maker was killed, another process appends, and then the power fails.</summary>
    OnlyMakerFlushesFolder = 4,
}
