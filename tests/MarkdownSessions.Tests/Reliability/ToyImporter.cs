using MarkdownSessions.Import;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Reads files whose first line is a source id and whose every other line is an entry: <c>id words</c>.</summary>
internal sealed class ToyImporter : ISessionImporter
{
    private static readonly Timestamp Time = Timestamp.From(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public string Name => "toy";

    public int Version => 1;

    public bool IsCandidate(string path) => path.EndsWith(".toy", StringComparison.Ordinal);

    public bool IsChild(string path) => false;

    public IEnumerable<ImportedItem> Read(ImportSource source, ImportAccount account, CancellationToken cancel)
    {
        using var reader = new StreamReader(source.Open(null)!);
        yield return new ImportedHead(reader.ReadLine()!, "chat", []);
        while (reader.ReadLine() is { } line)
        {
            account.CountImported();
            string id = line.Split(' ')[0];
            Part[] parts = id.Contains("large", StringComparison.Ordinal)
                ? [new TextPart(StoreRun.Words(id)), new ToolResult("call_1", StoreRun.Answer(id))]
                : [new TextPart(StoreRun.Words(id))];
            yield return new ImportedEntry(new Entry { Id = new(id), Time = Time, Role = Role.User, Parts = parts, Facts = Facts.Empty });
        }
    }
}
