using System.Text;

namespace MarkdownSessions.Storage;

/// <summary>
/// The word by which a machine and user sign the segments that only they append to: <c>tern-4k2q</c>.
/// Derived, not stored, so that it survives a container whose home is new each time.
/// </summary>
public static class WriterName
{
    private const int MaxLength = 32;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    // Short, easily told apart when read aloud; 64 of them, so that 6 bits choose one. The order is part
    // of the format: another order would give every machine another name.
    private static readonly string[] Birds =
    [
        "auk", "bulbul", "bunting", "buzzard", "chat", "chough", "coot", "crake",
        "crane", "crow", "cuckoo", "curlew", "dipper", "dove", "duck", "dunlin",
        "eagle", "egret", "eider", "falcon", "finch", "gannet", "godwit", "goose",
        "grebe", "grouse", "gull", "harrier", "hawk", "heron", "hobby", "hoopoe",
        "ibis", "jay", "kestrel", "kite", "knot", "lark", "linnet", "loon",
        "magpie", "martin", "merlin", "ouzel", "owl", "petrel", "pipit", "plover",
        "puffin", "quail", "raven", "robin", "rook", "ruff", "scoter", "serin",
        "shrike", "siskin", "skua", "smew", "stork", "swift", "tern", "wren",
    ];

    /// <summary>Files that hold a machine's id, the first that has one counting (machine-id(5)).</summary>
    private static readonly string[] MachineIdFiles = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

    /// <summary>Whether this may be a writer: 1 to 32 of <c>[a-z0-9-]</c>.</summary>
    public static bool IsLegal(string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary><c>CRU_WRITER</c> when it is set, else a word of the machine's id, or its host name, and the user.</summary>
    /// <param name="variable">An environment variable's value, or null.</param>
    /// <param name="readText">A text file's content, or null when it cannot be read.</param>
    /// <param name="hostName">Counts when the machine has no id.</param>
    /// <param name="userName">Two users of one machine write segments of their own.</param>
    /// <exception cref="FormatException"><c>CRU_WRITER</c> is no legal writer.</exception>
    public static string Choose(
        Func<string, string?> variable, Func<string, string?> readText, string hostName, string userName)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(readText);
        if (variable("CRU_WRITER") is { Length: > 0 } given)
        {
            return IsLegal(given)
                ? given
                : throw new FormatException($"CRU_WRITER '{given}' is no writer; use 1 to {MaxLength} of a-z, 0-9 and -");
        }

        string machine = MachineIdFiles.Select(readText).Select(Id).FirstOrDefault(id => id is not null) ?? hostName;
        return Derive(machine, userName);
    }

    /// <summary>The word of a machine and a user: always the same.</summary>
    public static string Derive(string machine, string user)
    {
        // machine-id(5) asks that the id itself be shown to nobody: what is written is a hash of it.
        byte[] hash = ShortSha256.Hash(Encoding.UTF8.GetBytes($"markdown-sessions writer\0{machine}\0{user}"));
        return $"{Birds[hash[0] & 63]}-{Letter(hash[1])}{Letter(hash[2])}{Letter(hash[3])}{Letter(hash[4])}";
    }

    /// <summary>
    /// What tells a writer's segments apart from another's of the same minute: its last four letters and digits,
    /// which in a derived name are the random ones.
    /// </summary>
    internal static string Mark(string writer)
    {
        string plain = Checked(writer).Replace("-", "", StringComparison.Ordinal);
        return plain.Length > 4 ? plain[^4..] : plain.Length > 0 ? plain : "x";
    }

    internal static string Checked(string writer) =>
        IsLegal(writer) ? writer : throw new ArgumentException($"'{writer}' is no writer", nameof(writer));

    private static char Letter(byte part) => Letters[part & 31];

    // A machine that was never started says "uninitialized", and so would all of its copies.
    private static string? Id(string? text) =>
        text?.Trim() is { Length: > 0 } id && id != "uninitialized" ? id : null;
}
