namespace MarkdownSessions.Search;

/// <summary>
/// The one normal form of a predicate: flat, nothing twice, no operand that changes nothing, and a
/// negation only inside an <see cref="MatchAll"/> that also says something positive.
/// </summary>
internal static class MatchForm
{
    private static readonly MatchEverything Everything = new();

    /// <summary>All of the operands; null when there are none.</summary>
    public static Match? All(IEnumerable<Match> operands)
    {
        var flat = new List<Match>();
        foreach (var operand in operands)
        {
            AddFlat(flat, operand, match => match is MatchAll all ? all.Operands : null);
        }

        if (flat.Count == 0)
        {
            return null;
        }

        if (flat.Exists(match => match is not (MatchNot or MatchEverything)))
        {
            flat.RemoveAll(match => match is MatchEverything);
        }
        else if (!flat.Contains(Everything))
        {
            flat.Insert(0, Everything);
        }

        return flat.Count == 1 ? flat[0] : new MatchAll(flat);
    }

    /// <summary>At least one of the operands; null when there are none.</summary>
    public static Match? Any(IEnumerable<Match> operands)
    {
        var flat = new List<Match>();
        foreach (var operand in operands)
        {
            var positive = operand is MatchNot ? All([operand])! : operand;
            AddFlat(flat, positive, match => match is MatchAny any ? any.Operands : null);
        }

        if (flat.Contains(Everything))
        {
            return Everything;
        }

        return flat.Count switch
        {
            0 => null,
            1 => flat[0],
            _ => new MatchAny(flat),
        };
    }

    /// <summary>The opposite; to be put into <see cref="All"/>.</summary>
    public static Match Not(Match operand) => operand switch
    {
        MatchNot not => not.Operand,
        MatchAll { Operands: [MatchEverything, MatchNot only] } => only.Operand,
        _ => new MatchNot(operand),
    };

    private static void AddFlat(List<Match> flat, Match operand, Func<Match, IReadOnlyList<Match>?> inside)
    {
        foreach (var match in inside(operand) ?? [operand])
        {
            if (!flat.Contains(match))
            {
                flat.Add(match);
            }
        }
    }
}
