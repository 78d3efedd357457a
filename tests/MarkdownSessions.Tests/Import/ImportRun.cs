using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Import;

/// <summary>An import in memory, read to its end.</summary>
internal sealed class ImportRun
{
    private ImportRun(ImportAccount account, IReadOnlyList<ImportedItem> items)
    {
        Account = account;
        Items = items;
    }

    public ImportAccount Account { get; }

    public IReadOnlyList<ImportedItem> Items { get; }

    public ImportedHead Head => Items.OfType<ImportedHead>().Last();

    public IReadOnlyList<Entry> Entries => [.. Items.OfType<ImportedEntry>().Select(item => item.Entry)];

    public Entry Entry => Assert.Single(Entries);

    public static ImportRun Of(params string[] lines) => Of(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static ImportRun Of(byte[] file, string path = "p/11111111-2222-4333-8444-555555555555.jsonl", params (string Path, string Text)[] beside)
    {
        Stream? Open(string? other)
        {
            if (other is null)
            {
                return new MemoryStream(file);
            }

            var found = Array.Find(beside, file => file.Path == other);
            return found.Path is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(found.Text));
        }

        return Of(new ImportSource(path, Open));
    }

    public static ImportRun Of(ImportSource source)
    {
        var account = new ImportAccount();
        var items = new ClaudeCodeImporter().Read(source, account, CancellationToken.None).ToList();
        return new(account, items);
    }

    /// <summary>A record with the fields that all of them have.</summary>
    public static string Record(string type, string uuid, string rest) =>
        $$"""{"parentUuid":null,"isSidechain":false,"userType":"external","cwd":"/home/ann/app","sessionId":"11111111-2222-4333-8444-555555555555","version":"2.1.20","gitBranch":"main","type":"{{type}}",{{rest}},"uuid":"{{uuid}}","timestamp":"2026-01-05T10:00:00.000Z"}""";

    public static string User(string uuid, string content) =>
        Record("user", uuid, $$"""  "message":{"role":"user","content":{{content}}}""");

    public static string Assistant(string uuid, string messageId, string block, int output = 7) =>
        Record("assistant", uuid, $$$"""  "requestId":"req_1","message":{"model":"claude-opus-4-5","id":"{{{messageId}}}","type":"message","role":"assistant","content":[{{{block}}}],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"cache_creation_input_tokens":5,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":0},"output_tokens":{{{output}}},"service_tier":"standard"}}""");
}
