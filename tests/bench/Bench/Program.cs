using System.Globalization;
using MarkdownSessions.Bench;

// The makers of what run.py measures on, and the measurements that need the library itself.
switch (args)
{
    case ["vault", var folder, var sessions, var messages, var seed]:
        VaultMaker.Make(folder, new(Number(sessions), Number(messages), Number(seed)));
        return 0;
    case ["claude", var folder, var mebibytes, var seed]:
        ClaudeSourceMaker.Make(folder, Number(mebibytes), Number(seed));
        return 0;
    case ["text", var file, var sessions, var messages, var seed]:
        PlainTextMaker.Make(file, new(Number(sessions), Number(messages), Number(seed)));
        return 0;
    case ["reindex", var vault]:
        LibraryRuns.Reindex(vault, full: true);
        return 0;
    case ["sync", var vault]:
        LibraryRuns.Reindex(vault, full: false);
        return 0;
    case ["import", var source, var vault]:
        LibraryRuns.Import(source, vault);
        return 0;
    case ["search", var vault, var runs, var engine, .. var queries]:
        LibraryRuns.Search(vault, Number(runs), BenchEngine.Of(engine), queries);
        return 0;
    case ["bare", var file, var appends]:
        LibraryRuns.AppendBare(file, Number(appends));
        return 0;
    case ["append", var vault, var appends, var group]:
        LibraryRuns.Append(vault, Number(appends), Number(group));
        return 0;
    default:
        await Console.Error.WriteLineAsync("see tests/bench/run.py").ConfigureAwait(false);
        return 64;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
