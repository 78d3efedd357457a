using System.Text.Json;
using MarkdownSessions.Import;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Import;

public class ClaudeCodeRealDataTests(ITestOutputHelper output)
{
    [RealDataFact("claude-code")]
    public void Every_record_of_the_real_files_has_one_verdict_and_every_word_its_place()
    {
        string root = RealData.Folder("claude-code")!;
        var total = new ImportAccount();

        foreach (string path in Directory.EnumerateFiles(root, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var run = ImportRun.Of(Source(root, path));
            total.Add(run.Account);
            Assert.Empty(run.Account.Issues);
            Assert.Equal(IndependentCount.Of(File.ReadAllText(path)), IndependentCount.Of(run));
        }

        Show(total);
        Assert.Equal(total.Records, total.Imported + total.Opaque.Values.Sum() + total.Skipped.Values.Sum());
        Assert.NotEqual(0, total.Records);
    }

    private static ImportSource Source(string root, string path) =>
        new(Path.GetRelativePath(root, path).Replace('\\', '/'), beside =>
        {
            string file = beside is null ? path : Path.Combine(Path.GetDirectoryName(path)!, beside);
            return File.Exists(file) ? File.OpenRead(file) : null;
        });

    private void Show(ImportAccount account)
    {
        output.WriteLine($"records {account.Records}, imported {account.Imported}");
        foreach (var (kind, count) in account.Opaque)
        {
            output.WriteLine($"opaque  {count,6} {kind}");
        }

        foreach (var (reason, count) in account.Skipped)
        {
            output.WriteLine($"skipped {count,6} {reason}");
        }

        foreach (var (what, content) in account.Dropped)
        {
            output.WriteLine($"dropped {content.Count,6} {content.Bytes,8} bytes {what}");
        }
    }
}
