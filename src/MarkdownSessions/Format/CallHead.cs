using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>What a call's line says.</summary>
/// <param name="Name">The tool's name as shown.</param>
/// <param name="Fields">The input's fields in order, values as JSON; null where a fence below shows the text.</param>
/// <param name="Facts">The directive.</param>
internal sealed record CallHead(string Name, IReadOnlyList<KeyValuePair<string, string?>> Fields, Facts Facts);
