using System.Globalization;
using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A vault on which a program and people work by turns, with what each step did.</summary>
internal sealed class EditedVault : IDisposable
{
    private static readonly string[] Words = ["heron", "egret", "falcon", "osprey", "src/Bird.cs", "the heron's nest", "kestrel"];

    private static readonly string[] Questions =
        ["heron", "egret OR falcon", "\"by hand\"", "role:user", "-heron", "osprey words", "Bird.cs", "kest*", "title OR typed",
            "file:Bird.cs", "has:tool heron", "cost:>0.3", "tokens:20..60", "messages:>3", "has:summary", "has:cost -has:error"];

    private readonly Random random;
    private readonly TestVault vault;
    private readonly List<SessionId> sessions = [];
    private readonly Dictionary<string, HashSet<string>> appended = new(StringComparer.Ordinal);
    private int entries;

    public EditedVault(int seed, IIndexEngine engine)
    {
        random = new(seed);

        // Every other vault begins a new segment after an entry or two.
        vault = new(engine, maxSegmentBytes: seed % 2 == 0 ? 600 : null);
    }

    /// <summary>What was done.</summary>
    public List<string> Told { get; } = [];

    public void Step()
    {
        vault.Clock.Advance(TimeSpan.FromSeconds(random.Next(5)));
        int choice = sessions.Count == 0 ? 0 : random.Next(13);
        Told.Add(choice switch
        {
            0 => Create(),
            < 5 => Append(),
            < 9 => EditByHand(),
            9 => Delete(),
            10 => Reindex(),
            11 => Sync(),
            _ => Reopen(),
        });
    }

    /// <summary>Where the live index, the files, and an index that is built anew answer differently; null when nowhere.</summary>
    public string? Difference()
    {
        using var scanning = vault.Scanning();
        string files = Answers(scanning);
        string live = Answers(vault.Vault);
        if (live != files)
        {
            return $"grown index and files differ: {FirstDifference(live, files)}";
        }

        vault.Vault.Reindex(new() { Full = true });
        string rebuilt = Answers(vault.Vault);
        return rebuilt != files ? $"rebuilt index and files differ: {FirstDifference(rebuilt, files)}" : Lost();
    }

    public void Dispose() => vault.Dispose();

    // What was appended after the last edit by hand of its session must be there, whole.
    private string? Lost()
    {
        foreach (var (session, ids) in appended)
        {
            var found = vault.Vault.Read(SessionId.Parse(session)).Messages.Where(message => message.State is not EntryState.Torn)
                .Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
            if (ids.FirstOrDefault(id => !found.Contains(id)) is { } lost)
            {
                return $"{session}#{lost} was appended and is not shown";
            }
        }

        return null;
    }

    private string Create()
    {
        var id = vault.Vault.Create(new() { Title = random.Next(2) == 0 ? null : "A kestrel" });
        sessions.Add(id);
        Touch(id);
        return $"create {id}";
    }

    private string Append()
    {
        var id = Any();
        if (!Exists(id))
        {
            return "nothing";
        }

        string entry = $"e{++entries}";
        string text = $"{Words[random.Next(Words.Length)]} and {Words[random.Next(Words.Length)]} in {entry}";
        var draft = random.Next(2) == 0
            ? new EntryDraft { Role = Role.User, Id = new(entry), Parts = [new TextPart(text)] }
            : new EntryDraft { Role = random.Next(9) == 0 ? Role.Summary : Role.Assistant, Id = new(entry), Parts = Answer(text), Facts = Usage() };
        bool isTorn = random.Next(4) == 0;
        try
        {
            string path = vault.Vault.Append(id, draft).Path;
            if (isTorn)
            {
                Tear(Path.GetFullPath(path, vault.Root));
                vault.Vault.Append(id, draft);
            }
        }
        catch (VaultException e) when (e.Error is VaultError.FormatTooNew)
        {
            // An edit made the number of the format unreadable: then nothing may be written.
            return $"append to {id} is refused";
        }

        (appended.TryGetValue(id.Value, out var known) ? known : appended[id.Value] = new(StringComparer.Ordinal)).Add(entry);
        Touch(id);
        return $"append {entry} to {id}{(isTorn ? ", torn and again" : "")}";
    }

    // A kill in the middle of the write; who wrote it sends it again, at times behind what was said meanwhile.
    private void Tear(string path)
    {
        long length = new FileInfo(path).Length;
        using (var stream = File.Open(path, FileMode.Open))
        {
            stream.SetLength(Math.Max(0, length - random.Next(1, 120)));
        }

        if (random.Next(2) == 0)
        {
            vault.Vault.List();
        }

        if (random.Next(2) == 0)
        {
            var session = SessionId.Parse(Path.GetFileName(Path.GetDirectoryName(path))!);
            vault.Say(session, $"{Words[random.Next(Words.Length)]} meanwhile");
        }
    }

    private Part[] Answer(string text) => random.Next(2) == 0
        ? [new TextPart(text)]
        : [new TextPart(text), new ToolCall("Edit", """{"file_path":"src/Bird.cs"}""") { Result = "done", IsError = random.Next(3) == 0 }];

