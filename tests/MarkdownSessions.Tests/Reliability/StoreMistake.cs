namespace MarkdownSessions.Tests.Reliability;

/// <summary>What a store may get wrong about a disk, one thing at a time; a harness that misses one of these proves nothing.</summary>
public enum StoreMistake
{
    None,

    /// <summary>An append is not flushed.</summary>
    NoFlush,

    /// <summary>A new file's name is not flushed, nor is any other.</summary>
    NoNameFlush,

    /// <summary>Only who makes a name flushes it: one that a killed process made counts as durable.</summary>
    TrustsOthersNames,

    /// <summary>The note that a name is durable is written before the name is flushed.</summary>
    NotesTooEarly,

    /// <summary>The answer is given before the flush.</summary>
    AnswersTooEarly,

    /// <summary>What another process wrote counts as flushed: an entry that stands there is acknowledged as it is.</summary>
    TrustsOthersEntries,

    /// <summary>A torn tail is cut off.</summary>
    CutsTornTails,

    /// <summary>The next entry is written right behind a torn tail.</summary>
    NeverSeals,
}
