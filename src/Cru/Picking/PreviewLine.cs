namespace Cru.Picking;

/// <summary>A line of the conversation around a hit, safe, as long as it is.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsHeading">It tells who speaks.</param>
/// <param name="IsHit">It is the line that was found.</param>
internal sealed record PreviewLine(string Text, bool IsHeading = false, bool IsHit = false);
