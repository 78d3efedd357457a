using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>A part of a message and where it stands.</summary>
/// <param name="Part">The part.</param>
/// <param name="Segment">The segment's file name.</param>
/// <param name="Line">The line on which its text begins, counted from 1.</param>
/// <remarks>A class: lists and queries over a value type of ours would be compiled at every start of a command.</remarks>
public sealed record MessagePart(Part Part, string Segment, int Line);
