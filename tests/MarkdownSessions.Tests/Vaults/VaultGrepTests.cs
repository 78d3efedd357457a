using System.Diagnostics;
using System.Globalization;
using MarkdownSessions.Grep;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

public class VaultGrepTests
{
    private static readonly string[] Patterns =
    [
        "E1042", "^## 20", "[0-9]+ (ms|s)\\b", "\\[Tool: [A-Z]", "e$", "^$", "(a|b)+c", "[^ -~]", "\\s\\s+", "x*", ".", "firmware/", "error|fail", "}$", "a.{3,5}b",
    ];

    [Fact]
    public void Names_file_and_line_of_what_stands_there()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", "one alpha", "two");

        var line = Assert.Single(Grep(test, "al[a-z]+a"));

        Assert.Equal(id, line.Session);
        Assert.Equal(File.ReadAllLines(Path.Join(test.Root, line.Path))[line.Line - 1], line.Text);
        Assert.Equal("alpha", line.Text.Substring(line.Spans[0].Start, line.Spans[0].Length));
    }

    [Fact]
    public void Lines_come_by_session_segment_and_line()
    {
        using var test = new TestVault(maxSegmentBytes: 200);
        for (int number = 90; number >= 0; number--)
        {
            Session(test, $"chat-{number}", "alpha", "beta", "alpha and alpha");
        }

        var lines = Grep(test, "alpha").ToList();

        Assert.Equal(182, lines.Count);
        Assert.Equal(lines.OrderBy(line => line.Session.Value, StringComparer.Ordinal).ThenBy(line => line.Path, StringComparer.Ordinal).ThenBy(line => line.Line), lines);
    }

    [Fact]
    public void Lines_around_a_match_are_shown_once()
    {
        using var test = new TestVault();
        Session(test, "chat-a", "1\n2\nx3\n4\nx5\n6\n7\n8");

        var lines = Grep(test, new GrepRequest { Pattern = "x", Context = 1, Roles = [Role.User] });

        Assert.Equal(["2", "x3", "4", "x5", "6"], lines.Select(line => line.Text));
        Assert.Equal([false, true, false, true, false], lines.Select(line => line.IsMatch));
    }

    [Fact]
    public void A_role_has_the_lines_it_says_and_no_others()
    {
        using var test = new TestVault();
        var id = test.Vault.Create(new SessionDraft { Id = SessionId.Parse("chat-a"), Title = "alpha title" });
        test.Say(id, "alpha of a person\nmore alpha");
        test.Say(id, "alpha of the model", Role.Assistant);
        test.Say(id, "beta\nalpha last");

        var said = Grep(test, new GrepRequest { Pattern = "alpha|cru", Roles = [Role.User] });

        Assert.Equal(["**User:** alpha of a person", "more alpha", "alpha last"], said.Select(line => line.Text));
        Assert.Equal(2 + 4 + 6, Grep(test, "alpha|cru").Count());
    }

    [Fact]
    public void Looks_in_the_sessions_named()
    {
        using var test = new TestVault();
        Session(test, "chat-a", "alpha");
        var id = Session(test, "chat-b", "alpha");

        var lines = Grep(test, new GrepRequest { Pattern = "alpha", Sessions = [id, id] });

        Assert.Equal([id], lines.Select(line => line.Session));
    }

    [Fact]
    public void Who_wants_files_gets_one_line_of_each()
    {
        using var test = new TestVault();
        Session(test, "chat-a", "alpha\nalpha\nalpha");
        Session(test, "chat-b", "beta", "alpha");

        Assert.Equal(2, Grep(test, new GrepRequest { Pattern = "alpha", FirstOnly = true, Context = 2 }).Count());
    }

    [Theory]
    [InlineData("a(b", "Not enough )'s")]
    [InlineData("[a", "[a")]
    [InlineData("(?=a)b", "look-around")]
    [InlineData(@"(a)\1", "back-references")]
    [InlineData("[[:alpha:]]", "[A-Za-z]")]
    public void An_expression_that_cannot_be_used_is_told(string pattern, string said)
    {
        using var test = new TestVault();

        var failure = Assert.Throws<VaultException>(() => test.Vault.Grep(new() { Pattern = pattern }));

        Assert.Equal(VaultError.BadQuery, failure.Error);
        Assert.Contains(said, failure.Message);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced_and_hide_nothing()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", "x");
        byte[] odd = [.. "\nalpha "u8, 0xFF, 0xC3, .. "\nbeta\0gamma\r\nlast alpha"u8];
        using (var file = File.Open(Directory.GetFiles(test.Session(id), "*.md").Single(), FileMode.Append))
        {
            file.Write(odd);
        }

        Assert.Equal(["alpha \uFFFD\uFFFD", "last alpha"], Grep(test, "alpha").Select(line => line.Text));
        Assert.Equal(["alpha \uFFFD\uFFFD"], Grep(test, "\uFFFD").Select(line => line.Text));
        Assert.Equal(["beta\0gamma\r"], Grep(test, "gamma").Select(line => line.Text));
    }

    [Fact]
    public void A_long_file_is_read_in_blocks_that_lose_no_line()
    {
        using var test = new TestVault();
        var id = Session(test, "chat-a", "x");
        string path = Directory.GetFiles(test.Session(id), "*.md").Single();
        long before = File.ReadLines(path).LongCount();
        File.AppendAllLines(path, Enumerable.Range(0, 200_000).Select(number => $"line {number}"));

        Assert.Equal([before + 1, before + 100_001], Grep(test, "^line (0|100000)$").Select(line => line.Line));
        Assert.Equal([before + 99_999, before + 100_000, before + 100_001], Grep(test, new GrepRequest { Pattern = "line 99999", Context = 1 }).Select(line => line.Line));
    }

    [Fact]
    public void A_segment_that_cannot_be_read_is_named()
    {
        using var test = new TestVault();
        Session(test, "chat-a", "alpha");
        var id = Session(test, "chat-b", "alpha");
        var refusing = new RefusingFiles(test.Options.Files);
        using var vault = Vault.Open(test.Root, test.Options with { Engine = null, Files = refusing });
        var reading = vault.Grep(new() { Pattern = "alpha" });
        refusing.Refused = test.Session(id);

        Assert.Single(reading.Lines);
        Assert.Contains("chat-b", Assert.Single(reading.Issues).Path);
    }

    [FactIf(Need.Unix, "grep")]
    public void Finds_in_the_sample_vault_what_grep_finds()
    {
        using var vault = Vault.Open(Path.Join(RepositoryFiles.Root, "sample-vault"));

        Assert.All(Patterns, pattern => Assert.Equal(ByGrep(vault, pattern), ByVault(vault, pattern)));
        Assert.NotEmpty(ByVault(vault, "E1042"));
    }

    [FactIf(Need.Unix, "grep")]
    public void A_line_that_is_not_found_is_noticed()
    {
        using var vault = Vault.Open(Path.Join(RepositoryFiles.Root, "sample-vault"));

        Assert.NotEqual(ByGrep(vault, "E1042|flash"), ByVault(vault, "E1042"));
    }

    [RealDataFact("claude-code")]
    public void Finds_in_real_sessions_what_grep_finds()
    {
        using var test = new TestVault();
        test.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [RealData.Folder("claude-code")!] });

        Assert.All(Patterns.Where(pattern => pattern is not "." and not "x*"), pattern => Assert.Equal(ByGrep(test.Vault, pattern), ByVault(test.Vault, pattern)));
    }

    private static SessionId Session(TestVault test, string id, params string[] texts)
    {
        var session = test.Vault.Create(new SessionDraft { Id = SessionId.Parse(id) });
        foreach (string text in texts)
        {
            test.Say(session, text);
        }

        return session;
    }

    private static IEnumerable<GrepLine> Grep(TestVault test, string pattern) => Grep(test, new GrepRequest { Pattern = pattern });

    private static IEnumerable<GrepLine> Grep(TestVault test, GrepRequest request) => test.Vault.Grep(request).Lines;

    private static SortedSet<string> ByVault(Vault vault, string pattern) =>
        new(vault.Grep(new() { Pattern = pattern }).Lines.Select(line => $"{line.Path}:{line.Line}"), StringComparer.Ordinal);

    // As text whatever it holds, because a log with a NUL is a log; \s is grep's too.
    private static SortedSet<string> ByGrep(Vault vault, string pattern)
    {
        var start = new ProcessStartInfo("grep", ["-rnaE", "--include=*.md", "--exclude-dir=artifacts", "-e", pattern, ".crucible/sessions"])
        {
            WorkingDirectory = vault.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        using var grep = Process.Start(start)!;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        while (grep.StandardOutput.ReadLine() is { } line)
        {
            string[] fields = line.Split(':', 3);
            bool isWhole = fields.Length == 3 && fields[0].EndsWith(".md", StringComparison.Ordinal) && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
            if (isWhole)
            {
                found.Add($"{fields[0]}:{fields[1]}");
            }
        }

        grep.WaitForExit();
        return found;
    }
}
