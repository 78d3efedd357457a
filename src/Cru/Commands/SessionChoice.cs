using System.CommandLine;
using System.Text.RegularExpressions;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary>Which session a verb works on (docs/cli.md, "Which session"): the one typed, else that of <c>CRU_SESSION</c>.</summary>
internal static partial class SessionChoice
{
    private const string Variable = "CRU_SESSION";
    private const int MostMilliseconds = 1_000;
    private const int DateLetters = 8;

    /// <summary>The session of a verb that takes nothing else.</summary>
    /// <exception cref="CruException">None was named.</exception>
    public static SessionId Session(this CommandRun run, Vault vault, Argument<string?> id) =>
        vault.Resolve(run.Get(id) ?? Default(run) ?? throw NoneNamed());

    /// <summary>
    /// The session of a verb that takes words behind the id. With <c>CRU_SESSION</c> the first word may be left out, so it
    /// is the id only if it cannot well be anything else.
    /// </summary>
    /// <exception cref="CruException">None was named.</exception>
    public static (SessionId Session, string[] Words) Session(this CommandRun run, Vault vault, Argument<string?> id, Argument<string[]> words)
    {
        string[] rest = run.Get(words) ?? [];
        if (run.Get(id) is not { } first)
        {
            return (vault.Resolve(Default(run) ?? throw NoneNamed()), rest);
        }

        return Default(run) is { } session && (run.BeginsWithDashes || !IsId(vault, first))
            ? (vault.Resolve(session), [first, .. rest])
            : (vault.Resolve(first), rest);
    }

    private static string? Default(CommandRun run) => run.Host.Variable(Variable) is { Length: > 0 } id ? id : null;

    // A whole id, or what is made like one; of beginnings those with a letter and a digit, as no word of a language has,
    // and those that are as long as a date.
    private static bool IsId(Vault vault, string word) =>
        SessionId.TryParse(word, out _)
        && (MadeLikeAnId().IsMatch(word)
            || vault.Has(word)
            || (word.Any(char.IsAsciiDigit) && (word.Any(char.IsAsciiLetter) || word.Length >= DateLetters) && vault.IsBeginning(word)));

    private static CruException NoneNamed() => CruException.Usage($"no session is named; give its id, or set {Variable}");

    // A date with a digit too few is still no word of a text.
    [GeneratedRegex("^[a-z]+-[0-9]{6,8}(-|$)", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex MadeLikeAnId();
}
