using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public sealed class PhysicalFilesTests : VaultFilesContract, IDisposable
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();
    private readonly PhysicalFiles files = new();

    protected override IVaultFiles Files => files;

    protected override string Root => folder.Path;

    public void Dispose() => folder.Dispose();

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void All_that_is_made_is_its_owners_alone()
    {
        files.CreateFolder(At("a/b"));
        files.TryCreate(At("created"), "x"u8);
        files.Replace(At("replaced"), "x"u8);
        files.OpenAppend(At("appended")).Dispose();
        files.TryLock(At("s.lock"), LockMode.Exclusive)!.Dispose();

        Assert.All(["created", "replaced", "appended", "s.lock"], name => Assert.Equal(OwnerReadsAndWrites, ModeOf(name)));
        Assert.All(["a", "a/b"], name => Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, ModeOf(name)));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void An_existing_file_keeps_its_mode()
    {
        const UnixFileMode shared = OwnerReadsAndWrites | UnixFileMode.GroupRead;
        const UnixFileMode writable = OwnerReadsAndWrites;
        File.WriteAllText(At("shared.md"), "old");
        File.SetUnixFileMode(At("shared.md"), shared);
        File.WriteAllText(At("narrow.md"), "old");
        File.SetUnixFileMode(At("narrow.md"), writable);

        files.Replace(At("shared.md"), "new"u8);
        files.OpenAppend(At("narrow.md")).Dispose();

        Assert.Equal(shared, ModeOf("shared.md"));
        Assert.Equal(writable, ModeOf("narrow.md"));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void A_symbolic_link_is_listed_and_never_followed()
    {
        File.WriteAllText(At("target.md"), "theirs");
        File.CreateSymbolicLink(At("link.md"), At("target.md"));
        File.CreateSymbolicLink(At("dangling.md"), At("nowhere.md"));
        File.CreateSymbolicLink(At("link"), Path.GetTempPath());

        var kinds = files.List(Root).ToDictionary(stamp => stamp.Name, stamp => stamp.Kind);

        Assert.Equal((FileKind.Other, FileKind.Other), (kinds["link.md"], kinds["dangling.md"]));
        Assert.Empty(files.ListFolders(Root));
        var failure = Assert.Throws<IOException>(() => files.OpenRead(At("link.md")));
        Assert.Equal($"{At("link.md")}: is a symbolic link, or has too many on its way", failure.Message);
        Assert.Throws<IOException>(() => files.OpenAppend(At("dangling.md")));
        Assert.Throws<IOException>(() => files.TryLock(At("link.md"), LockMode.Exclusive));
        Assert.Throws<IOException>(() => files.Replace(At("link.md"), "ours"u8));
        Assert.False(files.TryCreate(At("dangling.md"), "ours"u8));
        Assert.Equal("theirs", File.ReadAllText(At("target.md")));
        Assert.False(File.Exists(At("nowhere.md")));
    }

    [FactIf(Need.Unix)]
    public void A_file_is_no_folder_to_be_listed()
    {
        File.WriteAllText(At("log.md"), "text");

        var failure = Assert.Throws<IOException>(() => files.List(At("log.md")));

        Assert.Equal($"{At("log.md")}: not a directory", failure.Message);
        Assert.Throws<IOException>(() => files.ListFolders(At("log.md")));
    }

    [FactIf(Need.Unix)]
    public void A_name_that_is_no_text_is_passed_over()
    {
        File.WriteAllText(At("a.md"), "text");
        // .NET can neither make nor delete such a file.
        Run("sh", "-c", "touch \"$0/$(printf 'b\\377').md\"", Root);
        int all = Directory.EnumerateFileSystemEntries(Root).Count();

        var listed = files.List(Root);

        Run("sh", "-c", "rm \"$0\"/b*", Root);
        Assert.Equal(2, all);
        Assert.Equal("a.md", Assert.Single(listed).Name);
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void A_link_is_followed_through_others_to_its_end()
    {
        File.WriteAllText(At("target.md"), "theirs");
        File.CreateSymbolicLink(At("near.md"), "target.md");
        File.CreateSymbolicLink(At("far.md"), At("near.md"));
        File.CreateSymbolicLink(At("dangling.md"), At("nowhere.md"));

        Assert.Equal(At("target.md"), files.FollowLink(At("far.md")));
        Assert.Null(files.FollowLink(At("dangling.md")));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void Deleting_follows_no_link()
    {
        files.CreateFolder(At("outside"));
        File.WriteAllText(At("outside/note.md"), "kept");
        files.CreateFolder(At("session"));
        Directory.CreateSymbolicLink(At("session/artifacts"), At("outside"));
        Directory.CreateSymbolicLink(At("alias"), At("outside"));

        files.DeleteFolder(At("session"));
        Assert.Throws<IOException>(() => files.DeleteFolder(At("alias")));

        Assert.Null(files.Stat(At("session")));
        Assert.Equal("kept", File.ReadAllText(At("outside/note.md")));
    }

    [FactIf(Need.Unix, "mkfifo")]
    public void A_pipe_is_refused_without_waiting_for_its_other_end()
    {
        Run("mkfifo", At("pipe.md"));

        Assert.Equal(FileKind.Other, files.Stat(At("pipe.md"))!.Kind);
        Assert.Throws<IOException>(() => files.OpenRead(At("pipe.md")));
        Assert.Throws<IOException>(() => files.OpenAppend(At("pipe.md")));
    }

    [FactIf(Need.Unix)]
    public void A_device_is_refused()
    {
        Assert.Throws<IOException>(() => files.OpenRead("/dev/null"));
        Assert.Throws<IOException>(() => files.OpenAppend("/dev/null"));
    }

    [FactIf(Need.Unix, "ln")]
    public void A_second_name_of_a_file_is_counted()
    {
        using var file = files.OpenAppend(At("a.md"));
        int before = file.LinkCount;

        Run("ln", At("a.md"), At("b.md"));

        Assert.Equal((1, 2), (before, file.LinkCount));
    }

    [Fact]
    public void Threads_that_append_at_once_mix_no_lines()
    {
        const int writers = 4;
        const int lines = 200;

        Parallel.For(0, writers, writer =>
        {
            using var file = files.OpenAppend(At("log.md"));
            byte[] line = Encoding.UTF8.GetBytes(new string((char)('a' + writer), 700) + "\n");
            for (int i = 0; i < lines; i++)
            {
                file.Append(line);
            }
        });

        var found = File.ReadAllLines(At("log.md")).GroupBy(line => line).ToList();
        Assert.Equal(writers, found.Count);
        Assert.All(found, line => Assert.Equal((700, lines), (line.Key.Length, line.Count())));
    }

    [Fact]
    public void Readers_and_locks_do_not_hinder_each_other()
    {
        files.TryCreate(At("log.md"), "text"u8);
        using var held = files.TryLock(At("log.md"), LockMode.Exclusive)!;

        using var reader = files.OpenRead(At("log.md"));
        using var writer = files.OpenAppend(At("log.md"));

        Assert.Equal('t', reader.ReadByte());
        held.Dispose();
        using var again = files.TryLock(At("log.md"), LockMode.Exclusive);
        Assert.NotNull(again);
    }

    [FactIf(Need.Linux, "flock", "true")]
    public void A_lock_excludes_another_process()
    {
        var held = files.TryLock(At("s.lock"), LockMode.Exclusive)!;
        int whileHeld = Run("flock", "--nonblock", At("s.lock"), "true");

        held.Dispose();

        Assert.Equal((1, 0), (whileHeld, Run("flock", "--nonblock", At("s.lock"), "true")));
    }

    [FactIf(Need.Linux, "flock", "cat")]
    public void A_lock_of_a_process_that_was_killed_is_free()
    {
        using var other = new Process();
        other.StartInfo = new("flock", ["--nonblock", "--no-fork", At("s.lock"), "cat"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        other.Start();
        other.StandardInput.Write('x');
        other.StandardInput.Flush();
        int answer = other.StandardOutput.Read();
        var whileHeld = files.TryLock(At("s.lock"), LockMode.Exclusive);

        other.Kill();
        other.WaitForExit();

        Assert.Equal('x', answer);
        Assert.Null(whileHeld);
        using var taken = files.TryLock(At("s.lock"), LockMode.Exclusive);
        Assert.NotNull(taken);
    }

    [Fact]
    public void A_lock_file_that_was_deleted_by_hand_is_made_anew()
    {
        using var orphan = files.TryLock(At("s.lock"), LockMode.Exclusive);
        File.Delete(At("s.lock"));

        using var next = files.TryLock(At("s.lock"), LockMode.Exclusive);

        Assert.NotNull(next);
        Assert.Null(files.TryLock(At("s.lock"), LockMode.Exclusive));
    }

    [FactIf(Need.Linux)]
    [UnsupportedOSPlatform("windows")]
    public void A_full_disk_is_told_from_other_failures()
    {
        // /dev/full is what Linux has for this; it is a device, so it is opened past the port.
        using var full = UnixCalls.TryOpen("/dev/full", UnixFlags.WriteOnly, out _)!;

        var failure = Assert.Throws<IOException>(() => UnixCalls.Write(full, "/dev/full", "x"u8));

        Assert.True(FileFault.IsFull(failure));
        Assert.False(FileFault.IsReadOnly(failure));
        Assert.Equal("/dev/full: no space left on device", failure.Message);
    }

    [Fact]
    public void A_time_before_1970_and_a_name_with_odd_letters_are_listed()
    {
        string name = "a b'\"\\\n\u202E🙂.md";
        File.WriteAllText(At(name), "x");
        var old = new DateTime(1931, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(At(name), old);

        var stamp = Assert.Single(files.List(Root));

        Assert.Equal(name, stamp.Name);
        Assert.Equal(old.Ticks, stamp.ModifiedTicks);
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [UnsupportedOSPlatform("windows")]
    private UnixFileMode ModeOf(string name) => File.GetUnixFileMode(At(name));
}
