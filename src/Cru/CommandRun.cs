using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Serialization.Metadata;
using Cru.Commands;
using Cru.Json;
using Cru.Output;
using Cru.Settings;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace Cru;

/// <summary>One run of a verb: what was typed, and where the answer goes.</summary>
internal sealed class CommandRun : IDisposable
{
    // More would push the answer off the screen.
    private const int MostWarnings = 5;

    private readonly CruContext cru;
    private readonly ParseResult parsed;
    private readonly CancellationTokenSource stop = new();
    private readonly StepTimes steps;
    private IDisposable? watch;
    private IVaultFiles? files;
    private Links? links;
    private Paint? paint;
    private RunSettings? settings;
    private PageWriter? page;
    private (bool IsKnown, string? Folder) vault;

    public CommandRun(CruContext cru, ParseResult parsed)
    {
        this.cru = cru;
        this.parsed = parsed;
        Clock = FixedClock.Of(cru.Host.Variable("CRU_NOW"));
        steps = new(Clock);
        if (IsQuiet && IsVerbose)
        {
            throw CruException.Usage("--quiet and --verbose ask for two things; give one of them");
        }
    }

    /// <summary>What surrounds the program.</summary>
    public CruHost Host => cru.Host;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Standard output, or the pager before it; who asks for it is done with looking.</summary>
    public TextWriter Output
    {
        get
        {
            steps.Begin(StepTimes.Output);
            return page ?? Host.Output;
        }
    }

    /// <summary>The verb's name, such as <c>search</c>.</summary>
    public string Verb => parsed.CommandResult.Command.Name;

    /// <summary>Nothing but errors goes to standard error.</summary>
    public bool IsQuiet => parsed.GetValue(cru.Shared.Quiet);

    /// <summary>It is told what is done, and how long it took.</summary>
    public bool IsVerbose => parsed.GetValue(cru.Shared.Verbose);

    /// <summary>How long bringing the index up to date took, of the time that the verb took.</summary>
    public TimeSpan CatchUp { get; set; }

    /// <summary>The vault's folder; null when none is named and none is around the working folder.</summary>
    public string? VaultFolder
    {
        get
        {
            if (!vault.IsKnown)
            {
                vault = (true, new VaultLocator(Files, Host).TryFind(Get(cru.Shared.Vault)));
            }

            return vault.Folder;
        }
    }

    /// <summary>What named the vault that there is, for a person.</summary>
    public string HowVaultWasFound => new VaultLocator(Files, Host).HowFound(Get(cru.Shared.Vault), VaultFolder ?? "");

    /// <summary>The settings that hold; read when one is asked for.</summary>
    public RunSettings Settings => settings ??= new(Host, Files, () => VaultFolder, Typed);

    /// <summary>The disk, for files outside of the vault that were named.</summary>
    public IVaultFiles Files => files ??= Host.OpenFiles();

    /// <summary>Whether the answer is JSON.</summary>
    public bool AsJson => parsed.GetValue(cru.Shared.Json);

    /// <summary>How text is shown.</summary>
    public Paint Paint => paint ??= Paint.Choose(Setting(SettingKeys.Color)!, Host);

    /// <summary>Whether files can be clicked.</summary>
    public Links Links => links ??= Links.Choose(Host);

    /// <summary>Asked to stop by Ctrl-C; who never asks for it is ended by it.</summary>
    public CancellationToken Cancel
    {
        get
        {
            watch ??= Host.WatchInterrupt(stop.Cancel);
            return stop.Token;
        }
    }

    /// <summary>The columns of the terminal; null without one.</summary>
    public int? Width => Host.OutputIsTerminal() ? Host.Width() : null;

    /// <summary>Whether <c>--</c> stands before the first argument: what follows are words.</summary>
    public bool BeginsWithDashes =>
        parsed.Tokens.SkipWhile(token => token.Type is not (TokenType.DoubleDash or TokenType.Argument) || IsOfAnOption(token))
            .FirstOrDefault()?.Type is TokenType.DoubleDash;

    /// <summary>The value of an option; its default when it was not typed.</summary>
    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>The number of an option; null when it was not typed.</summary>
    public int? Get(Option<WholeNumber> option) => parsed.GetValue(option)?.Value;

    /// <summary>Whether an option was typed, with a value or without.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>What holds for a setting, and where it comes from; what cannot be meant is told and passed over.</summary>
    public SettingValue Found(SettingKey key)
    {
        int before = Settings.Unfit.Count;
        var found = Settings.Find(key);
        foreach (string problem in Settings.Unfit.Skip(before))
        {
            TellProblem(problem);
        }

        return found;
    }

    /// <summary>What holds for a setting; null for nothing.</summary>
    public string? Setting(SettingKey key) => Found(key).Value;

