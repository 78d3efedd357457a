using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Reads files whose first line is a source id and whose every other line is an entry: <c>id words</c>.</summary>
internal sealed class ToyImporter : ISessionImporter
{
    private static readonly string[] Kinds = ["large", "picture"];
    private static readonly Timestamp Time = Timestamp.From(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What the picture of an entry that has <c>picture</c> in its id holds.</summary>
    public static string Picture(string id) => $"pixels of {id}";

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
            yield return Entry(id);
        }
    }

    private static ImportedEntry Entry(string id)
    {
        Part[] more = Kind(id) switch
        {
            "large" => [new ToolResult("call_1", StoreRun.Answer(id))],
            "picture" => [new ArtifactPart("picture.png")],
            _ => [],
        };
        var entry = new Entry { Id = new(id), Time = Time, Role = Role.User, Parts = [new TextPart(StoreRun.Words(id)), .. more], Facts = Facts.Empty };
        return Kind(id) == "picture" ? new(entry) { Artifacts = [new("picture.png", Encoding.UTF8.GetBytes(Picture(id)))] } : new(entry);
    }

    private static string Kind(string id) => Kinds.FirstOrDefault(kind => id.Contains(kind, StringComparison.Ordinal)) ?? "";
}
