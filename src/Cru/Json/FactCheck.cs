using System.Globalization;
using System.Text.Json;

namespace Cru.Json;

/// <summary>Looks whether the facts of a message that mean something to this store are what they must be.</summary>
internal static class FactCheck
{
    // What is above is not believed when it is counted (docs/cli.md, "stats").
    private const decimal MostCost = 1_000_000_000;
    private const long MostTokens = 1_000_000_000_000;
    private const int MostShown = 40;

    /// <summary>Whether a field is such a fact.</summary>
    public static bool Knows(string name) => name is "model" or "provider" or "finish" or "cost" or "usage" or "ms";

    /// <summary>What is wrong with a fact, and what it must be; null when nothing is, as with one that is null: it tells nothing.</summary>
    public static string? Problem(JsonProperty fact) => fact.Name switch
    {
        _ when fact.Value.ValueKind is JsonValueKind.Null => null,
        "model" or "provider" or "finish" when fact.Value.ValueKind is not JsonValueKind.String => $"{Told(fact)}; it must be a text in quotes",
        "cost" when !IsNumber(fact.Value, MostCost) => $"{Told(fact)}; it must be a number of US dollars from 0 to 10^9, without quotes, such as 0.0021",
        "ms" when !IsNumber(fact.Value, decimal.MaxValue) => $"{Told(fact)}; it must be a number of milliseconds, without quotes",
        "usage" when fact.Value.ValueKind is not JsonValueKind.Object => $"{Told(fact)}; it must be an object of tokens such as {{\"input\": 12, \"output\": 7}}",
        "usage" => ProblemOfUsage(fact.Value),
        _ => null,
    };

    /// <summary>What of a message's <c>usage</c> is not counted, because nothing is called so.</summary>
    public static IEnumerable<InputWarning> Uncounted(JsonElement usage)
    {
        foreach (var kind in usage.EnumerateObject())
        {
            // A sum of the others is counted by them.
            if (!FieldNames.Usage.Has(kind.Name) && kind.Name is not ("total" or "total_tokens" or "totalTokens"))
            {
                string? meant = FieldNames.Usage.Meant(kind.Name, name => usage.TryGetProperty(name, out _));
                yield return new($"\"{kind.Name}\" in \"usage\" is kept and not counted{Meant(meant)}", IsNear: true);
            }
        }
    }

    /// <summary>What to say of a name that another one may mean.</summary>
    public static string Meant(string? name) => name is null ? "" : $"; did you mean \"{name}\"?";

    private static string? ProblemOfUsage(JsonElement usage)
    {
        foreach (var kind in usage.EnumerateObject())
        {
            bool isWhole = kind.Value.ValueKind is JsonValueKind.Number && kind.Value.TryGetInt64(out long number) && number is >= 0 and <= MostTokens;
            if (!isWhole && kind.Value.ValueKind is not JsonValueKind.Null && FieldNames.Usage.Has(kind.Name))
            {
                return $"{Told(kind)} in \"usage\"; it must be a whole number of tokens from 0 to 10^12, without quotes";
            }

            // Tokens under a name of no kind would count for nothing, in a log that nobody writes again.
            if (!FieldNames.Usage.Has(kind.Name) && FieldNames.Usage.Misspelt(kind.Name, name => usage.TryGetProperty(name, out _)) is { } meant)
            {
                return $"\"{kind.Name}\" in \"usage\" is no kind of tokens{Meant(meant)}";
            }
        }

        return null;
    }

    private static bool IsNumber(JsonElement value, decimal most) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number >= 0 && number <= most;

    private static string Told(JsonProperty fact)
    {
        string value = fact.Value.GetRawText().ReplaceLineEndings(" ");
        string shown = value.Length > MostShown ? string.Create(CultureInfo.InvariantCulture, $"{value.AsSpan(0, MostShown)}…") : value;
        return $"\"{fact.Name}\" is {shown}";
    }
}
