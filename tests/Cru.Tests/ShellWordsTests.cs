namespace Cru.Tests;

public class ShellWordsTests
{
    [Theory]
    [InlineData("a  b", new[] { "a", "b" })]
    [InlineData("'a b' \"c 'd'\"", new[] { "a b", "c 'd'" })]
    [InlineData(@"a\ b '\'", new[] { "a b", @"\" })]
    [InlineData("'' x", new[] { "", "x" })]
    public void Cuts_as_a_shell_does(string line, string[] words) => Assert.Equal(words, ShellWords.Split(line));
}
