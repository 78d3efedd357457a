#pragma warning disable RS0030 // The one place that touches the console and files besides the vault's.
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Cru.Output;

namespace Cru;

/// <summary>The real surroundings.</summary>
internal static class ConsoleHost
{
    private const int NarrowestUsable = 40;
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static CruHost Create() => new()
    {
        OpenInput = Console.OpenStandardInput,
        InputIsTerminal = () => !Console.IsInputRedirected,
        Output = Shown(Writer(StandardOutput(), autoFlush: false), !Console.IsOutputRedirected),
        OpenOutput = StandardOutput,
        Error = Shown(Writer(StandardError(), autoFlush: true), !Console.IsErrorRedirected),
        OutputIsTerminal = () => !Console.IsOutputRedirected,
        ErrorIsTerminal = () => !Console.IsErrorRedirected,
        Width = Width,
        Height = Height,
        OpenPager = command => PagerWriter.Start(command, Environment.GetEnvironmentVariable) is { } pager ? Shown(pager, isTerminal: true) : null,
        IsUtf8 = IsUtf8,
        Running = () => DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime(),
        Disk = MachineDisk.Look,
        OwnerOf = MachineDisk.OwnerOf,
        OpenTerminal = () => OperatingSystem.IsWindows() ? null : Picking.UnixTerminal.Open(IsUtf8()),
        Variable = Environment.GetEnvironmentVariable,
        WorkingFolder = Environment.CurrentDirectory,
        Zone = () => Commands.Zones.Named(TimeZoneInfo.Local),
        ReadText = ReadText,
        MachineName = Environment.MachineName,
        UserName = Environment.UserName,
        WatchInterrupt = WatchInterrupt,
    };

    private static Stream StandardOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput(1);

    private static Stream StandardError() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutput(2);

    // UTF-8 whatever the locale says: the vault's text is UTF-8, and a pipe must get what the files hold.
    private static StreamWriter Writer(Stream stream, bool autoFlush) => new(stream, Utf8) { AutoFlush = autoFlush, NewLine = "\n" };

    // Only a terminal may lack the letters; a pipe gets the bytes that the files hold.
    private static TextWriter Shown(TextWriter writer, bool isTerminal) => isTerminal && !IsUtf8() ? new AsciiSignWriter(writer) : writer;

    private static bool IsUtf8() => Locale.IsUtf8(Environment.GetEnvironmentVariable);

    private static int Width() => TerminalSize.Of(Environment.GetEnvironmentVariable("COLUMNS"), NarrowestUsable)
        ?? TerminalSize.Of(() => WindowSize.Columns(), NarrowestUsable) ?? UsualWidth;

    private static int Height() => TerminalSize.Of(Environment.GetEnvironmentVariable("LINES"), least: 2)
        ?? TerminalSize.Of(() => WindowSize.Lines(), least: 2) ?? UsualHeight;

    private static string? ReadText(string path)
    {
        try
        {
            // No reader of text: making one ready takes longer than reading the few bytes that are asked for.
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static PosixSignalRegistration WatchInterrupt(Action stop)
    {
        bool isAsked = false;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = !isAsked;
            isAsked = true;
            stop();
        });
    }
}
