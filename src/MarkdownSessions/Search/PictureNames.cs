using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>Tells pictures among artifacts, by their media type or, where none is told, by their name.</summary>
internal static class PictureNames
{
    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tiff", ".avif", ".heic"];

    /// <summary>Whether an artifact is a picture.</summary>
    public static bool IsOne(ArtifactPart artifact) => artifact.Facts.Text("mime") is { } type
        ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        : Endings.Any(ending => artifact.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
