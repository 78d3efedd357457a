using System.IO.Pipes;
using System.Runtime.InteropServices;
using MarkdownSessions.Testing;

namespace Cru.Tests;

public class UnixOutputTests
{
    [FactIf(Need.Unix)]
    public void What_is_written_comes_through_a_pipe_that_holds_less()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        byte[] much = new byte[1_000_000];
        new Random(1).NextBytes(much);

        var reading = Task.Run(() => ReadAll(reader));
        using (var output = new UnixOutput(NumberOf(reader.ClientSafePipeHandle)))
        {
            output.Write(much);
        }

        reader.DisposeLocalCopyOfClientHandle();
        Assert.Equal(much, reading.GetAwaiter().GetResult());
    }

    [FactIf(Need.Unix)]
    public void Writers_of_one_opened_file_go_on_where_the_other_ended()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "out");

        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        using (var first = new UnixOutput(NumberOf(file)))
        using (var second = new UnixOutput(NumberOf(file)))
        {
            first.Write("a\n"u8);
            second.Write("b\n"u8);
            first.Write("c\n"u8);
        }

        Assert.Equal("a\nb\nc\n", File.ReadAllText(path));
    }

    [FactIf(Need.Unix)]
    public void Nobody_is_told_that_the_reader_has_gone()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        using var output = new UnixOutput(NumberOf(reader.ClientSafePipeHandle));

        reader.Dispose();

        output.Write("more"u8);
    }

    [FactIf(Need.Linux)]
    public void A_full_disk_is_told()
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        using var output = new UnixOutput(NumberOf(full));

        var failure = Assert.Throws<IOException>(() => output.Write("more"u8));

        Assert.StartsWith("the output cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    private static int NumberOf(SafeHandle handle) => (int)handle.DangerousGetHandle();

    private static byte[] ReadAll(Stream stream)
    {
        using var read = new MemoryStream();
        stream.CopyTo(read);
        return read.ToArray();
    }
}
