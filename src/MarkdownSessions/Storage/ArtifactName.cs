using System.Buffers;
using System.Security.Cryptography;

namespace MarkdownSessions.Storage;

/// <summary>What a file's name tells of it.</summary>
internal static class ArtifactName
{
    private const int LongestExtension = 9;
    private const int FewestDigits = 12; // ArtifactStore names by so many of the hash, more where two contents share them

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The beginning of the SHA-256 that its content has, in hexadecimal; null for a name that is not made of one.</summary>
    public static string? PromisedHash(string name)
    {
        string stem = name.Split('.')[0];
        bool isHash = stem.Length is >= FewestDigits and <= 2 * SHA256.HashSizeInBytes && !stem.AsSpan().ContainsAnyExcept(Hexadecimal);
        return isHash ? stem : null;
    }

    /// <summary>The end of the name from its last dot on, in lower case; empty when it could not stand in a link everywhere.</summary>
    public static string Extension(string fileName)
    {
        string end = Path.GetExtension(fileName).ToLowerInvariant();
        return end.Length is > 1 and <= LongestExtension && end.Skip(1).All(char.IsAsciiLetterOrDigit) ? end : "";
    }

    /// <summary>The media type that the name's end stands for; null for one that is not known here.</summary>
    public static string? MediaType(string fileName) => Extension(fileName) switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        ".pdf" => "application/pdf",
        ".json" => "application/json",
        ".zip" => "application/zip",
        ".csv" => "text/csv",
        ".html" or ".htm" => "text/html",
        ".md" => "text/markdown",
        ".txt" or ".log" => "text/plain",
        _ => null,
    };
}
