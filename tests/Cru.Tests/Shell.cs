using System.Diagnostics;
using System.Globalization;
using System.Text;
using MarkdownSessions.Testing;

namespace Cru.Tests;

/// <summary>
/// A working folder of its own in which commands are run: in this process, or by the program that
/// CRU_BINARY names. The clock stands at 2026-01-01 and goes on a minute with every command; ids
/// come from the command's number.
/// </summary>
internal sealed class Shell : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private int commands;

    /// <summary>The working folder.</summary>
    public string Folder => folder.Path;

    /// <summary>The home of who types: below the working folder, so that it goes with it.</summary>
    public string Home => Path.Combine(Folder, ".home");

    /// <summary>The user's own settings.</summary>
    public string OwnSettings => Path.Combine(Home, ".config", "cru", "config.yaml");

    /// <summary>The columns of the terminal.</summary>
    public int Width { get; init; } = 80;

    /// <summary>The lines of the terminal; so many that no pager is wanted, unless a test says otherwise.</summary>
    public int Height { get; init; } = 10_000;

    /// <summary>Starts a pager; null when there is none.</summary>
    public Func<string, TextWriter?> OpenPager { get; init; } = _ => null;

    /// <summary>What the system says of the disk; who says so is asked in this process.</summary>
    public Func<string, global::Cru.DiskFacts?>? Disk { get; init; }

    /// <summary>Opens the disk; a test that gives another than the machine's runs in this process.</summary>
    public Func<MarkdownSessions.Storage.IVaultFiles>? OpenFiles { get; set; }

    /// <summary>Environment variables besides those for reproducible answers.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal) { ["CRU_WRITER"] = "ada-test" };

    /// <summary>The terminal of who picks; null when there is none.</summary>
    public Func<Cru.Picking.IPickerTerminal?>? OpenTerminal { get; init; }

    /// <summary>Runs <c>cru</c> with arguments typed as in a shell.</summary>
    public CommandResult Cru(string arguments, string input = "", string? folder = null) =>
        Run(ShellWords.Split(arguments), input, folder: folder);

    /// <summary>Runs <c>cru</c>.</summary>
    public CommandResult Run(IReadOnlyList<string> arguments, string input = "", bool onTerminal = false, string? folder = null)
    {
        var variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["CRU_NOW"] = Start.AddMinutes(commands).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["CRU_SEED"] = (++commands).ToString(CultureInfo.InvariantCulture),
        };
        return Environment.GetEnvironmentVariable("CRU_BINARY") is { Length: > 0 } binary && !onTerminal && Disk is null && OpenFiles is null
            ? RunBinary(binary, arguments, input, variables, folder ?? Folder)
            : RunHere(arguments, input, variables, onTerminal, folder ?? Folder);
    }

    public void Dispose() => folder.Dispose();

    private CommandResult RunHere(IReadOnlyList<string> arguments, string input, Dictionary<string, string> variables, bool onTerminal, string workingFolder)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CruHost
        {
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            InputIsTerminal = () => onTerminal,
            Output = output,
            OpenOutput = () => new WrittenText(output),
            Error = error,
            OutputIsTerminal = () => onTerminal,
            ErrorIsTerminal = () => onTerminal,
            Width = () => Width,
            Height = () => Height,
            OpenPager = OpenPager,
            OpenFiles = OpenFiles ?? (() => new MarkdownSessions.Storage.PhysicalFiles()),
            Disk = Disk ?? (_ => null),
            OpenTerminal = () => OpenTerminal?.Invoke(),
            Variable = name => variables.GetValueOrDefault(name),
            WorkingFolder = workingFolder,
            Zone = () => TimeZoneInfo.Utc,
            ReadText = _ => null,
            MachineName = "test",
            UserName = "ada",
            WatchInterrupt = _ => new MemoryStream(),
        };
        int exitCode = CruProgram.Run([.. arguments], host);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private static CommandResult RunBinary(string binary, IReadOnlyList<string> arguments, string input, Dictionary<string, string> variables, string workingFolder)
    {
        var start = new ProcessStartInfo(binary, arguments)
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("XDG_CONFIG_HOME");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }
}
