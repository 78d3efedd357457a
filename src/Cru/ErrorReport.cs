using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru;

/// <summary>Turns what went wrong into one line, or one JSON object, on standard error and an exit code.</summary>
internal static class ErrorReport
{
    private const string Interrupted = "interrupted; what was finished before stands";

    /// <summary>Reports a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="host">Where to.</param>
    /// <param name="asJson">One JSON object instead of a line.</param>
    /// <returns>The exit code.</returns>
    public static int Write(Exception failure, CruHost host, bool asJson)
    {
        var (exitCode, code, message) = Read(failure);
        if (asJson)
        {
            host.Error.WriteLine(JsonText.Of(new ErrorDocument(new(code, exitCode, message)), CruJson.Readable.ErrorDocument));
        }
        else
        {
            host.Error.WriteLine($"cru: {TerminalText.Line(message)}");
        }

        if (exitCode == ExitCode.Bug && host.Variable("CRU_DEBUG") is "1")
        {
            host.Error.WriteLine(TerminalText.Block(failure.ToString()));
        }

        return exitCode;
    }

    /// <summary>How the program ends when a vault could not do what was asked.</summary>
    public static int ExitCodeOf(VaultError error) => Read(error).ExitCode;

    /// <summary>The situation's name in JSON.</summary>
    public static string CodeOf(VaultError error) => Read(error).Code;

    private static (int ExitCode, string Code, string Message) Read(Exception failure) => failure switch
    {
        CruException own => (own.ExitCode, own.Code, own.Message),
        VaultException vault => (Read(vault.Error).ExitCode, Read(vault.Error).Code, vault.Message),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted", Interrupted),
        UnauthorizedAccessException denied => (ExitCode.NotPermitted, "not-permitted", denied.Message),
        IOException disk => (ExitCode.DiskFailed, "disk-failed", disk.Message),
        _ => (
            ExitCode.Bug,
            "bug",
            $"a mistake of cru itself: {failure.Message} Please report it with the command you typed; CRU_DEBUG=1 shows where it happened"),
    };

    private static (int ExitCode, string Code) Read(VaultError error) => error switch
    {
        VaultError.VaultNotFound => (ExitCode.NotFound, "vault-not-found"),
        VaultError.SessionNotFound => (ExitCode.NotFound, "session-not-found"),
        VaultError.ArtifactNotFound => (ExitCode.NotFound, "artifact-not-found"),
        VaultError.MessageNotFound => (ExitCode.NotFound, "message-not-found"),
        VaultError.AmbiguousId => (ExitCode.Usage, "ambiguous-id"),
        VaultError.SessionLocked => (ExitCode.SessionLocked, "session-locked"),
        VaultError.BadInput => (ExitCode.BadInput, "bad-input"),
        VaultError.IdTaken => (ExitCode.BadInput, "id-taken"),
        VaultError.FormatTooNew => (ExitCode.BadInput, "format-too-new"),
        VaultError.CannotCreate => (ExitCode.CannotCreate, "cannot-create"),
        VaultError.DiskFailed => (ExitCode.DiskFailed, "disk-failed"),
        VaultError.Busy => (ExitCode.Busy, "busy"),
        VaultError.NotPermitted => (ExitCode.NotPermitted, "not-permitted"),
        VaultError.BadQuery => (ExitCode.Usage, "bad-query"),
        _ => (ExitCode.Bug, "bug"),
    };
}
