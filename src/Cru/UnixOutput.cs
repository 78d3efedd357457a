using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cru;

/// <summary>
/// Standard output or standard error, written to as it is. What .NET's console opens does the same, but before
/// the first byte it makes a second writer ready and sends the terminal a code that switches its keys.
/// </summary>
/// <remarks>
/// No <see cref="FileStream"/>: that one writes where it believes the file to end, over what another program
/// of the same <c>(a; b) > file</c> wrote.
/// </remarks>
internal sealed partial class UnixOutput(int number) : Stream
{
    // errno(3); EAGAIN is what a terminal or pipe says that another program told not to wait.
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const int AgainOnLinux = 11;
    private const int AgainOnMac = 35;

    // poll(2)
    private const short CanTakeMore = 4;
    private const int WithoutLimit = -1;

    private readonly SafeFileHandle file = new(number, ownsHandle: false);
    private bool isClosedByReader;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes all of it; what nobody reads any more, as behind <c>| head</c>, is dropped without a word.</summary>
    /// <exception cref="IOException">The disk is full, or the output was closed.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !isClosedByReader)
        {
            nint written = WriteSome(file, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            MeetError(Marshal.GetLastPInvokeError());
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void MeetError(int error)
    {
        switch (error)
        {
            case Interrupted:
                break;
            case BrokenPipe:
                isClosedByReader = true;
                break;
            case AgainOnLinux or AgainOnMac:
                var wish = new PollWish { File = number, Events = CanTakeMore };
                _ = Poll(ref wish, 1, WithoutLimit);
                break;
            default:
                throw new IOException($"the output cannot be written: {new Win32Exception(error).Message}");
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint count);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollWish wishes, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollWish
    {
        public int File;
        public short Events;
        public short Answer;
    }
}
