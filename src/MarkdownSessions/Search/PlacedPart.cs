using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>A part and where the log shows it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Line">The line of its segment, counted from 1, in which its text begins; 0 when it is not known.</param>
/// <remarks>A class: lists and queries over a value type of ours would be compiled at every start of a command.</remarks>
internal sealed record PlacedPart(Part Part, int Line);
