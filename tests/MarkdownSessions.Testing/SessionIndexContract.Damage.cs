using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using Xunit;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Testing;

/// <content>An index that is absent or damaged.</content>
public abstract partial class SessionIndexContract
{
    [Fact]
    public void An_absent_index_is_unavailable()
    {
        string folder = folders.Folder("empty");

        Assert.Throws<IndexUnavailableException>(() => Engine.Open(folder).Dispose());
        Assert.Throws<IndexUnavailableException>(() => Engine.Open(Path.Combine(folder, "missing")).Dispose());
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("random")]
    [InlineData("halved")]
    [InlineData("scribbled")]
    [InlineData("gone")]
    [InlineData("folder")]
    public void A_damaged_file_makes_an_index_unavailable_at_worst(string damage)
    {
        string folder = Build([.. Enumerable.Range(0, 200).Select(i => Whole($"chat-{i}", Document(0, i, $"x word{i}")))]);

        var sound = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        foreach (var (file, bytes) in sound)
        {
            Damage(file, bytes, damage);
            Assert.Null(UnexpectedFailure(folder));
            Restore(folder, sound);
        }
    }

    // An index that was opened may have changed or taken away other files than the damaged one.
    private static void Restore(string folder, Dictionary<string, byte[]> sound)
    {
        Directory.Delete(folder, recursive: true);
        foreach (var (file, bytes) in sound)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    private static void Damage(string file, byte[] sound, string damage)
    {
        var random = new Random(1);
        switch (damage)
        {
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "random":
                byte[] noise = new byte[sound.Length];
                random.NextBytes(noise);
                File.WriteAllBytes(file, noise);
                break;
            case "halved":
                File.WriteAllBytes(file, sound[..(sound.Length / 2)]);
                break;
            case "scribbled":
                byte[] scribbled = [.. sound];
                for (int i = 0; i < scribbled.Length / 50; i++)
                {
                    scribbled[random.Next(Math.Min(1000, scribbled.Length / 2), scribbled.Length)] = (byte)random.Next(256);
                }

                File.WriteAllBytes(file, scribbled);
                break;
            default:
                File.Delete(file);
                if (damage == "folder")
                {
                    Directory.CreateDirectory(file);
                }

                break;
        }
    }

    // Everything that a caller may do; what it answers from a damaged file is not the question.
    private Exception? UnexpectedFailure(string folder)
    {
        var failure = Record.Exception(() =>
        {
            using var index = Engine.Open(folder);
            Action[] uses =
            [
                () => _ = index.Sessions(),
                () => _ = index.Stamps(),
                () => _ = Walk(index, Words("x")),
                () => _ = Walk(index, Prefix("wo"), new(Minute(10), Minute(100))),
                () => _ = Walk(index, new MatchEverything()),
                .. Enumerable.Range(0, 210).Select<int, Action>(number => () => _ = (index.Locate(number, 0), index.Find(number, 1000))),
                () => Put(index, Whole("chat-new", Document(0, 5, "x"))),
                () => _ = index.IsWorn,
            ];
            foreach (var use in uses)
            {
                if (Record.Exception(use) is { } unexpected and not IndexUnavailableException)
                {
                    throw unexpected;
                }
            }
        });
        return failure is IndexUnavailableException ? null : failure;
    }
}
