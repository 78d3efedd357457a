using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A newest segment that is not this writer's alone gets nothing appended: an own one is begun.</summary>
public class ForeignSegmentTests
{
    private const string Folder = "/v/.crucible/sessions/chat-a";
    private const string First = Folder + "/2026-01-01-0000.md";

    private readonly MemoryFiles disk = new();

    public ForeignSegmentTests()
    {
        using var run = new StoreRun(disk, _ => { });
        run.Create().Say("o1");
    }

    [Fact]
    public void A_segment_with_a_second_name_is_left_alone() => IsLeftAlone(() => disk.AddHardLink(First, "/v/other.md"));

    [Fact]
    public void A_segment_of_another_user_is_left_alone() => IsLeftAlone(() => disk.GiveAway(First));

    [Fact]
    public void A_segment_of_another_writer_is_left_alone() =>
        IsLeftAlone(() => disk.WriteText(First, disk.ReadText(First).Replace(StoreRun.Writer, "wren-x7p3", StringComparison.Ordinal)));

    [Fact]
    public void A_segment_by_hand_is_left_alone() =>
        IsLeftAlone(() => disk.WriteText(First, "---\nsession_id: chat-a\n---\n\n## 2026-01-01T00:00:00Z\n\n**User:** typed\n"), holdsFirst: false);

    [Fact]
    public void A_later_segment_by_hand_is_left_alone()
    {
        const string later = Folder + "/2026-02-01-0000.md";
        disk.WriteText(later, "## 2026-02-01T00:00:00Z\n\n**User:** typed");

        Say("a1");

        Assert.Equal("## 2026-02-01T00:00:00Z\n\n**User:** typed", disk.ReadText(later));
        Assert.Equal(["o1", "typed", "a1"], Told());
    }

    [Fact]
    public void A_conflict_copy_is_left_alone()
    {
        disk.WriteText(Folder + "/2026-01-01-0000.sync-conflict-20260102-101112-ABCDEFG.md", disk.ReadText(First));

        IsLeftAlone(() => { });
    }

    [Theory]
    [InlineData("2026-01-01-0001.md")]
    [InlineData("2026-01-01-0001-wren.md")]
    public void A_link_in_the_place_of_the_next_segment_is_passed_over(string name)
    {
        disk.AddOther($"{Folder}/{name}");
        disk.GiveAway(First);

        Say("a1");

        Assert.Equal(["o1", "a1"], Told());
    }

    [Fact]
    public void A_name_of_the_last_minute_of_all_does_not_end_the_session()
    {
        disk.WriteText(Folder + "/9999-12-31-2359.md", "typed");

        Say("a1", "a2");

        Assert.Equal(["a1", "a2", "o1", "typed"], Told().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(1)]
    public void A_segment_of_a_newer_format_is_refused_however_long_it_is(long maxSegmentBytes)
    {
        disk.WriteText(First, disk.ReadText(First).Replace("format: 0", "format: 99", StringComparison.Ordinal));
        ulong before = disk.Fingerprint();
        using var run = new StoreRun(disk, _ => { }) { MaxSegmentBytes = maxSegmentBytes };

        var failure = Assert.Throws<VaultException>(() => run.Say("a1"));

        Assert.Equal(VaultError.FormatTooNew, failure.Error);
        Assert.Equal(before, disk.Fingerprint());
    }

    [Fact]
    public void An_editor_that_saves_between_the_look_and_the_write_costs_no_entry()
    {
        using var run = new StoreRun(new SavingFiles(disk), _ => { });

        run.Say("a1", "a2");

        Assert.Equal(["o1", "a1", "a2"], Told());
    }

    private void IsLeftAlone(Action change, bool holdsFirst = true)
    {
        change();
        string before = disk.ReadText(First);

        Say("a1", "a2");

        Assert.Equal(before, disk.ReadText(First));
        Assert.Equal([holdsFirst ? "o1" : "typed", "a1", "a2"], Told());
    }

    private void Say(params string[] ids)
    {
        using var run = new StoreRun(disk, _ => { });
        run.Say(ids);
    }

    private List<string> Told()
    {
        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        return [.. vault.Read(SessionId.Parse(StoreRun.Session)).Messages.Select(message =>
            message.Parts is [{ Part: TextPart { Text: "typed" } }] ? "typed" : message.Id)];
    }

    /// <summary>A disk on which an editor saves each log once, right before an append.</summary>
    private sealed class SavingFiles(MemoryFiles inner) : PassingFiles(inner)
    {
        private readonly HashSet<string> saved = new(StringComparer.Ordinal);

        public override IAppendFile OpenAppend(string path) => new SavedFile(this, path, base.OpenAppend(path));

        private void SaveOnce(string path)
        {
            if (saved.Add(path))
            {
                using var content = new MemoryStream();
                using (var stream = base.OpenRead(path))
                {
                    stream.CopyTo(content);
                }

                base.Replace(path, content.ToArray());
            }
        }

        private sealed class SavedFile(SavingFiles files, string path, IAppendFile inner) : IAppendFile
        {
            public long Length => inner.Length;

            public string Identity => inner.Identity;

            public int LinkCount => inner.LinkCount;

            public bool IsOwn => inner.IsOwn;

            public bool IsStillAtPath() => inner.IsStillAtPath();

            public byte[] Read(long offset, int count) => inner.Read(offset, count);

            public void Append(ReadOnlySpan<byte> bytes)
            {
                files.SaveOnce(path);
                inner.Append(bytes);
            }

            public void Flush() => inner.Flush();

            public void Dispose() => inner.Dispose();
        }
    }
}
