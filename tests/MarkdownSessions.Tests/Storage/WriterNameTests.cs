using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public class WriterNameTests
{
    [Fact]
    public void A_machine_and_user_always_get_the_same_word()
    {
        string name = WriterName.Derive("5a0c1f6f9c2d4a7bb1c29c2f6d3e8a10", "ann");

        Assert.Equal("heron-o7wm", name);
    }

    [Fact]
    public void Machines_and_users_get_words_of_their_own()
    {
        var names = Enumerable.Range(0, 1000).Select(machine => WriterName.Derive($"machine {machine}", "ann")).ToList();

        Assert.All(names, name => Assert.True(WriterName.IsLegal(name), name));
        Assert.Equal(1000, names.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(WriterName.Derive("m", "ann"), WriterName.Derive("m", "bob"));
    }

    [Fact]
    public void The_variable_stands_over_all() =>
        Assert.Equal("build-7", WriterName.Choose(_ => "build-7", _ => "id", "host", "ann"));

    [Theory]
    [InlineData("Build 7")]
    [InlineData("../x")]
    [InlineData("a-very-long-name-of-a-build-machine")]
    public void A_variable_that_is_no_writer_is_refused(string value)
    {
        var failure = Assert.Throws<FormatException>(() => WriterName.Choose(_ => value, _ => "id", "host", "ann"));

        Assert.Contains($"CRU_WRITER '{value}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\n")]
    [InlineData("uninitialized\n")]
    public void A_machine_without_an_id_goes_by_its_host_name(string? id) =>
        Assert.Equal(WriterName.Derive("host", "ann"), WriterName.Choose(_ => null, _ => id, "host", "ann"));

    [Fact]
    public void The_machines_id_counts_more_than_its_name()
    {
        static string? Read(string path) => path == "/etc/machine-id" ? "5a0c\n" : null;

        Assert.Equal(WriterName.Derive("5a0c", "ann"), WriterName.Choose(_ => "", Read, "host", "ann"));
    }
}
