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
    private const string Placeholder = "PRICE";

    private readonly Dictionary<string, ModelPrice> exact = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, ModelPrice Price)> beginnings = [];

    /// <summary>No prices.</summary>
    public static PriceList Empty { get; } = new();

    /// <summary>Reads the prices of a vault's settings; what is none is reported and left out.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="issues">Receives what could not be read.</param>
    public static PriceList Read(SettingsFile settings, ICollection<LogIssue> issues)
    {
        var reader = new PriceReader(settings);
        reader.Read(issues);
        foreach (var problem in reader.Problems)
        {
            issues.Add(problem.Issue);
        }

        var list = new PriceList();
        foreach (var (model, price) in reader.Prices)
        {
            list.Add(model, price);
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
        return models.Count == 0 ? [] : [$"{PriceReader.Key}:", .. models.Select(model => $"  {Spelled(model.Model)}: {{{string.Join(", ", Used(model.Tokens))}}}")];
    }

    private static IEnumerable<string> Used(TokenUsage tokens)
    {
        long[] used = [tokens.Prompt, tokens.Completion, tokens.CacheRead, tokens.CacheWrite];
        return used.Index().Where(kind => kind.Item > 0 || kind.Index < 2).Select(kind => $"{PriceReader.Kinds[kind.Index]}: {Placeholder}");
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
}
