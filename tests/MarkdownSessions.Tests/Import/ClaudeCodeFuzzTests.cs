using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Import;

public class ClaudeCodeFuzzTests
{
    private const int Mutants = 3_000;

    private static readonly string[] Shreds =
        ["{", "}", "\"", "\\", "[", "]", "\0", "\n", "\r\n", "}{", "null", "\\ud800", "\uFEFF", "-", "1e999", "true", ",", ":", "{}", "--", "\\"];

    private static readonly string Fixture = string.Join('\n',
        """{"type":"summary","summary":"S","leafUuid":"u1"}""",
        ImportRun.User("u1", "\"Why?\""),
        ImportRun.Assistant("a1", "msg_1", """{"type":"thinking","thinking":"Hm.","signature":"EqQB"}"""),
        ImportRun.Assistant("a2", "msg_1", """{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"ls"}}"""),
        ImportRun.Record("user", "u2", """ "message":{"role":"user","content":[{"tool_use_id":"t1","type":"tool_result","content":[{"type":"text","text":"one"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}}]}]},"toolUseResult":{"stdout":"one","file":{"content":"x"}}"""),
        ImportRun.Record("system", "s1", """ "subtype":"turn_duration","durationMs":12"""),
        ImportRun.Record("progress", "p1", """ "data":{"type":"agent_progress","agentId":"a1","message":{}}"""),
        """{"type":"queue-operation","operation":"enqueue","content":"later","timestamp":"2026-01-05T10:00:00Z"}""",
        """{"type":"custom-title","customTitle":"T"}""",
        "");

    [Fact]
    public void Whatever_happens_to_a_file_every_record_has_one_verdict_and_nothing_throws()
    {
        var random = new Random(20260105);

        for (int i = 0; i < Mutants; i++)
        {
            byte[] file = Mutate(random);
            Assert.Null(Fault(new ClaudeCodeImporter(), file));
        }
    }

    [Fact]
    public void The_check_catches_an_importer_that_forgets_a_verdict_or_repeats_an_id()
    {
        byte[] file = Encoding.UTF8.GetBytes(Fixture);

        Assert.Null(Fault(new ClaudeCodeImporter(), file));
        Assert.NotNull(Fault(new Mistaken(item => [item], doubleCount: true), file));
        Assert.NotNull(Fault(new Mistaken(item => [item, item], doubleCount: false), file));
    }

    private static string? Fault(ISessionImporter importer, byte[] file)
    {
        var account = new ImportAccount();
        var items = importer.Read(new ImportSource("p/x.jsonl", other => other is null ? new MemoryStream(file) : null), account, CancellationToken.None).ToList();
        var entries = items.OfType<ImportedEntry>().Select(item => item.Entry).ToList();
        long found = JsonRecords.Read(new MemoryStream(file)).LongCount();
        long verdicts = account.Imported + account.Opaque.Values.Sum() + account.Skipped.Values.Sum();
        return account.Records != found || verdicts != found ? $"{found} records, {account.Records} counted, {verdicts} verdicts"
            : entries.Select(entry => entry.Id).Distinct().Count() != entries.Count ? "an id stands twice"
            : entries.Count > 0 && items[0] is not ImportedHead ? "no head before the first entry"
            : entries.Find(entry => !EntryId.IsMessageId(entry.Id.Message)) is { } odd ? $"'{odd.Id}' is no id"
            : entries.Find(entry => !Facts.TryParse(entry.Facts.ToString(), out _)) is { } broken ? $"facts of {broken.Id} cannot be read"
            : null;
    }

    private static byte[] Mutate(Random random)
    {
        var file = new StringBuilder(Fixture);
        int changes = random.Next(1, 6);
        for (int i = 0; i < changes; i++)
        {
            Change(file, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(file.ToString());
        if (bytes.Length > 0 && random.Next(4) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static void Change(StringBuilder file, Random random)
    {
        int at = random.Next(file.Length + 1);
        int length = Math.Min(random.Next(1, 60), file.Length - at);
        switch (random.Next(5))
        {
            case 0:
                file.Remove(at, length);
                break;
            case 1:
                file.Insert(at, Shreds[random.Next(Shreds.Length)]);
                break;
            case 2:
                file.Insert(random.Next(file.Length + 1), file.ToString(at, length));
                break;
            case 3:
                ReplaceValue(file, random);
                break;
            default:
                file.Length = at;
                break;
        }
    }

    // A field of another kind than expected, in a record that is otherwise whole.
    private static void ReplaceValue(StringBuilder file, Random random)
    {
        string text = file.ToString();
        int colon = text.IndexOf("\":", random.Next(text.Length + 1), StringComparison.Ordinal);
        if (colon < 0)
        {
            return;
        }

        int length = JsonLine.ValueLength(text.AsSpan(colon + 2));
        int comma = text.AsSpan(colon + 2).IndexOfAny(',', '}');
        length = length > 0 ? length : Math.Max(comma, 0);
        string[] values = ["null", "7", "[]", "{}", "\"\"", "\"\\udc00\"", "[[{}]]", "{\"type\":\"text\"}", "-0.5e3"];
        file.Remove(colon + 2, length).Insert(colon + 2, values[random.Next(values.Length)]);
    }

    private sealed class Mistaken(Func<ImportedItem, IEnumerable<ImportedItem>> repeat, bool doubleCount) : ISessionImporter
    {
        public string Name => "mistaken";

        public int Version => 1;

        public bool IsCandidate(string path) => true;

        public bool IsChild(string path) => false;

        public IEnumerable<ImportedItem> Read(ImportSource source, ImportAccount account, CancellationToken cancel)
        {
            if (doubleCount)
            {
                account.CountImported();
            }

            return new ClaudeCodeImporter().Read(source, account, cancel).SelectMany(repeat);
        }
    }
}
