#pragma warning disable RS0030 // Looks for a program of the machine.
using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Cru;

/// <summary>The standard input of a pager on the terminal; disposing it waits until the pager is left.</summary>
internal sealed class PagerWriter : StreamWriter
{
    private const int BufferBytes = 4096;

    private static readonly SearchValues<char> ForTheShell = SearchValues.Create("$=`'\"(\\~");

    private readonly Process pager;
    private readonly PosixSignalRegistration interrupt;

    private PagerWriter(Process pager)
        : base(pager.StandardInput.BaseStream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes)
    {
        this.pager = pager;
        NewLine = "\n";

        // Ctrl-C is the pager's: it must not be left alone with the terminal.
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
    }

    /// <summary>Starts a pager; null where there is no such program.</summary>
    /// <param name="command">For a shell: a program, maybe with arguments.</param>
    /// <param name="variable">The environment.</param>
    public static PagerWriter? Start(string command, Func<string, string?> variable)
    {
        string program = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (OperatingSystem.IsWindows() || !IsThere(program, variable("PATH") ?? ""))
        {
            return null;
        }

        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { UseShellExecute = false, RedirectStandardInput = true };

        // As git does it: leave what fits on a screen, colours as they are, no other screen.
        start.Environment.TryAdd("LESS", "FRX");
        start.Environment.TryAdd("LV", "-c");
        return Process.Start(start) is { } pager ? new(pager) : null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
        }
        finally
        {
            if (disposing)
            {
                pager.WaitForExit();
                pager.Dispose();
                interrupt.Dispose();
            }
        }
    }

    // What only a shell understands, the shell is asked.
    private static bool IsThere(string program, string path) =>
        program.Contains('/', StringComparison.Ordinal) ? File.Exists(program)
        : program.AsSpan().ContainsAny(ForTheShell)
            || path.Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Join(folder, program)));
}
