using System.Text;

namespace MarkdownSessions.Html;

/// <summary>Tells pictures by their first bytes: a name or media type may say anything.</summary>
internal static class ImageType
{
    /// <summary>As many bytes as tell it.</summary>
    public const int BytesNeeded = 1024;

    private static readonly string[] BeforeSvg = ["<?xml", "<!--", "<!DOCTYPE svg"];

    /// <summary>The media type; null for what browsers do not show as a picture.</summary>
    /// <param name="beginning">The first <see cref="BytesNeeded"/> bytes, or all of a shorter file.</param>
    public static string? Of(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ when beginning.StartsWith("GIF87a"u8) || beginning.StartsWith("GIF89a"u8) => "image/gif",
        _ when beginning.StartsWith("RIFF"u8) && beginning.Length >= 12 && beginning[8..].StartsWith("WEBP"u8) => "image/webp",
        _ when IsSvg(beginning) => "image/svg+xml",
        _ => null,
    };

    // As a picture it runs no script and loads nothing (SVG Integration, "secure static mode").
    private static bool IsSvg(ReadOnlySpan<byte> beginning)
    {
        string text = Encoding.UTF8.GetString(beginning).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<svg", StringComparison.Ordinal)
            || (BeforeSvg.Any(one => text.StartsWith(one, StringComparison.OrdinalIgnoreCase)) && text.Contains("<svg", StringComparison.Ordinal));
    }
}
