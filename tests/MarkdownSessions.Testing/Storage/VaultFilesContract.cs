using System.Text;
using MarkdownSessions.Storage;
using Xunit;

namespace MarkdownSessions.Testing.Storage;

/// <summary>What the store relies on, whatever stands behind the port.</summary>
public abstract class VaultFilesContract
{
    /// <summary>The implementation under test.</summary>
    protected abstract IVaultFiles Files { get; }

    /// <summary>An empty folder on it.</summary>
    protected abstract string Root { get; }

    [Fact]
    public void What_is_no_link_leads_to_itself()
    {
        Files.CreateFolder(At("a"));
        Files.TryCreate(At("a/b.md"), "x"u8);

        Assert.Equal(At("a"), Files.FollowLink(At("a")));
        Assert.Equal(At("a/b.md"), Files.FollowLink(At("a/b.md")));
        Assert.Null(Files.FollowLink(At("a/missing.md")));
    }

    [Fact]
    public void Nothing_stands_under_a_name_that_was_never_given()
    {
        Assert.Null(Files.Stat(At("missing.md")));
        Assert.Null(Files.Stat(At("missing/deeper.md")));
        Assert.Empty(Files.List(At("missing")));
        Assert.Empty(Files.ListFolders(At("missing")));
    }

    [Fact]
    public void Folders_are_listed_without_the_files_beside_them()
    {
        Files.TryCreate(At("a.md"), "text"u8);
        Files.CreateFolder(At("b"));
        Files.CreateFolder(At(".c/d"));

        var folders = Files.ListFolders(Root);

        Assert.Equal([".c", "b"], folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_created_file_can_be_read_and_stands_in_its_folder()
    {
        Assert.True(Files.TryCreate(At("a.md"), "hello"u8));

        Assert.Equal("hello", Text("a.md"));
        var stamp = Assert.Single(Files.List(Root));
        Assert.Equal(("a.md", FileKind.File, 5L), (stamp.Name, stamp.Kind, stamp.Length));
        Assert.Equal(stamp, Files.Stat(At("a.md")));
    }

    [Fact]
    public void Creating_under_a_taken_name_leaves_what_stands_there()
    {
        Files.TryCreate(At("a.md"), "first"u8);

        Assert.False(Files.TryCreate(At("a.md"), "second"u8));

        Assert.Equal("first", Text("a.md"));
        Assert.Equal(["a.md"], Names(Root));
    }

    [Fact]
    public void Creating_where_a_folder_stands_is_refused_too()
    {
        Files.CreateFolder(At("a"));

        Assert.False(Files.TryCreate(At("a"), "x"u8));
    }

    [Fact]
    public void Creating_in_a_missing_folder_tells_that_it_is_missing()
    {
        var failure = Assert.Throws<DirectoryNotFoundException>(() => Files.TryCreate(At("none/a.md"), "x"u8));

        Assert.StartsWith($"{At("none/a.md")}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_an_ordinary_file()
    {
        Assert.True(Files.TryCreate(At("empty.md"), []));

        Assert.Equal(0, Files.Stat(At("empty.md"))!.Length);
        Assert.Equal("", Text("empty.md"));
    }

    [Fact]
    public void Folders_are_made_with_those_above_and_once_more_without_error()
    {
        Files.CreateFolder(At("a/b/c"));
        Files.CreateFolder(At("a/b/c"));

        Assert.Equal(FileKind.Folder, Files.Stat(At("a/b/c"))!.Kind);
        Assert.Equal(["b"], Names(At("a")));
    }

    [Fact]
    public void A_folder_cannot_take_the_place_of_a_file()
    {
        Files.TryCreate(At("a"), "x"u8);

        Assert.ThrowsAny<IOException>(() => Files.CreateFolder(At("a")));
        Assert.Equal("x", Text("a"));
    }

    [Fact]
    public void A_listing_tells_names_of_one_folder_only()
    {
        Files.CreateFolder(At("a/b"));
        Files.TryCreate(At("a/one.md"), "1"u8);
        Files.TryCreate(At("a/b/two.md"), "2"u8);
        Files.TryCreate(At("a/.hidden"), "3"u8);

        Assert.Equal([".hidden", "b", "one.md"], Names(At("a")));
    }

    [Fact]
    public void Appending_makes_the_file_and_adds_at_its_end()
    {
        using (var file = Files.OpenAppend(At("log.md")))
        {
            Assert.Equal(0, file.Length);
            file.Append("one\n"u8);
            file.Append("two\n"u8);
            file.Flush();
            Assert.Equal(8, file.Length);
        }

        Assert.Equal("one\ntwo\n", Text("log.md"));
    }

    [Fact]
    public void Two_open_files_append_behind_each_other()
    {
        using var first = Files.OpenAppend(At("log.md"));
        using var second = Files.OpenAppend(At("log.md"));

        first.Append("a"u8);
        second.Append("b"u8);
        first.Append("c"u8);

        Assert.Equal("abc", Text("log.md"));
        Assert.Equal(first.Identity, second.Identity);
    }

    [Fact]
    public void An_open_file_reads_at_any_place_and_less_at_its_end()
    {
        Files.TryCreate(At("log.md"), "0123456789"u8);
        using var file = Files.OpenAppend(At("log.md"));

        Assert.Equal("345", Encoding.UTF8.GetString(file.Read(3, 3)));
        Assert.Equal("89", Encoding.UTF8.GetString(file.Read(8, 100)));
        Assert.Empty(file.Read(10, 5));
        Assert.Empty(file.Read(1000, int.MaxValue));
    }

    [Fact]
    public void Reading_does_not_move_where_appending_goes_on()
    {
        Files.TryCreate(At("log.md"), "0123"u8);
        using var file = Files.OpenAppend(At("log.md"));

        _ = file.Read(0, 2);
        file.Append("4"u8);

        Assert.Equal("01234", Text("log.md"));
    }

    [Fact]
    public void An_open_file_notices_that_its_name_was_given_to_another()
    {
        Files.TryCreate(At("log.md"), "old"u8);
        using var file = Files.OpenAppend(At("log.md"));
        bool before = file.IsStillAtPath();

        Files.Replace(At("log.md"), "new"u8);

        using var other = Files.OpenAppend(At("log.md"));
        Assert.True(before);
        Assert.False(file.IsStillAtPath());
        Assert.True(other.IsStillAtPath());
        Assert.NotEqual(file.Identity, other.Identity);
    }

    [Fact]
    public void An_open_file_notices_that_its_name_is_gone()
    {
        using var file = Files.OpenAppend(At("log.md"));

        Files.DeleteFile(At("log.md"));

        Assert.False(file.IsStillAtPath());
    }

    [Fact]
    public void A_file_of_ours_has_one_name_and_is_our_own()
    {
        using var file = Files.OpenAppend(At("log.md"));

        Assert.Equal(1, file.LinkCount);
        Assert.True(file.IsOwn);
    }

    [Fact]
    public void A_folder_is_no_file_to_open()
    {
        Files.CreateFolder(At("a"));

        Assert.ThrowsAny<IOException>(() => Files.OpenRead(At("a")).Dispose());
        Assert.ThrowsAny<IOException>(() => Files.OpenAppend(At("a")).Dispose());
    }

    [Fact]
    public void Opening_for_reading_tells_a_missing_file_from_a_missing_folder()
    {
        Assert.Throws<FileNotFoundException>(() => Files.OpenRead(At("a.md")).Dispose());
        Assert.Throws<DirectoryNotFoundException>(() => Files.OpenRead(At("none/a.md")).Dispose());
        Assert.Throws<DirectoryNotFoundException>(() => Files.OpenAppend(At("none/a.md")).Dispose());
    }

    [Fact]
    public void A_reader_can_go_to_a_place_and_knows_the_length()
    {
        Files.TryCreate(At("a.md"), "0123456789"u8);

        using var stream = Files.OpenRead(At("a.md"));
        stream.Seek(7, SeekOrigin.Begin);
        byte[] rest = new byte[3];
        stream.ReadExactly(rest);

        Assert.Equal("789", Encoding.UTF8.GetString(rest));
        Assert.Equal(10, stream.Length);
        Assert.False(stream.CanWrite);
    }

    [Fact]
    public void Replacing_puts_the_new_content_there_and_leaves_nothing_beside()
    {
        Files.Replace(At("CURRENT"), "one"u8);
        Files.Replace(At("CURRENT"), "two"u8);

        Assert.Equal("two", Text("CURRENT"));
        Assert.Equal(["CURRENT"], Names(Root));
    }

    [Fact]
    public void A_reader_of_a_replaced_file_reads_on_in_the_old_one()
    {
        Files.TryCreate(At("a.md"), "old"u8);
        using var stream = Files.OpenRead(At("a.md"));

        Files.Replace(At("a.md"), "newer"u8);

        using var reader = new StreamReader(stream);
        Assert.Equal("old", reader.ReadToEnd());
    }

    [Fact]
    public void Moving_a_folder_takes_all_in_it_along()
    {
        Files.CreateFolder(At("tmp/s1/artifacts"));
        Files.CreateFolder(At("sessions"));
        Files.TryCreate(At("tmp/s1/artifacts/a.png"), "png"u8);

        Files.Move(At("tmp/s1"), At("sessions/s1"));

        Assert.Equal("png", Text("sessions/s1/artifacts/a.png"));
        Assert.Null(Files.Stat(At("tmp/s1")));
    }

    [Fact]
    public void Moving_onto_a_taken_name_changes_nothing()
    {
        Files.TryCreate(At("a.md"), "a"u8);
        Files.TryCreate(At("b.md"), "b"u8);
        Files.CreateFolder(At("f"));
        Files.CreateFolder(At("empty"));

        var failure = Assert.Throws<IOException>(() => Files.Move(At("a.md"), At("b.md")));
        Assert.Throws<IOException>(() => Files.Move(At("f"), At("empty")));

        Assert.True(FileFault.IsNameTaken(failure));
        Assert.Equal(("a", "b"), (Text("a.md"), Text("b.md")));
        Assert.Equal(["a.md", "b.md", "empty", "f"], Names(Root));
    }

    [Fact]
    public void Moving_what_is_missing_or_to_where_no_folder_is_fails()
    {
        Files.TryCreate(At("a.md"), "a"u8);

        Assert.Throws<FileNotFoundException>(() => Files.Move(At("none.md"), At("b.md")));
        Assert.Throws<DirectoryNotFoundException>(() => Files.Move(At("a.md"), At("none/a.md")));

        Assert.Equal("a", Text("a.md"));
    }

    [Fact]
    public void Deleting_twice_is_no_error()
    {
        Files.TryCreate(At("a.md"), "a"u8);
        Files.CreateFolder(At("f/g"));
        Files.TryCreate(At("f/g/b.md"), "b"u8);

        for (int time = 0; time < 2; time++)
        {
            Files.DeleteFile(At("a.md"));
            Files.DeleteFolder(At("f"));
        }

        Assert.Empty(Files.List(Root));
    }

    [Fact]
    public void A_file_is_not_deleted_as_a_folder_nor_a_folder_as_a_file()
    {
        Files.TryCreate(At("a.md"), "a"u8);
        Files.CreateFolder(At("f"));

        Assert.ThrowsAny<IOException>(() => Files.DeleteFolder(At("a.md")));
        Assert.ThrowsAny<IOException>(() => Files.DeleteFile(At("f")));

        Assert.Equal(["a.md", "f"], Names(Root));
    }

    [Fact]
    public void An_exclusive_lock_excludes_everybody_until_it_is_freed()
    {
        var held = Files.TryLock(At("s.lock"), LockMode.Exclusive);

        Assert.NotNull(held);
        Assert.Null(Files.TryLock(At("s.lock"), LockMode.Exclusive));
        Assert.Null(Files.TryLock(At("s.lock"), LockMode.Shared));

        held.Dispose();
        held.Dispose();
        using var again = Files.TryLock(At("s.lock"), LockMode.Exclusive);
        Assert.NotNull(again);
    }

    [Fact]
    public void Shared_locks_stand_together_and_exclude_an_exclusive_one()
    {
        var first = Files.TryLock(At("vault.lock"), LockMode.Shared);
        var second = Files.TryLock(At("vault.lock"), LockMode.Shared);

        first!.Dispose();
        Assert.Null(Files.TryLock(At("vault.lock"), LockMode.Exclusive));

        second!.Dispose();
        using var alone = Files.TryLock(At("vault.lock"), LockMode.Exclusive);
        Assert.NotNull(alone);
    }

    [Fact]
    public void A_note_is_left_for_the_next_holder_and_for_who_waits()
    {
        using (var held = Files.TryLock(At("s.lock"), LockMode.Exclusive)!)
        {
            held.WriteNote("a much longer note of an earlier holder");
            held.WriteNote("1234 cru append");
            Assert.Equal("1234 cru append", Text("s.lock"));
        }

        using var next = Files.TryLock(At("s.lock"), LockMode.Exclusive)!;
        Assert.Equal("1234 cru append", next.ReadNote());
    }

    [Fact]
    public void A_note_has_its_limits()
    {
        using var shared = Files.TryLock(At("a.lock"), LockMode.Shared)!;
        using var alone = Files.TryLock(At("b.lock"), LockMode.Exclusive)!;

        Assert.Throws<InvalidOperationException>(() => shared.WriteNote("x"));
        Assert.Throws<ArgumentException>(() => alone.WriteNote(new string('x', 4097)));
        Assert.Equal("", alone.ReadNote());
    }

    [Fact]
    public void A_lock_in_a_missing_folder_tells_that_it_is_missing() =>
        Assert.Throws<DirectoryNotFoundException>(() => Files.TryLock(At("none/a.lock"), LockMode.Exclusive));

    [Fact]
    public void Flushing_a_missing_folder_tells_that_it_is_missing() =>
        Assert.ThrowsAny<IOException>(() => Files.FlushFolder(At("none")));

    [Fact]
    public void A_relative_path_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Files.Stat("a.md"));
        Assert.Throws<ArgumentException>(() => Files.OpenAppend("a.md"));
        Assert.Throws<ArgumentException>(() => Files.OpenRead(At("a.md\0.png")));
    }

    /// <summary>A path under the root.</summary>
    protected string At(string name) => $"{Root}/{name}";

    /// <summary>What a file under the root holds.</summary>
    protected string Text(string name)
    {
        using var reader = new StreamReader(Files.OpenRead(At(name)));
        return reader.ReadToEnd();
    }

    private string[] Names(string folder) => [.. Files.List(folder).Select(stamp => stamp.Name).Order(StringComparer.Ordinal)];
}
