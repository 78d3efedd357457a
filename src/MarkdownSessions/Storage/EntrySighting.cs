namespace MarkdownSessions.Storage;

/// <summary>What an entry is to those of its session that were read before.</summary>
internal enum EntrySighting
{
    /// <summary>Its id is new.</summary>
    First,

    /// <summary>An entry of its id said the same: it counts once.</summary>
    Again,

    /// <summary>An entry of its id said something else.</summary>
    OtherContent,
}
