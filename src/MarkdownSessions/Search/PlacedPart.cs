using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>A part and where the log shows it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Line">The line of its segment, counted from 1, in which its text begins; 0 when it is not known.</param>
internal readonly record struct PlacedPart(Part Part, int Line);
