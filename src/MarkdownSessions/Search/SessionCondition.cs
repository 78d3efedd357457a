using System.Globalization;
using System.Text;

namespace MarkdownSessions.Search;

/// <summary>What a question asks of a session rather than of a message.</summary>
/// <param name="Field">A field of the session: <c>title</c>, <c>tag</c>, <c>project</c>, <c>cost</c>, <c>has</c> and others (docs/search.md, "Fields").</param>
/// <param name="Value">The value as it was typed, without quotes and trailing star.</param>
/// <param name="IsNegated">The session must not be like that.</param>
/// <param name="Comparison">How to compare.</param>
public sealed record SessionCondition(string Field, string Value, bool IsNegated, SessionComparison Comparison)
{
    /// <summary>The range of <see cref="SessionComparison.InRange"/>.</summary>
    public AmountRange Range { get; init; }

    // Two bounds, or two things that it has, are both meant.
    private bool IsMeantBesides => Comparison is SessionComparison.InRange || Field == "has";

    /// <summary>
    /// Whether a session fits: of each field any condition (as <c>tag:a tag:b</c> means either; but all of numbers
    /// and of <c>has:</c>), and no negated one. A number that is not known fits no condition, not even a negated one.
    /// </summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="values">The session's values of a field; empty when it has none.</param>
    public static bool AllHold(
        IReadOnlyList<SessionCondition> conditions,
        Func<string, IReadOnlyList<string>> values) =>
        conditions.Where(condition => condition.IsMeantBesides).All(condition => condition.Holds(values(condition.Field)))
        && conditions
            .Where(condition => !condition.IsMeantBesides)
            .GroupBy(condition => (condition.Field, condition.IsNegated))
            .All(group => group.Any(condition => condition.IsLike(values(condition.Field))) != group.Key.IsNegated);

    /// <summary>Whether one of the values is like the one asked for; negation is not looked at.</summary>
    public bool IsLike(IReadOnlyList<string> values) => values.Any(IsLike);

    private bool Holds(IReadOnlyList<string> values)
    {
        bool isUnknown = Comparison is SessionComparison.InRange && values.Count == 0;
        return !isUnknown && IsLike(values) != IsNegated;
    }

    private bool IsLike(string value)
    {
        if (Comparison is SessionComparison.InRange)
        {
            return Range.Contains(decimal.Parse(value, CultureInfo.InvariantCulture));
        }

        string asked = Tokenizer.Fold(Value);
        string given = Tokenizer.Fold(value);
        return Comparison switch
        {
            SessionComparison.BeginsWith => given.StartsWith(asked, StringComparison.Ordinal),
            SessionComparison.InFolder => IsInFolder(given.Replace('\\', '/'), asked.Replace('\\', '/').TrimEnd('/')),
            SessionComparison.HasWords => WordsOf(value).Contains(WordsOf(Value).TrimEnd(), StringComparison.Ordinal),
            _ => given == asked,
        };
    }

    private static bool IsInFolder(string given, string folder) =>
        given.StartsWith(folder, StringComparison.Ordinal)
        && (given.Length == folder.Length || given[folder.Length] == '/');

    /// <summary>The words with a blank before and behind each.</summary>
    private static string WordsOf(string text)
    {
        var words = new StringBuilder(" ");
        var reader = Tokenizer.Read(text);
        while (reader.MoveNext())
        {
            if (reader.Kind is WordKind.Plain or WordKind.Pair or WordKind.Lone)
            {
                words.Append(reader.Word).Append(' ');
            }
        }

        return words.ToString();
    }
}
