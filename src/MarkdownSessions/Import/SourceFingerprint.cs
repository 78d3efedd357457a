using System.Globalization;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import;

/// <summary>
/// By what a second import knows that a source has not changed: kept as the field <c>imported</c> in
/// the head of the last segment that an import wrote.
/// </summary>
/// <param name="Bytes">The source's length.</param>
/// <param name="Crc">CRC-32C of its bytes.</param>
/// <param name="Version">The importer's version.</param>
internal readonly record struct SourceFingerprint(long Bytes, uint Crc, int Version)
{
    /// <summary>The field of the front matter.</summary>
    public const string Field = "imported";

    /// <summary>Reads a source to its end.</summary>
    public static SourceFingerprint Of(Stream stream, int version)
    {
        byte[] buffer = new byte[128 * 1024];
        uint crc = Crc32C.Empty;
        long bytes = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            crc = Crc32C.Append(crc, buffer.AsSpan(0, read));
            bytes += read;
        }

        return new(bytes, crc, version);
    }

    /// <inheritdoc/>
    public override string ToString() => Facts.Empty
        .With("bytes", Bytes)
        .With("crc", Crc.ToString("x8", CultureInfo.InvariantCulture))
        .With("version", Version)
        .ToString();
}
