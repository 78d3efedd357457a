using System.Text;

namespace MarkdownSessions.Storage;

/// <summary>The limits of what a holder leaves in its lock file.</summary>
internal static class LockNote
{
    /// <summary>4 KiB: a page, read at once.</summary>
    public const int MaxBytes = 4096;

    /// <summary>The note as bytes.</summary>
    /// <exception cref="ArgumentException">Over 4 KiB.</exception>
    /// <exception cref="InvalidOperationException">A shared holder: two of them would write over each other.</exception>
    public static byte[] ToBytes(string note, LockMode mode)
    {
        if (mode != LockMode.Exclusive)
        {
            throw new InvalidOperationException("only who holds the lock alone may leave a note");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(note);
        return bytes.Length <= MaxBytes
            ? bytes
            : throw new ArgumentException($"a note has at most {MaxBytes} bytes, not {bytes.Length}", nameof(note));
    }

    /// <summary>The bytes as a note; what is no UTF-8 is replaced.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
