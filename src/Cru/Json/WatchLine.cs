using MarkdownSessions;

namespace Cru.Json;

/// <summary>One look of <c>cru session watch --format jsonl</c>.</summary>
/// <param name="Read">Sessions that had changed and were read.</param>
/// <param name="Removed">Sessions that are gone.</param>
/// <param name="Limited">The system does not tell of every change: the vault is looked at every 5 s.</param>
/// <param name="Index">How the index stands.</param>
internal sealed record WatchLine(int Read, int Removed, bool Limited, IndexLine Index)
{
    public static WatchLine Of(WatchReport report) => new(report.Read, report.Removed, report.IsLimited, IndexLine.Of(report.Index));
}
