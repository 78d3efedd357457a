namespace Cru;

/// <summary>What surrounds the program: its streams, its terminal, its environment; tests give their own.</summary>
internal sealed record CruHost
{
    /// <summary>Opens standard input as bytes.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether a person types at standard input.</summary>
    public required Func<bool> InputIsTerminal { get; init; }

    /// <summary>Standard output: results and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Opens standard output for bytes; what was written as text before must be flushed.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Standard error: notes, progress, problems.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads standard output.</summary>
    public required Func<bool> OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads standard error.</summary>
    public required Func<bool> ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width in columns; asked only when there is one.</summary>
    public required Func<int> Width { get; init; }

    /// <summary>The terminal's height in lines; asked only when there is one.</summary>
    public Func<int> Height { get; init; } = () => 24;

    /// <summary>
    /// Starts a pager on the terminal: its standard input, closed by disposing, which waits until it ended. Null where
    /// there is no such program.
    /// </summary>
    public Func<string, TextWriter?> OpenPager { get; init; } = _ => null;

    /// <summary>Opens the disk.</summary>
    public Func<MarkdownSessions.Storage.IVaultFiles> OpenFiles { get; init; } = () => new MarkdownSessions.Storage.PhysicalFiles();

    /// <summary>Whether the locale's letters are UTF-8; where not, signs of ours that are not ASCII stay away from terminals.</summary>
    public Func<bool> IsUtf8 { get; init; } = () => true;

    /// <summary>How long the program runs already.</summary>
    public Func<TimeSpan> Running { get; init; } = () => TimeSpan.Zero;

    /// <summary>What the system says of the disk under a folder; null when it says nothing.</summary>
    public Func<string, DiskFacts?> Disk { get; init; } = _ => null;

    /// <summary>The name of the user to whom a file or folder belongs; null where the system does not say.</summary>
    public Func<string, string?> OwnerOf { get; init; } = _ => null;

    /// <summary>Opens the terminal of the person at it, whatever the streams are; null where there is none.</summary>
    public required Func<Picking.IPickerTerminal?> OpenTerminal { get; init; }

    /// <summary>An environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The working folder, absolute.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The zone of times in text and of dates without zone.</summary>
    public required Func<TimeZoneInfo> Zone { get; init; }

    /// <summary>A text file of the machine; null when it cannot be read.</summary>
    public required Func<string, string?> ReadText { get; init; }

    /// <summary>The machine's name.</summary>
    public required string MachineName { get; init; }

    /// <summary>The user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>
    /// Watches for Ctrl-C until it is disposed: the first one asks to stop, a second one ends the
    /// process at once, which no file minds either.
    /// </summary>
    public required Func<Action, IDisposable> WatchInterrupt { get; init; }
}
