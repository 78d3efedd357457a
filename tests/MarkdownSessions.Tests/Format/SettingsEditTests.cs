using System.Text;
using MarkdownSessions.Format;

namespace MarkdownSessions.Tests.Format;

public class SettingsEditTests
{
    [Theory]
    [InlineData("", "queries:\n  a: \"x y\"\n")]
    [InlineData("prices: {m: 3}", "prices: {m: 3}\nqueries:\n  a: \"x y\"\n")]
    [InlineData("queries:\nz: 1\n", "queries:\n  a: \"x y\"\nz: 1\n")]
    [InlineData("queries: # mine\n", "queries: # mine\n  a: \"x y\"\n")]
    [InlineData("queries: {b: q} # mine\n", "queries: # mine\n  \"b\": \"q\"\n  a: \"x y\"\n")]
    [InlineData("queries:\n    # first\n    b: role:user # why\n\n# prices\nprices: {m: 3}\n", "queries:\n    # first\n    b: role:user # why\n    a: \"x y\"\n\n# prices\nprices: {m: 3}\n")]
    [InlineData("queries:\n  a: old # keep me\n  b: q\n", "queries:\n  a: \"x y\" # keep me\n  b: q\n")]
    [InlineData("queries:\n  'a':\n    old\n  b: q\n", "queries:\n  a: \"x y\"\n  b: q\n")]
    [InlineData("queries:\r\n  b: q\r\n", "queries:\r\n  b: q\r\n  a: \"x y\"\r\n")]
    public void Sets_an_entry_and_leaves_everything_else(string before, string after) => Assert.Equal(after, Set(before));

    [Theory]
    [InlineData("queries:\n  a: x # gone\n  b: q # stays\n", "queries:\n  b: q # stays\n")]
    [InlineData("queries:\n  a: x\nz: 1\n", "queries:\nz: 1\n")]
    [InlineData("queries: {a: x, b: q}\n", "queries:\n  \"b\": \"q\"\n")]
    public void Removes_an_entry(string before, string after) =>
        Assert.Equal(after, Encoding.UTF8.GetString(SettingsEdit.Remove(Encoding.UTF8.GetBytes(before), "queries", "a")!));

    [Theory]
    [InlineData("queries: [a, b]\n")]
    [InlineData("queries: some text\n")]
    [InlineData("queries: {a: x,\n  b: q}\n")]
    [InlineData("a: b: c: [\n")]
    [InlineData("queries: &x\n  a: 1\nother: *x\n")]
    [InlineData("---\nqueries:\n  a: b\n---\nmore: 1\n")]
    public void Gives_up_rather_than_change_what_it_does_not_understand(string before) => Assert.Null(Set(before));

    private static string? Set(string before) =>
        SettingsEdit.Set(Encoding.UTF8.GetBytes(before), "queries", "a", "x y") is { } after ? Encoding.UTF8.GetString(after) : null;
}
