using System.Globalization;

namespace MarkdownSessions.Storage;

/// <summary>What a session's lock file notes: hints that survive a process, never the truth.</summary>
internal sealed record LockNoteText
{
    /// <summary>Who holds or held the lock: <c>pid 123</c>.</summary>
    public string? Holder { get; init; } = string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}");

    /// <summary>The file whose name is known to survive a power cut, by its identity.</summary>
    public string? Durable { get; init; }

    /// <summary>The segment whose flush failed: it gets no more entries.</summary>
    public string? Suspect { get; init; }

    /// <summary>What a holder before left.</summary>
    public static LockNoteText Read(IFileLock held) => Parse(held.ReadNote());

    /// <summary>Reads a note; what cannot be read counts as not said.</summary>
    public static LockNoteText Parse(string note)
    {
        string? Line(string key) => note.Split('\n')
            .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
        return new() { Holder = Line("holder "), Durable = Line("durable "), Suspect = Line("suspect ") };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"holder {Holder}\n{(Durable is null ? "" : $"durable {Durable}\n")}{(Suspect is null ? "" : $"suspect {Suspect}\n")}";
}
