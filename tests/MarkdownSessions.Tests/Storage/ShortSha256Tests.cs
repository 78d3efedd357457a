using System.Security.Cryptography;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public sealed class ShortSha256Tests
{
    [Fact]
    public void Every_length_around_a_block_hashes_as_the_library_does()
    {
        var random = new Random(256);
        for (int length = 0; length <= 200; length++)
        {
            byte[] content = new byte[length];
            random.NextBytes(content);

            byte[] hash = ShortSha256.Hash(content);

            Assert.Equal(SHA256.HashData(content), hash);
        }
    }
}
