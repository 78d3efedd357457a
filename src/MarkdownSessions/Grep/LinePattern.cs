using System.Buffers;
using System.Text;

namespace MarkdownSessions.Grep;

/// <summary>
/// Rewrites an expression so that it matches in a text of many lines what it matches in each of them alone: what could
/// match a line feed is told not to. Only then may a block of lines be searched at once, in time that grows with its
/// length and no faster. Expressions beyond the constructs listed here are left to a search line by line.
/// </summary>
internal sealed class LinePattern
{
    private static readonly SearchValues<char> Counts = SearchValues.Create("0123456789,");

    private readonly string pattern;
    private readonly StringBuilder bound = new();
    private readonly StringBuilder run = new();
    private string literal = "";
    private int at;
    private int depth;

    private LinePattern(string pattern) => this.pattern = pattern;

    /// <summary>Rewrites an expression.</summary>
    /// <param name="pattern">An expression that .NET takes.</param>
    /// <param name="bound">The same for <c>RegexOptions.Multiline</c> that never reaches over a line's end.</param>
    /// <param name="literal">Letters that stand in every match; empty when none are known.</param>
    /// <returns>False when the expression cannot be rewritten.</returns>
    public static bool TryBind(string pattern, out string bound, out string literal)
    {
        var rewriting = new LinePattern(pattern);
        bool isBound = rewriting.TryRewrite();
        bound = rewriting.bound.ToString();
        literal = isBound && !pattern.Contains('|', StringComparison.Ordinal) ? rewriting.literal : "";
        return isBound;
    }

    private bool TryRewrite()
    {
        while (at < pattern.Length)
        {
            char sign = pattern[at++];
            bool isKnown = sign switch
            {
                '\\' => TryEscape(),
                '[' => TryClass(),
                '(' => TryGroup(),
                '\n' => false,
                _ => TakeSign(sign),
            };
            if (!isKnown)
            {
                return false;
            }
        }

        EndRun();
        return true;
    }

    private bool TakeSign(char sign)
    {
        bound.Append(sign);
        switch (sign)
        {
            case ')':
                depth--;
                EndRun();
                break;
            case '*' or '?' or '{':
                // What stands before it may be missing.
                run.Length = Math.Max(0, run.Length - 1);
                if (run.Length > 0 && char.IsHighSurrogate(run[^1]))
                {
                    run.Length--;
                }

                EndRun();
                break;
            case '+' or '.' or '^' or '$' or '|' or '}':
                EndRun();
                break;
            default:
                Extend(sign);
                break;
        }

        // The numbers of {2,3} are no letters.
        return sign != '{' || TakeCount();
    }

    private bool TakeCount()
    {
        int end = pattern.IndexOf('}', at);
        if (end < 0 || pattern.AsSpan(at, end - at).ContainsAnyExcept(Counts))
        {
            return false;
        }

        bound.Append(pattern, at, end - at);
        at = end;
        return true;
    }

    private bool TryEscape()
    {
        if (at == pattern.Length)
        {
            return false;
        }

        char escaped = pattern[at++];
        string? rewritten = escaped switch
        {
            's' => @"[^\S\n]",
            'W' => @"[^\w\n]",
            'D' => @"[^\d\n]",
            'b' or 'B' or 'd' or 'w' or 'S' => $"\\{escaped}",
            _ when char.IsAscii(escaped) && (char.IsPunctuation(escaped) || char.IsSymbol(escaped)) => $"\\{escaped}",
            _ => null,
        };
        if (rewritten is null)
        {
            return false;
        }

        bound.Append(rewritten);
        if (char.IsLetter(escaped))
        {
            EndRun();
        }
        else
        {
            Extend(escaped);
        }

        return true;
    }

    // Ranges count: from a sign above the line feed they cannot reach it.
    private bool TryClass()
    {
        EndRun();
        bound.Append('[');
        if (at < pattern.Length && pattern[at] == '^')
        {
            at++;
            bound.Append(@"^\n");
        }

        for (bool isFirst = true; at < pattern.Length; isFirst = false)
        {
            char sign = pattern[at++];
            bool isSubtraction = sign == '-' && at < pattern.Length && pattern[at] == '[';
            bool isOdd = sign <= '\n' || sign == '[' || isSubtraction || (sign == '\\' && !IsHarmlessEscape());
            if (isOdd)
            {
                return false;
            }

            bound.Append(sign);
            if (sign == '\\')
            {
                bound.Append(pattern[at++]);
            }

            if (sign == ']' && !isFirst)
            {
                return true;
            }

            if (sign == ']')
            {
                // A bracket in the first place stands for itself, but not behind our \n.
                return false;
            }
        }

        return false;
    }

    private bool IsHarmlessEscape() =>
        at < pattern.Length
        && (pattern[at] is 'd' or 'w' or 'S' || (char.IsAscii(pattern[at]) && (char.IsPunctuation(pattern[at]) || char.IsSymbol(pattern[at]))));

    private bool TryGroup()
    {
        EndRun();
        depth++;
        bound.Append('(');
        if (at == pattern.Length || pattern[at] != '?')
        {
            return true;
        }

        bool isPlain = at + 1 < pattern.Length && pattern[at + 1] == ':';
        bound.Append("?:");
        at += 2;
        return isPlain;
    }

    private void Extend(char letter)
    {
        if (depth == 0)
        {
            run.Append(letter);
        }
    }

    private void EndRun()
    {
        if (run.Length > literal.Length)
        {
            literal = run.ToString();
        }

        run.Clear();
    }
}
