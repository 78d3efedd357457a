using MarkdownSessions;

namespace Cru.Json;

/// <summary>A message that was appended: it is in the file, flushed.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Address">How it is addressed: <c>session#message</c>.</param>
/// <param name="Path">The file, relative to the vault.</param>
internal sealed record AppendedLine(string MessageId, string Address, string Path)
{
    public static AppendedLine Of(AppendResult appended) => new(appended.Id.ToString(), appended.Address, appended.Path);
}
