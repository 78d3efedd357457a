using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Serialization.Metadata;
using Cru.Commands;
using Cru.Json;
using Cru.Output;
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
    private IDisposable? watch;
    private IVaultFiles? files;
    private Links? links;

    public CommandRun(CruContext cru, ParseResult parsed)
    {
        this.cru = cru;
        this.parsed = parsed;
        Clock = FixedClock.Of(cru.Host.Variable("CRU_NOW"));
    }

    /// <summary>What surrounds the program.</summary>
    public CruHost Host => cru.Host;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Standard output.</summary>
    public TextWriter Output => Host.Output;

    /// <summary>The disk, for files outside of the vault that were named.</summary>
    public IVaultFiles Files => files ??= new PhysicalFiles();

    /// <summary>Whether the answer is JSON.</summary>
    public bool AsJson => parsed.GetValue(cru.Shared.Json);

    /// <summary>How text is shown.</summary>
    public Paint Paint => Paint.Choose(parsed.GetValue(cru.Shared.Color), Host);

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

    /// <summary>A line for a person on standard error; content in it is made safe.</summary>
    public void Tell(string line)
    {
        // On a terminal both streams meet: what was printed before stands above.
        Output.Flush();
        Host.Error.WriteLine($"cru: {TerminalText.Line(line)}");
    }

    /// <summary>A line that is wanted with <c>--verbose</c> only.</summary>
    public void TellVerbosely(string line)
    {
        if (parsed.GetValue(cru.Shared.Verbose))
        {
            Tell(line);
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
            Tell($"left out: {issue.Path}: {issue.Problem}");
        }

        if (index.Unread.Count > MostWarnings)
        {
            Tell($"left out: {Amounts.Count(index.Unread.Count - MostWarnings, "more folder")}; 'cru session reindex --json' names them all");
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
        new(Host, doing, parsed.GetValue(cru.Shared.Verbose), Clock);

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

    private bool IsOfAnOption(Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    /// <inheritdoc/>
    public void Dispose()
    {
        watch?.Dispose();
        stop.Dispose();
    }
}
