using Microsoft.Win32.SafeHandles;

namespace MarkdownSessions.Storage;

/// <summary>Reads at a place of a file without moving its position, which appending shares.</summary>
internal static class PositionedReader
{
    /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="offset"/> on; fewer at the end of the file.</summary>
    public static byte[] Read(SafeFileHandle file, long offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        // A caller may ask for more than there is, up to everything: only what is there is allocated.
        long there = Math.Max(0, RandomAccess.GetLength(file) - offset);
        byte[] bytes = new byte[(int)Math.Min(count, there)];
        int filled = 0;
        while (filled < bytes.Length)
        {
            int read = RandomAccess.Read(file, bytes.AsSpan(filled), offset + filled);
            if (read == 0)
            {
                return bytes[..filled];
            }

            filled += read;
        }

        return bytes;
    }
}