    /// <summary>The number that holds for a setting that has a default.</summary>
    public int Number(SettingKey key) => int.Parse(Setting(key)!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the settings anew when they are next asked for: one was changed.</summary>
    public void ForgetSettings() => settings = null;

    /// <summary>A note for a person on standard error; content in it is made safe. Nobody who is to be quiet says it.</summary>
    public void Tell(string line)
    {
        if (!IsQuiet)
        {
            TellProblem(line);
        }
    }

    /// <summary>A line on standard error that is said to everybody: something could not be read, or is not as it should be.</summary>
    public void TellProblem(string line)
    {
        string shown = $"cru: {TerminalText.Line(line)}";
        if (page is not null && Host.ErrorIsTerminal())
        {
            // Beside a pager it would be drawn over.
            page.WriteLine(shown);
            return;
        }

        // On a terminal both streams meet: what was printed before stands above.
        Host.Output.Flush();
        Host.Error.WriteLine(shown);
    }

    /// <summary>A note, and below it lines that somebody may copy; they are safe already.</summary>
    public void TellLines(string line, IEnumerable<string> lines)
    {
        if (IsQuiet)
        {
            return;
        }

        TellProblem(line);
        var below = page is not null && Host.ErrorIsTerminal() ? page : Host.Error;
        foreach (string copied in lines)
        {
            below.WriteLine(copied);
        }
    }

    /// <summary>A line that is wanted with <c>--verbose</c> only.</summary>
    public void TellVerbosely(string line)
    {
        if (IsVerbose)
        {
            Tell(line);
        }
    }

    /// <summary>Begins a step, whose time <c>--verbose</c> tells.</summary>
    public void Begin(string step) => steps.Begin(step);

    /// <summary>Says how long each step took, with <c>--verbose</c>.</summary>
    public void TellTimes()
    {
        if (IsVerbose)
        {
            Host.Output.Flush();
            Tell(steps.Told(Host.Running(), CatchUp, Verb, Shown));
        }
    }

    /// <summary>
    /// Lets a long answer go through the pager: text on a terminal only, and not where <c>--no-pager</c> was typed. Who
    /// leaves the pager early has seen enough, which is no failure.
    /// </summary>
    public int Paged(OutputFormat format, Func<int> write)
    {
        string command = format is OutputFormat.Text && Host.OutputIsTerminal() && Host.Variable("TERM") is not "dumb" ? Setting(SettingKeys.Pager)! : "";
        if (command is "" or "cat")
        {
            return write();
        }

        using var pages = new PageWriter(Host, command);
        page = pages;
        try
        {
            return write();
        }
        catch (PagerClosedException)
        {
            return ExitCode.Done;
        }
        finally
        {
            page = null;
        }
    }

    /// <summary>Says what happened to the index, when something did.</summary>
    public void TellOf(MarkdownSessions.Indexing.IndexReport index)
    {
        if (index.Note is { } note)
        {
            Tell(note);
        }

        foreach (var issue in index.Unread.Take(MostWarnings))
        {
            TellProblem($"left out: {issue.Path}: {issue.Problem}");
        }

        if (index.Unread.Count > MostWarnings)
        {
            TellProblem($"left out: {Amounts.Count(index.Unread.Count - MostWarnings, "more folder")}; 'cru session reindex --json' names them all");
        }
    }

    /// <summary>Says what of a session could not be read as it was meant.</summary>
    public void TellOf(Vault vault, SessionId session, IReadOnlyList<LogIssue> issues)
    {
        foreach (var issue in issues)
        {
            string line = issue.Line > 0 ? $":{issue.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
            Tell($"{ShownPath(vault, vault.PathOf(session, issue.Path))}{line}: {issue.Problem}");
        }
    }

    /// <summary>Shows how far something has come, for somebody who waits.</summary>
    public ProgressLine Progress(string doing) =>
        new(Host, doing, new() { IsQuiet = IsQuiet, IsVerbose = IsVerbose }, Clock);

    /// <summary>Prints a document on one line.</summary>
    public void Write<T>(T document, JsonTypeInfo<T> type) => Output.WriteLine(JsonText.Of(document, type));

    /// <summary>How long something took; nothing while <c>CRU_NOW</c> stops the clock.</summary>
    public TimeSpan Shown(TimeSpan elapsed) => Clock is FixedClock ? TimeSpan.Zero : elapsed;

    /// <summary>
    /// A file of the vault for text: as a shell in the working folder would name it where the vault lies in
    /// it, so that <c>path:line</c> can be clicked; absolute otherwise.
    /// </summary>
    public string ShownPath(Vault vault, string path)
    {
        string full = Path.GetFullPath(path, vault.Root);
        string relative = Path.GetRelativePath(Host.WorkingFolder, vault.Root);
        bool isBelow = relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
        return isBelow ? Path.GetRelativePath(Host.WorkingFolder, full) : full;
    }

    /// <summary>A place in a file of the vault for text, <c>path:line</c>; where the terminal has links, one.</summary>
    public string ShownPlace(Vault vault, string path, long line)
    {
        string shown = $"{TerminalText.Line(ShownPath(vault, path))}:{line.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return Links.To(shown, Path.GetFullPath(path, vault.Root), line);
    }

    private (string Option, string Value)? Typed(SettingKey key)
    {
        if (key == SettingKeys.Pager)
        {
            return Get(cru.Shared.NoPager) ? ("--no-pager", "cat") : null;
        }

        var option = key == SettingKeys.Engine ? cru.Shared.Engine : key == SettingKeys.Color ? cru.Shared.Color : null;
        return option is not null && Get(option) is { } value ? (option.Name, value) : null;
    }

    private bool IsOfAnOption(Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    /// <inheritdoc/>
    public void Dispose()
    {
        watch?.Dispose();
        stop.Dispose();
    }
}
