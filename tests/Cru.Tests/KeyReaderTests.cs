using System.Text;
using Cru.Picking;

namespace Cru.Tests;

public class KeyReaderTests
{
    [Fact]
    public void Letters_of_all_lengths_come_whole_however_the_bytes_are_cut()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("aé屋😀");
        var reader = new KeyReader();

        var keys = bytes.SelectMany(one => reader.Read([one])).ToList();

        Assert.Equal(["a", "é", "屋", "😀"], keys.Select(key => key.Text));
    }

    [Theory]
    [InlineData("\e[A", nameof(PickerKeyKind.Up))]
    [InlineData("\eOB", nameof(PickerKeyKind.Down))]
    [InlineData("\e[6~", nameof(PickerKeyKind.PageDown))]
    [InlineData("\eOR", nameof(PickerKeyKind.Page))]
    [InlineData("\r", nameof(PickerKeyKind.Choose))]
    [InlineData("\u0003", nameof(PickerKeyKind.Leave))]
    [InlineData("\u007f", nameof(PickerKeyKind.Backspace))]
    [InlineData("\u0018", nameof(PickerKeyKind.Archive))]
    public void Keys_are_known_by_what_terminals_send(string sent, string name)
    {
        var kind = Enum.Parse<PickerKeyKind>(name);

        Assert.Equal([new PickerKey(kind)], Read(sent));
        Assert.Equal([new PickerKey(PickerKeyKind.Text, "x"), new PickerKey(kind), new PickerKey(PickerKeyKind.Text, "y")], ReadByByte($"x{sent}y"));
    }

    [Fact]
    public void An_escape_alone_is_a_key_when_nothing_follows()
    {
        var reader = new KeyReader();

        Assert.Empty(reader.Read("\e"u8));
        Assert.Equal([new PickerKey(PickerKeyKind.Leave)], reader.Pause());
        Assert.Empty(reader.Pause());
    }

    [Theory]
    [InlineData("\e[1;5C")]
    [InlineData("\e[<0;10;10M")]
    [InlineData("\ex")]
    [InlineData("\e[24~")]
    [InlineData("\t")]
    public void What_is_not_known_is_passed_over_whole(string sent) =>
        Assert.Equal([new PickerKey(PickerKeyKind.Text, "z")], Read(sent + "z"));

    [Fact]
    public void A_line_end_in_a_paste_picks_nothing()
    {
        var keys = Read("\e[200~two\rlines\n\u0003\e[201~\r");

        Assert.Equal("two lines  ", string.Concat(keys.Select(key => key.Text)));
        Assert.Equal(PickerKeyKind.Choose, keys[^1].Kind);
        Assert.DoesNotContain(keys, key => key.Kind is PickerKeyKind.Leave);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_error()
    {
        var random = new Random(3);
        var reader = new KeyReader();
        for (int run = 0; run < 2_000; run++)
        {
            byte[] bytes = new byte[random.Next(0, 12)];
            random.NextBytes(bytes);
            Assert.All(reader.Read(bytes).Concat(reader.Pause()), key => Assert.Equal(key.Kind is PickerKeyKind.Text, key.Text.Length > 0));
        }
    }

    private static IReadOnlyList<PickerKey> Read(string text) => new KeyReader().Read(Encoding.UTF8.GetBytes(text));

    private static List<PickerKey> ReadByByte(string text)
    {
        var reader = new KeyReader();
        return [.. Encoding.UTF8.GetBytes(text).SelectMany(one => reader.Read([one]))];
    }
}
