namespace Cru.Tests;

public class TranscriptTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.File("tests/Cru.Tests/Transcripts"), "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal), "docs/cli.md"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_answer_as_the_transcript_says(string name)
    {
        string path = name.Contains('/') ? name : $"tests/Cru.Tests/Transcripts/{name}";
        string written = File.ReadAllText(Repository.File(path));

        string replayed = Transcript.Replay(written);

        Repository.MustSay(path, replayed);
    }

    [Fact]
    public void The_blocks_of_the_README_are_true_of_the_sample_vault()
    {
        string written = File.ReadAllText(Repository.File("README.md"));

        string replayed = Transcript.ReplayInSampleVault(written);

        Repository.MustSay("README.md", replayed);
    }

    [Fact]
    public void A_wrong_answer_in_a_transcript_is_noticed()
    {
        const string wrong = "```console\n$ cru session show nope\n! cru: no such luck\n? 66\n```";

        string replayed = Transcript.Replay(wrong);

        Assert.NotEqual(wrong, replayed);
        Assert.Contains("! cru: no vault in '/home/ada/notes'", replayed);
    }
}
