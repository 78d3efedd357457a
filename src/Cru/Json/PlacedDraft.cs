using MarkdownSessions;

namespace Cru.Json;

/// <summary>A message that was read, and where in the input it begins.</summary>
/// <param name="Draft">The message.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">In bytes, counted from 1.</param>
/// <param name="Warnings">What in it may be meant otherwise than it is kept.</param>
internal sealed record PlacedDraft(EntryDraft Draft, long Line, long Column, IReadOnlyList<InputWarning> Warnings);
