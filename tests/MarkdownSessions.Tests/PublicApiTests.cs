using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests;

/// <summary>Nothing becomes public, or stops being it, by accident.</summary>
public class PublicApiTests
{
    private const string Approved = "tests/MarkdownSessions.Tests/PublicApi.approved.txt";

    [Fact]
    public void The_public_members_are_the_approved_ones()
    {
        string actual = string.Concat(
            ApiListing.Of(typeof(Vault).Assembly)
                .Concat(ApiListing.Of(typeof(SqliteIndexEngine).Assembly))
                .Order(StringComparer.Ordinal)
                .Select(line => line + "\n"));

        if (Environment.GetEnvironmentVariable("CRU_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(RepositoryFiles.Root, Approved), actual);
        }

        Assert.Equal(RepositoryFiles.Read(Approved), actual);
    }

    [Fact]
    public void A_member_shows_its_types_and_a_setter_shows_that_it_is_one()
    {
        var lines = ApiListing.Of(typeof(Sample)).Select(line => line[(line.IndexOf("Sample", StringComparison.Ordinal) + 6)..]);

        Assert.Equal(
            [
                ".Find(IReadOnlyList<string> names, int? limit = …): PublicApiTests.Sample?",
                ".Limit: int get init",
                ".Names: string[] get",
                ".new(string[] names)",
                ": sealed class",
            ],
            lines);
    }

    public sealed class Sample(string[] names)
    {
        public string[] Names { get; } = names;

        public int Limit { get; init; }

        public Sample? Find(IReadOnlyList<string> names, int? limit = null) => names.Count > limit ? null : this;

        internal int Hidden { get; set; }
    }
}
