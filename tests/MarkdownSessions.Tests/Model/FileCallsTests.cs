using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Model;

public class FileCallsTests
{
    [Theory]
    [InlineData("Read", """{"file_path":"/a/b.md","limit":3}""", "r /a/b.md")]
    [InlineData("read_file", """{"limit":3,"path":"b.md"}""", "r b.md")]
    [InlineData("Write", """{"content":"{\"path\":\"no\"}","file_path":"b.md"}""", "w b.md")]
    [InlineData("MultiEdit", """{"edits":[{"path":"no"}],"file_path":"b.md"}""", "w b.md")]
    [InlineData("NotebookEdit", """{"notebook_path":"n.ipynb"}""", "w n.ipynb")]
    [InlineData("apply_patch", "*** Begin Patch\n*** Update File: a.cs\n@@\n-x\n*** Add File: b.cs\r\n*** End Patch", "w a.cs,w b.cs")]
    [InlineData("apply_patch", """{"input":"*** Begin Patch\n*** Delete File: a.cs\n*** End Patch"}""", "w a.cs")]
    [InlineData("Bash", """{"command":"cat a.md","path":"a.md"}""", "")]
    [InlineData("Read", """{"file_path":""}""", "")]
    [InlineData("Read", """{"file_path":3}""", "")]
    [InlineData("Read", "b.md", "")]
    [InlineData("Read", """{"limit":3,"file_pa""", "")]
    public void Names_the_files_of_a_call(string tool, string input, string expected)
    {
        var files = FileCalls.Of(tool, input);

        Assert.Equal(expected, string.Join(',', files.Select(file => $"{(file.IsChange ? 'w' : 'r')} {file.Path}")));
    }
}
