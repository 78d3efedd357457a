using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Content that came inside a record and is kept beside the log.</summary>
/// <param name="Part">The part that names it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record InlineArtifact(ArtifactPart Part, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// The longest JSON of a kind that this version does not know that stands in the log, in
    /// characters: no bookkeeping over 25 KB belongs there (docs/format.md, scorecard S3).
    /// </summary>
    public const int MaxPartLength = 25_000;

    private const int NameLength = 12;

    /// <summary>Names content by its hash: the first 12 hex digits of SHA-256 and an extension for the media type.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="mediaType">As the source names it.</param>
    /// <param name="facts">What else is known.</param>
    public static InlineArtifact Of(byte[] content, string mediaType, Facts facts)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(content))[..NameLength] + Extension(mediaType);
        var all = Facts.Empty.With("mime", mediaType).With("bytes", content.Length);
        all = all.WithAll(facts);

        return new(new ArtifactPart(name) { Facts = all }, content);
    }

    /// <summary>JSON that is too large for the log.</summary>
    /// <param name="kind">What it is in its source.</param>
    /// <param name="json">The JSON.</param>
    public static InlineArtifact Json(string kind, string json) =>
        Of(Encoding.UTF8.GetBytes(json), "application/json", Facts.Empty.With("kind", kind));

    private static string Extension(string mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "image/svg+xml" => ".svg",
        "application/pdf" => ".pdf",
        "application/json" => ".json",
        "text/plain" => ".txt",
        _ => ".bin",
    };
}
