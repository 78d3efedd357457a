using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class FilePathsTests
{
    [Theory]
    [InlineData("Program.cs", "program.cs *.cs program cs")]
    [InlineData("src/Cru/QueryParser.cs", "src/cru/queryparser.cs queryparser.cs cru/queryparser.cs *.cs queryparser query parser cs")]
    [InlineData(@"C:\work\Büro.txt", "c:/work/buro.txt buro.txt work/buro.txt *.txt buro txt")]
    [InlineData("/etc/hosts", "etc/hosts hosts")]
    [InlineData("./.gitignore", ".gitignore gitignore")]
    [InlineData("~/notes/報告.md", "~/notes/報告.md 報告.md notes/報告.md *.md 報告 告 md")]
    [InlineData("/", "")]
    public void A_file_is_found_by_its_path_each_end_of_it_its_ending_and_its_words(string path, string names) =>
        Assert.Equal(names, string.Join(' ', FilePaths.Names(path).Distinct()));

    [Fact]
    public void A_path_without_end_gives_few_names() =>
        Assert.InRange(FilePaths.Names(string.Join('/', Enumerable.Repeat("a", 5000))).Count(), 1, 12);
}
