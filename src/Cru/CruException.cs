using System.Globalization;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru;

/// <summary>The command cannot do what was typed; the message is one line for a person and says what to do.</summary>
internal sealed class CruException : Exception
{
    private CruException(int exitCode, string code, string message)
        : base(message) => (ExitCode, Code) = (exitCode, code);

    /// <summary>How the program ends.</summary>
    public int ExitCode { get; }

    /// <summary>The situation's name in JSON.</summary>
    public string Code { get; }

    public static CruException Usage(string message) => new(Cru.ExitCode.Usage, "usage", message);

    public static CruException BadInput(string message) => new(Cru.ExitCode.BadInput, "bad-input", message);

    /// <summary>The same situation as a vault tells it, with the place in the input and what became of the rest.</summary>
    public static CruException Refused(VaultException refusal, string message) =>
        new(ErrorReport.ExitCodeOf(refusal.Error), ErrorReport.CodeOf(refusal.Error), message);

    public static CruException NoVault(string folder) => new(
        Cru.ExitCode.NotFound,
        "vault-not-found",
        $"no vault in '{folder}' or above; 'cru session new' makes one, --vault names another");

    public static CruException NoVaultToSet(string folder) => new(
        Cru.ExitCode.NotFound,
        "vault-not-found",
        $"no vault in '{folder}' or above; --user sets it for all vaults, --vault names one");

    public static CruException NoMessage(SessionId session, string begun, int several) => new(
        Cru.ExitCode.NotFound,
        "message-not-found",
        several > 1
            ? $"{several.ToString(CultureInfo.InvariantCulture)} messages of session '{session}' begin with '{begun}'; write more of the id"
            : $"no message '{begun}' in session '{session}'; 'cru session show {session}' shows the ids");

    public static CruException NothingAdded(string path) => new(
        Cru.ExitCode.NotFound, "file-not-found", $"'{path}' is no file; nothing was added");

    public static CruException NotCreated(string path, string why) => new(
        Cru.ExitCode.CannotCreate, "cannot-create", $"'{path}' was not written: {why}");

    public static CruException NoList(string path) => new(
        Cru.ExitCode.NotFound, "file-not-found", $"--sessions-from '{path}' cannot be read; nothing was searched");

    public static CruException NoFile(string path) => new(
        Cru.ExitCode.NotFound, "file-not-found", $"'{path}' is no file or folder; nothing was imported");

    public static CruException BrokenLink(string path) => new(
        Cru.ExitCode.NotFound, "file-not-found", $"'{path}' is a link to nothing; nothing was imported");
}