    private Facts Usage() => random.Next(3) switch
    {
        0 => Facts.Empty,
        1 => Facts.Empty.With("model", "m").With("usage", Facts.Empty.With("prompt", random.Next(30))),
        _ => Facts.Empty.With("cost", random.Next(9) / 10m).With("usage", Facts.Empty.With("completion", random.Next(30))),
    };

    private string EditByHand()
    {
        var id = Any();
        if (!Exists(id))
        {
            return "nothing";
        }

        string path = Directory.GetFiles(vault.Session(id), "*.md").OrderBy(_ => random.Next()).First();
        byte[] edited = HandEdits.Edit(File.ReadAllBytes(path), random);
        bool byRename = random.Next(2) == 0;
        File.WriteAllBytes(byRename ? path + "~" : path, edited);
        if (byRename)
        {
            File.Move(path + "~", path, overwrite: true);
        }

        appended.Remove(id.Value);
        Touch(id);
        return $"edit {id}/{Path.GetFileName(path)}, now {edited.Length} bytes";
    }

    private string Delete()
    {
        var id = Any();
        if (Directory.Exists(vault.Session(id)))
        {
            Directory.Delete(vault.Session(id), recursive: true);
        }

        appended.Remove(id.Value);
        sessions.Remove(id);
        return $"delete {id}";
    }

    // A segment of another machine comes in behind the others; its head may say something new of the session.
    private string Sync()
    {
        var id = Any();
        if (!Exists(id))
        {
            return "nothing";
        }

        var names = Directory.GetFiles(vault.Session(id)).Select(path => Path.GetFileName(path)!);
        var time = Timestamp.From(vault.Clock.GetUtcNow());
        string name = SegmentName.Next(vault.Clock.GetUtcNow(), names, "wren-7m3p", newestIsForeign: true).Text;
        string[] facts = ["title", "agent", "model", "cwd", "type"];
        var head = new SegmentHead
        {
            Session = id,
            Type = "chat",
            Started = time,
            Writer = "wren-7m3p",
            Facts = random.Next(2) == 0 ? [] : [SegmentHead.Field(facts[random.Next(facts.Length)], Words[random.Next(Words.Length)])],
        };
        var entry = new Entry { Id = new($"s{++entries}"), Time = time, Role = Role.User, Parts = [new TextPart("synced words of a kestrel")] };
        byte[] said = random.Next(4) == 0 ? [] : EntryWriter.Write(entry);
        File.WriteAllBytes(Path.Join(vault.Session(id), name), [.. head.ToBytes(), .. said]);
        Touch(id);
        return $"sync {name} into {id}: {string.Join(' ', head.Facts.Select(fact => $"{fact.Name}={fact.Text}"))}, {said.Length} bytes";
    }

    private string Reindex()
    {
        bool full = random.Next(2) == 0;
        vault.Vault.Reindex(new() { Full = full });
        return full ? "reindex --full" : "reindex";
    }

    private string Reopen()
    {
        vault.Reopen();
        return "reopen";
    }

    private SessionId Any() => sessions[random.Next(sessions.Count)];

    // A folder that an edit left without any mark of a session is none.
    private bool Exists(SessionId id) =>
        SessionFolders.Find(vault.Options.Files, VaultPaths.OfVault(vault.Root), id) is not null;

    // The files tell the test's time, so that stamps are sometimes young and sometimes old.
    private void Touch(SessionId id)
    {
        foreach (string path in Directory.GetFiles(vault.Session(id), "*.md"))
        {
            if (File.GetLastWriteTimeUtc(path) > vault.Clock.GetUtcNow().UtcDateTime)
            {
                vault.Clock.Advance(TimeSpan.FromTicks(1000));
                File.SetLastWriteTimeUtc(path, vault.Clock.GetUtcNow().UtcDateTime);
            }
        }
    }

    private static string Answers(Vault vault)
    {
        var told = new StringBuilder();
        foreach (var session in vault.List())
        {
            told.Append(Tell(session)).Append('\n');
        }

        foreach (string question in Questions)
        {
            var result = vault.Search(new() { Query = question, Zone = TimeZoneInfo.Utc });
            told.Append(CultureInfo.InvariantCulture, $"? {question}: {result.Tier} {result.RankedAll} {result.Candidates} {result.Total} {result.TotalIsExact} {result.Reachable} {string.Join('|', result.Warnings)}\n");
            foreach (var hit in result.Hits)
            {
                told.Append(CultureInfo.InvariantCulture, $"  {hit.Path}:{hit.Line} {hit.MessageId} {hit.Role} {hit.Ticks} {hit.Score} {hit.Folded} {hit.Snippet} {Tell(hit.Session)}\n");
            }
        }

        return told.ToString();
    }

    private static string Tell(SessionSummary session) =>
        $"{session with { Tags = [], Resume = ResumePoint.Start }} {string.Join(',', session.Tags)}";

    private static string FirstDifference(string left, string right)
    {
        var pairs = left.Split('\n').Zip(right.Split('\n'));
        var (one, other) = pairs.FirstOrDefault(pair => pair.First != pair.Second);
        return $"\n  {one}\n  {other}";
    }
}
