using System.Text.Json.Serialization;
using MarkdownSessions;

namespace Cru.Json;

/// <summary>A message that was appended: it is in the file, flushed.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Address">How it is addressed: <c>session#message</c>.</param>
/// <param name="Path">The file, relative to the vault.</param>
internal sealed record AppendedLine(string MessageId, string Address, string Path)
{
    /// <summary>How many entries it took, when it took several: what goes on with it counts from behind them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Entries { get; init; }

    /// <summary>It was there already, by its id and with the same role and parts, and was not written again; else the field is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Repeated { get; init; }

    /// <summary>What in it may be meant otherwise than it was kept, such as a field of another name; else the field is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }

    public static AppendedLine Of(AppendResult appended, IReadOnlyList<InputWarning> warnings) => new(appended.Id.ToString(), appended.Address, appended.Path)
    {
        Entries = appended.Entries > 1 ? appended.Entries : null,
        Repeated = appended.IsRepeated,
        Warnings = warnings.Count > 0 ? [.. warnings.Select(warning => warning.Text)] : null,
    };
}
