using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Model;

public class Crc32CTests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xe3069283u)]
    public void Has_the_values_of_the_standard(string text, uint checksum) => Assert.Equal(checksum, Crc32C.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Goes_on_where_it_ended()
    {
        byte[] bytes = Encoding.ASCII.GetBytes("The quick brown fox jumps over the lazy dog");

        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(Crc32C.Of(bytes), Crc32C.Append(Crc32C.Of(bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
        }
    }
}
