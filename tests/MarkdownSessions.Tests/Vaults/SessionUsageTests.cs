using System.Globalization;
using System.Text;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class SessionUsageTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Cost_is_what_the_source_tells_and_the_prices_of_the_rest_as_they_stand_when_asked()
    {
        var id = vault.Vault.Create(new());
        Answer(id, """{"cost":0.25,"usage":{"prompt":10}}""");
        Answer(id, """{"model":"m","usage":{"prompt":1000000}}""");

        Assert.Equal(1, Count("cost:0.25"));
        File.WriteAllText(Path.Join(vault.Root, ".crucible", "config.yaml"), "prices:\n  m: {input: 2}\n");

        Assert.Equal(1, Count("cost:2.25"));
        Assert.Equal(1, Count("tokens:1000010 has:cost"));
    }

    [Fact]
    public void A_session_that_tells_no_cost_fits_no_bound_of_it()
    {
        Answer(vault.Vault.Create(new()), """{"model":"m","usage":{"prompt":10}}""");

        Assert.Equal(0, Count("cost:>=0"));
        Assert.Equal(0, Count("-cost:>=0"));
        Assert.Equal(1, Count("-has:cost tokens:10"));
    }

    [Fact]
    public void The_totals_of_a_head_count_where_no_message_tells()
    {
        vault.Vault.Create(new() { Fields = [new("totals", """{"usage":{"prompt":30},"cost":3}""", [])] });

        Assert.Equal(1, Count("cost:3 tokens:30"));
    }

    [Fact]
    public void An_answer_in_pieces_and_many_speakers_under_one_heading_count_once_however_the_index_grew()
    {
        var id = vault.Vault.Create(new());
        Answer(id, """{"usage":{"prompt":10},"cost":1}""");
        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        string speakers = string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"**Summary:** heron {i}\n\n")));
        File.AppendAllText(file, $"## 2026-01-01T00:00:05Z\n\n{speakers}");
        Count("heron");

        Answer(id, """{"usage":{"prompt":5},"cost":2}""");

        Assert.Equal(1, Count("tokens:15 cost:3 has:summary"));
        using var scanning = vault.Scanning();
        Assert.Equal(Assert.Single(scanning.List()).Usage, Assert.Single(vault.Vault.List()).Usage);
        Assert.Equal(200, Assert.Single(vault.Vault.List()).Usage.Summaries);
    }

    [Fact]
    public void Usage_written_and_read_is_itself()
    {
        var usage = new SessionUsage { Tokens = 7, Cost = 0.10m, Summaries = 1, Unpaid = [new("", new(1, 2, 3, 4, 5)), new("ü\"", new(1, 0, 0, 0, 0))] };

        Assert.Equal(usage, Parsed(usage.ToString()));
        Assert.Equal(SessionUsage.None, Parsed(SessionUsage.None.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"tokens":1} x""")]
    [InlineData("""{"tokens":"many"}""")]
    [InlineData("""{"tokens":1e99}""")]
    [InlineData("""{"unpaid":7}""")]
    [InlineData("""{"unpaid":{"a":7}}""")]
    public void Usage_that_is_none_is_not_guessed(string text) => Assert.Null(Parsed(text));

    private static SessionUsage? Parsed(string json) => SessionUsage.Parse(Encoding.UTF8.GetBytes(json));

    private long Count(string query) => vault.Vault.Search(new() { Query = query }).Total;

    private void Answer(SessionId id, string facts)
    {
        Assert.True(Facts.TryParse(facts, out var read));
        vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [new TextPart("yes")], Facts = read });
    }
}
