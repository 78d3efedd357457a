using System.Globalization;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>
/// The prices that the vault's settings give, under <c>prices</c>: a model's name, or its beginning and a star, and US
/// dollars for a million tokens. There are none by default: prices change, and a wrong sum is worse than none.
/// </summary>
internal sealed class PriceList
{
    private const string Key = "prices";
    private const decimal MostBelieved = 1_000_000;
    private const string Placeholder = "PRICE";

    // The facts of a message have two names for the same as well (docs/format.md, "Entries").
    private static readonly string[] Kinds = ["input", "output", "cache_read", "cache_write", "prompt", "completion"];

    private readonly Dictionary<string, ModelPrice> exact = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, ModelPrice Price)> beginnings = [];

    /// <summary>No prices.</summary>
    public static PriceList Empty { get; } = new();

    /// <summary>Reads the prices of a vault's settings; what is none is reported and left out.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">Their file as issues name it.</param>
    /// <param name="issues">Receives what could not be read.</param>
    public static PriceList Read(FrontMatter settings, string path, ICollection<LogIssue> issues)
    {
        var list = new PriceList();
        if (settings.Field(Key) is not { } field || field is { Text: null, Items.Count: 0 })
        {
            return list;
        }

        if (!Facts.TryParse(field.Text ?? "", out var models))
        {
            issues.Add(new(path, 0, "'prices' is no map of models; no price is used"));
            return list;
        }

        foreach (var (model, _) in models)
        {
            if (ReadPrice(models.Inner(model)) is { } price)
            {
                list.Add(model, price);
            }
            else
            {
                issues.Add(new(path, 0, $"the price of '{model}' is left out; write {{input: 3, output: 15, cache_read: 0.3, cache_write: 3.75}}"));
            }
        }

        return list;
    }

    /// <summary>What tokens of a model cost; null when no price is known.</summary>
    public decimal? CostOf(string? model, TokenUsage tokens) => model is null ? null : Find(model).Price?.Of(tokens);

    /// <summary>Which price of a model's tokens lacks what; null where it has no price, or a whole one.</summary>
    public IncompletePrice? Incomplete(ModelTokens used)
    {
        var (name, price) = Find(used.Model);
        if (price is null || price.Lacking(used.Tokens).ToList() is not { Count: > 0 } lacking)
        {
            return null;
        }

        string kinds = string.Join(", ", [.. price.Known(), .. lacking.Select(kind => $"{kind}: {Placeholder}")]);
        return new(used.Model, name, lacking, $"  {Spelled(name)}: {{{kinds}}}");
    }

    private (string Name, ModelPrice? Price) Find(string model)
    {
        if (exact.TryGetValue(model, out var price))
        {
            return (model, price);
        }

        var found = beginnings.Find(one => model.StartsWith(one.Beginning, StringComparison.Ordinal));
        return ($"{found.Beginning}*", found.Price);
    }

    /// <summary>
    /// The lines that would price models, as the settings take them, with a word where a number is to be put: a made-up number
    /// would be believed.
    /// </summary>
    /// <param name="unpriced">Tokens without a price, by model; those that name no model cannot be priced.</param>
    /// <returns>YAML; nothing when no model is named.</returns>
    public static IReadOnlyList<string> Missing(IReadOnlyList<ModelTokens> unpriced)
    {
        var models = unpriced.Where(model => model.Model != CostSum.UnnamedModel).ToList();
        return models.Count == 0 ? [] : [$"{Key}:", .. models.Select(model => $"  {Spelled(model.Model)}: {{{string.Join(", ", Used(model.Tokens))}}}")];
    }

    private static IEnumerable<string> Used(TokenUsage tokens)
    {
        long[] used = [tokens.Prompt, tokens.Completion, tokens.CacheRead, tokens.CacheWrite];
        return used.Index().Where(kind => kind.Item > 0 || kind.Index < 2).Select(kind => $"{Kinds[kind.Index]}: {Placeholder}");
    }

    // Plain where YAML takes it for nothing but a text.
    private static string Spelled(string model) =>
        char.IsAsciiLetter(model[0]) && model.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '/') ? model : JsonLine.Quote(model);

    private void Add(string model, ModelPrice price)
    {
        if (model.EndsWith('*'))
        {
            // The longest beginning knows best.
            beginnings.Add((model[..^1], price));
            beginnings.Sort((left, right) => right.Beginning.Length.CompareTo(left.Beginning.Length));
        }
        else
        {
            exact[model] = price;
        }
    }

    private static ModelPrice? ReadPrice(Facts? fields)
    {
        if (fields is null || fields.Any(field => !Kinds.Contains(field.Key) || Amount(fields, field.Key) is null))
        {
            return null;
        }

        return new(Amount(fields, "input") ?? Amount(fields, "prompt"), Amount(fields, "output") ?? Amount(fields, "completion"), Amount(fields, "cache_read"), Amount(fields, "cache_write"));
    }

    // YAML has numbers such as .5 that JSON does not: they come as text.
    private static decimal? Amount(Facts fields, string kind)
    {
        const NumberStyles styles = NumberStyles.AllowDecimalPoint;
        decimal? amount = fields.Amount(kind)
            ?? (decimal.TryParse(fields.Text(kind), styles, CultureInfo.InvariantCulture, out decimal typed) ? typed : null);
        return amount is >= 0 and <= MostBelieved ? amount : null;
    }
}
