using System.Diagnostics;
using System.Globalization;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Bench;

/// <summary>What is measured inside of one process: one line a figure, <c>name milliseconds what-came-out</c>.</summary>
internal static class LibraryRuns
{
    private const int TextLetters = 1024;

    /// <summary>Builds the index, or brings it up to date.</summary>
    public static void Reindex(string folder, bool full)
    {
        using var vault = Open(folder);
        long begun = Stopwatch.GetTimestamp();
        var result = vault.Reindex(new() { Full = full });
        Say(full ? "reindex" : "sync", Stopwatch.GetElapsedTime(begun), $"{result.Read} of {result.Sessions} sessions, {result.Bytes} bytes");
    }

    /// <summary>Imports a folder of Claude Code sessions.</summary>
    public static void Import(string source, string folder)
    {
        using var vault = Vault.OpenOrCreate(folder, new() { Engine = new SqliteIndexEngine() });
        var result = vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [source] });
        Say("import", result.Elapsed, $"{result.Sources.Count} sources, {result.Bytes} bytes");
    }

    /// <summary>Asks each question again and again, the index open and checked each time; tells the median.</summary>
    public static void Search(string folder, int runs, IIndexEngine engine, IReadOnlyList<string> queries)
    {
        using var vault = Vault.Open(folder, new() { Engine = engine });
        foreach (string query in queries)
        {
            vault.Search(new() { Query = query });
        }

        foreach (string query in queries)
        {
            var times = new List<TimeSpan>();
            long found = 0;
            for (int i = 0; i < runs; i++)
            {
                long begun = Stopwatch.GetTimestamp();
                found = vault.Search(new() { Query = query }).Total;
                times.Add(Stopwatch.GetElapsedTime(begun));
            }

            times.Sort();
            Say($"'{query}'", times[runs / 2], $"{found} found");
        }
    }

    /// <summary>Appends through an open vault, index and flush included; tells the median of one call.</summary>
    public static void Append(string folder, int appends, int group)
    {
        using var vault = Open(folder);
        var session = vault.List()[0].Id;
        Repeat($"append of {group}", appends, call =>
        {
            EntryDraft[] drafts = [.. Enumerable.Range(0, group).Select(number => Draft(call, number))];
            return () => vault.Append(session, drafts);
        });
    }

    /// <summary>Appends the bytes of one message to a bare file and flushes it; tells the median.</summary>
    public static void AppendBare(string file, int appends)
    {
        using var bare = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] text = new byte[TextLetters];
        Array.Fill(text, (byte)'x');
        Repeat("bare", appends, _ => () =>
        {
            bare.Write(text);
            bare.Flush(flushToDisk: true);
        });
    }

    // Only what is prepared is measured, not the preparing.
    private static void Repeat(string name, int times, Func<int, Action> prepare)
    {
        var took = new List<TimeSpan>();
        for (int call = 0; call < times; call++)
        {
            var act = prepare(call);
            long begun = Stopwatch.GetTimestamp();
            act();
            took.Add(Stopwatch.GetElapsedTime(begun));
        }

        took.Sort();
        Say(name, took[times / 2], "");
    }

    private static EntryDraft Draft(int call, int number)
    {
        string words = string.Create(CultureInfo.InvariantCulture, $"Appended {call} {number}. ");
        return new() { Role = Role.User, Parts = [new TextPart(words + string.Concat(Enumerable.Repeat("and so on ", (TextLetters - words.Length) / 10)))] };
    }

    private static Vault Open(string folder) => Vault.Open(folder, new() { Engine = new SqliteIndexEngine() });

    private static void Say(string name, TimeSpan took, string more) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{took.TotalMilliseconds:F3}\t{more}"));
}
