namespace MarkdownSessions.Storage;

/// <summary>Who else has a hand in a file.</summary>
/// <param name="IsOwn">It belongs to this process's user.</param>
/// <param name="GroupMayWrite">Its group may write it.</param>
/// <param name="AnybodyMayWrite">Every user of the machine may write it.</param>
/// <param name="LinkCount">How many names it has; of a folder that says nothing.</param>
public sealed record FileOwnership(bool IsOwn, bool GroupMayWrite, bool AnybodyMayWrite, int LinkCount)
{
    /// <summary>Nobody else.</summary>
    public static FileOwnership Private { get; } = new(IsOwn: true, GroupMayWrite: false, AnybodyMayWrite: false, LinkCount: 1);
}
