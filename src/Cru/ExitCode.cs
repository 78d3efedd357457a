namespace Cru;

/// <summary>How <c>cru</c> ends; the one table (docs/cli.md, "Exit codes"). From 64 on the numbers are those of sysexits.h.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Nothing matched, a check found problems, or part of the input could not be read.</summary>
    public const int Incomplete = 1;

    /// <summary>Another process held the session's lock for 10 s.</summary>
    public const int SessionLocked = 2;

    /// <summary>The command was typed wrong.</summary>
    public const int Usage = 64;

    /// <summary>What was given to it cannot be taken, or is of a newer version.</summary>
    public const int BadInput = 65;

    /// <summary>No such session, file or vault.</summary>
    public const int NotFound = 66;

    /// <summary>A mistake of this program.</summary>
    public const int Bug = 70;

    /// <summary>A file or folder cannot be made.</summary>
    public const int CannotCreate = 73;

    /// <summary>The disk failed or is full.</summary>
    public const int DiskFailed = 74;

    /// <summary>Index or vault are in use, or changed meanwhile: trying again helps.</summary>
    public const int Busy = 75;

    /// <summary>Not permitted.</summary>
    public const int NotPermitted = 77;

    /// <summary>Interrupted: 128 and the number of SIGINT, as shells tell it.</summary>
    public const int Interrupted = 130;

    /// <summary>The table for people, as help prints it.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Done, "done"),
        (Incomplete, "nothing matched, or part of the input could not be read"),
        (SessionLocked, "another process held the session for 10 s"),
        (Usage, "typed wrong"),
        (BadInput, "bad input data, or a newer format"),
        (NotFound, "no such session, file or vault"),
        (Bug, "a mistake of cru itself"),
        (CannotCreate, "cannot create a file or folder"),
        (DiskFailed, "the disk failed or is full"),
        (Busy, "index or vault in use; try again"),
        (NotPermitted, "not permitted"),
        (Interrupted, "interrupted"),
    ];
}
