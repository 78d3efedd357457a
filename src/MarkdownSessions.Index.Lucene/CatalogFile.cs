using System.Globalization;
using Lucene.Net.Codecs;
using Lucene.Net.Store;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// The catalog of a checkpoint as a file beside Lucene's, written once, whole, flushed and with a checksum, and never
/// changed after. LiteDB itself works in memory: given a damaged file, or a full disk, it leaves a transaction behind
/// whose finalizer ends the process (docs/engines.md, "Damage").
/// </summary>
internal static class CatalogFile
{
    private const string Beginning = "catalog-";
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads the catalog of a checkpoint.</summary>
    /// <returns>A stream that may be written to without the file's changing.</returns>
    /// <exception cref="IOException">It is not there, or not as it was written.</exception>
    public static MemoryStream Read(FSDirectory folder, Checkpoint checkpoint)
    {
        using var file = folder.OpenChecksumInput(Name(checkpoint), IOContext.READ_ONCE);
        long left = file.Length - CodecUtil.FooterLength();
        if (left is < 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"{Name(checkpoint)} is no catalog");
        }

        var bytes = new MemoryStream((int)left);
        byte[] chunk = new byte[ChunkBytes];
        while (left > 0)
        {
            int length = (int)Math.Min(left, chunk.Length);
            file.ReadBytes(chunk, 0, length);
            bytes.Write(chunk, 0, length);
            left -= length;
        }

        CodecUtil.CheckFooter(file);
        bytes.Position = 0;
        return bytes;
    }

    /// <summary>Writes the catalog of a checkpoint that no commit names yet, over what a killed process may have left.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Write(FSDirectory folder, Checkpoint checkpoint, MemoryStream bytes)
    {
        string name = Name(checkpoint);
        using (var file = folder.CreateOutput(name, IOContext.DEFAULT))
        {
            file.WriteBytes(bytes.GetBuffer(), 0, (int)bytes.Length);
            CodecUtil.WriteFooter(file);
        }

        folder.Sync([name]);
    }

    /// <summary>Deletes all catalogs but that of a checkpoint; the caller holds the lock.</summary>
    public static void Prune(FSDirectory folder, Checkpoint checkpoint)
    {
        string kept = Name(checkpoint);
        foreach (string name in folder.ListAll().Where(name => IsOne(name) && name != kept))
        {
            try
            {
                folder.DeleteFile(name);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Open somewhere, on a system that does not delete what is open: the next commit takes it.
            }
        }
    }

    private static bool IsOne(string name) => name.StartsWith(Beginning, StringComparison.Ordinal);

    private static string Name(Checkpoint checkpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"{Beginning}{checkpoint.Number}.db");
}
