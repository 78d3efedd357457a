#pragma warning disable RS0030 // The one place that touches the console and files besides the vault's.
using System.Runtime.InteropServices;
using System.Text;

namespace Cru;

/// <summary>The real surroundings.</summary>
internal static class ConsoleHost
{
    private const int NarrowestUsable = 40;
    private const int UsualWidth = 80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static CruHost Create() => new()
    {
        OpenInput = Console.OpenStandardInput,
        InputIsTerminal = () => !Console.IsInputRedirected,
        Output = Writer(Console.OpenStandardOutput(), autoFlush: false),
        OpenOutput = Console.OpenStandardOutput,
        Error = Writer(Console.OpenStandardError(), autoFlush: true),
        OutputIsTerminal = () => !Console.IsOutputRedirected,
        ErrorIsTerminal = () => !Console.IsErrorRedirected,
        Width = Width,
        OpenTerminal = () => OperatingSystem.IsWindows() ? null : Picking.UnixTerminal.Open(),
        Variable = Environment.GetEnvironmentVariable,
        WorkingFolder = Environment.CurrentDirectory,
        Zone = () => TimeZoneInfo.Local,
        ReadText = ReadText,
        MachineName = Environment.MachineName,
        UserName = Environment.UserName,
        WatchInterrupt = WatchInterrupt,
    };

    // UTF-8 whatever the locale says: the vault's text is UTF-8, and a pipe must get what the files hold.
    private static StreamWriter Writer(Stream stream, bool autoFlush) => new(stream, Utf8) { AutoFlush = autoFlush, NewLine = "\n" };

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is >= NarrowestUsable and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            // A terminal that does not tell its size.
            return UsualWidth;
        }
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
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
