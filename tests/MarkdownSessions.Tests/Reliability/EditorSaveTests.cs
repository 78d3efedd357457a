using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>
/// An editor that saves takes no lock: it puts its own file in the log's place in the middle of an append. What it never
/// saw must not be lost to the file that it took away.
/// </summary>
public class EditorSaveTests
{
    private const int Rounds = 200;

    [Fact]
    public void Nothing_acknowledged_is_lost_to_an_editor_that_saves_in_the_middle_of_an_append()
    {
        var lost = Lost(isAttentive: true, out int saves);

        Assert.Empty(lost);
        Assert.True(saves > Rounds / 2, $"only {saves} saves fell into an append");
    }

    [Fact]
    public void A_store_that_does_not_look_whether_its_file_was_taken_away_is_caught() =>
        Assert.NotEmpty(Lost(isAttentive: false, out _));

    private static List<string> Lost(bool isAttentive, out int saves)
    {
        using var test = new TestVault();
        var id = test.Vault.Create(new() { Title = "Edited" });
        var files = new EditedFiles(test.Options.Files, isAttentive, test.Session(id));
        var random = new Random(7);
        using var vault = Vault.Open(test.Root, test.Options with { Files = files });
        for (int round = 0; round < Rounds; round++)
        {
            files.Prepare(step: random.Next(6), byRename: random.Next(3) > 0, $"Typed in round {round}.");
            vault.Append(id, new EntryDraft { Role = Role.User, Id = new($"r{round}"), Parts = [new TextPart($"Round {round}")] });
        }

        saves = files.Saves;
        var whole = vault.Read(id).Messages.Where(message => message.State is EntryState.Complete or EntryState.Edited).Select(message => message.Id).ToHashSet();
        return [.. Enumerable.Range(0, Rounds).Select(round => $"r{round}").Where(entry => !whole.Contains(entry))];
    }

    /// <summary>The disk, on which somebody saves the newest segment at a chosen step of an append.</summary>
    private sealed class EditedFiles(IVaultFiles inner, bool isAttentive, string session) : PassingFiles(inner)
    {
        private int step;
        private Action save = () => { };

        public int Saves { get; private set; }

        // The editor has the file open as it is before the append, with what somebody typed in it.
        public void Prepare(int step, bool byRename, string typed)
        {
            string path = Directory.GetFiles(session, "*.md").OrderBy(name => name, SegmentName.LogOrder).Last();
            string text = $"{File.ReadAllText(path)}\n{typed}\n\n";
            this.step = step;
            save = () =>
            {
                Saves++;
                if (byRename)
                {
                    File.WriteAllText(path + ".new", text);
                    File.Move(path + ".new", path, overwrite: true);
                }
                else
                {
                    File.Move(path, path + "~", overwrite: true);
                    File.WriteAllText(path, text);
                }
            };
        }

        public void Step()
        {
            if (step-- == 0)
            {
                save();
            }
        }

        public override IAppendFile OpenAppend(string path) => new EditedFile(base.OpenAppend(path), this, isAttentive);
    }

    /// <summary>Between any two calls of the appender the editor may save; the last is the look at the path after the flush.</summary>
    private sealed class EditedFile(IAppendFile inner, EditedFiles files, bool isAttentive) : IAppendFile
    {
        public long Length
        {
            get
            {
                files.Step();
                return inner.Length;
            }
        }

        public string Identity => inner.Identity;

        public int LinkCount => inner.LinkCount;

        public bool IsOwn => inner.IsOwn;

        public bool IsStillAtPath()
        {
            bool isThere = inner.IsStillAtPath();
            return isThere || !isAttentive;
        }

        public byte[] Read(long offset, int count) => inner.Read(offset, count);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            files.Step();
            inner.Append(bytes);
            files.Step();
        }

        public void Flush()
        {
            inner.Flush();
            files.Step();
        }

        public void Dispose() => inner.Dispose();
    }
}
