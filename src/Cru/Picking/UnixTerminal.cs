#pragma warning disable RS0030 // The terminal is a file of the machine, none of a vault's.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Cru.Picking;

/// <summary>
/// The controlling terminal, <c>/dev/tty</c>, set by POSIX' <c>stty</c>: the structures of termios differ by system, its
/// words do not.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixTerminal : IPickerTerminal
{
    private const string Device = "/dev/tty";
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    // Keys one by one and unseen; a read ends after 0.1 s without one.
    private const string Raw = "raw -echo -iexten min 0 time 1";

    // The other screen, pastes marked as such.
    private const string Begin = "\e[?1049h\e[?2004h";
    private const string End = "\e[?2004l\e[?25h\e[?1049l";

    private readonly FileStream device;
    private readonly string settings;
    private readonly bool isUtf8;
    private readonly PosixSignalRegistration[] signals;
    private (int Width, int Height) size;
    private bool isTaken;
    private bool isLent;
    private volatile bool isDisturbed;
    private volatile bool isEnded;

    private UnixTerminal(FileStream device, string settings, bool isUtf8)
    {
        this.device = device;
        this.settings = settings;
        this.isUtf8 = isUtf8;
        signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => isDisturbed = true),
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => isDisturbed = true),
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop)),
        ];
    }

    /// <inheritdoc/>
    public (int Width, int Height) Size => size;

    /// <inheritdoc/>
    public bool IsEnded => isEnded;

    /// <summary>The terminal; null where there is none, or none that can be set.</summary>
    /// <param name="isUtf8">Whether it shows more signs than those of ASCII.</param>
    public static UnixTerminal? Open(bool isUtf8)
    {
        try
        {
            var tty = new FileStream(Device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            if (Stty("-g") is { Length: > 0 } settings)
            {
                return new(tty, settings, isUtf8);
            }

            tty.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a controlling terminal the device cannot be opened.
            return null;
        }
    }

    /// <inheritdoc/>
    public bool WasDisturbed()
    {
        if (!isDisturbed)
        {
            return false;
        }

        isDisturbed = false;

        // A shell that continues the program does not bring its settings back.
        isTaken = false;
        Enter();
        return true;
    }

    /// <inheritdoc/>
    public void Enter()
    {
        if (isTaken)
        {
            return;
        }

        isTaken = true;
        Stty(Raw);
        size = ReadSize();
        Write(Begin);
    }

    /// <inheritdoc/>
    public void Leave()
    {
        if (!isTaken)
        {
            return;
        }

        isTaken = false;
        Write(End);
        Stty(settings);
    }

    /// <inheritdoc/>
    public void Write(string text) => device.Write(Encoding.UTF8.GetBytes(isUtf8 ? text : Output.Signs.ToAscii(text)));

    /// <inheritdoc/>
    public int Read(byte[] buffer) => device.Read(buffer, 0, buffer.Length);

    /// <inheritdoc/>
    public int Run(string command, IReadOnlyList<string> arguments)
    {
        Leave();
        isLent = true;
        try
        {
            return Shell($"{command} \"$@\" <{Device} >{Device} 2>&1", arguments, isRead: false).ExitCode;
        }
        finally
        {
            isLent = false;
            Enter();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Leave();
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        device.Dispose();
    }

    // Ctrl-C in an editor is the editor's.
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        isEnded |= !isLent || signal.Signal is not PosixSignal.SIGINT;
    }

    private static (int Width, int Height) ReadSize()
    {
        string[] words = Stty("size").Split(' ');
        return words.Length == 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int height) && height > 0
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0
            ? (width, height)
            : (UsualWidth, UsualHeight);
    }

    private static string Stty(string words) => Shell($"stty {words} <{Device} 2>/dev/null", [], isRead: true).Output.Trim();

    private static (int ExitCode, string Output) Shell(string script, IReadOnlyList<string> arguments, bool isRead)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = isRead };
        using var shell = Process.Start(start)!;
        string output = isRead ? shell.StandardOutput.ReadToEnd() : "";
        shell.WaitForExit();
        return (shell.ExitCode, output);
    }
}
