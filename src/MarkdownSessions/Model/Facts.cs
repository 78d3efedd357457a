using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MarkdownSessions.Model;

/// <summary>
/// The facts of a directive or footer that Markdown cannot show: a JSON object whose values are
/// kept as they were written, in their order, so that facts nobody here knows survive.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The glossary's word; a set of facts is not a dictionary to callers.")]
public sealed class Facts : IEquatable<Facts>, IEnumerable<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] fields;

    private Facts(KeyValuePair<string, string>[] fields) => this.fields = fields;

    /// <summary>No facts; such a directive is not written.</summary>
    public static Facts Empty { get; } = new([]);

    /// <summary>How many facts there are.</summary>
    public int Count => fields.Length;

    /// <summary>Reads a JSON object; of a repeated name the last value holds.</summary>
    /// <returns>False when <paramref name="json"/> is no JSON object of at most 64 levels.</returns>
    public static bool TryParse(string json, [NotNullWhen(true)] out Facts? facts)
    {
        facts = null;
        if (!JsonLine.TryReadObject(json, out var read))
        {
            return false;
        }

        facts = read.Count == 0 ? Empty : new(read.ToArray());
        return true;
    }

    /// <summary>The value of <paramref name="name"/> as JSON on one line; null when there is none.</summary>
    public string? Raw(string name)
    {
        foreach (var field in fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>Whether there is a fact of that name.</summary>
    public bool Has(string name) => Raw(name) is not null;

    /// <summary>The text of a JSON string; null for a missing fact or one of another kind.</summary>
    public string? Text(string name)
    {
        var raw = Raw(name);
        return raw is ['"', ..] ? JsonLine.ReadString(raw) : null;
    }

    /// <summary>A whole number; null for a missing fact or one of another kind.</summary>
    public long? Number(string name) =>
        long.TryParse(Raw(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>A decimal number such as a cost; null for a missing fact or one of another kind.</summary>
    public decimal? Amount(string name) =>
        decimal.TryParse(Raw(name), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    /// <summary>The facts of a JSON object inside; null for a missing fact or one of another kind.</summary>
    public Facts? Inner(string name) =>
        Raw(name) is ['{', ..] raw && TryParse(raw, out var inner) ? inner : null;

    /// <summary>These facts with <paramref name="name"/> set to a string.</summary>
    public Facts With(string name, string value) => WithSpelled(name, JsonLine.Quote(value));

    /// <summary>These facts with <paramref name="name"/> set to a whole number.</summary>
    public Facts With(string name, long value) => WithSpelled(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>These facts with <paramref name="name"/> set to a decimal number.</summary>
    public Facts With(string name, decimal value) => WithSpelled(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>These facts with <paramref name="name"/> set to facts of its own.</summary>
    public Facts With(string name, Facts value) => WithRaw(name, value.ToString());

    /// <summary>These facts with <paramref name="name"/> set to any JSON value.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON value.</exception>
    public Facts WithRaw(string name, string json) => WithSpelled(name, JsonLine.Normalize(json));

    /// <summary>These facts with <paramref name="name"/> set to a value that is in the one spelling already.</summary>
    internal Facts WithSpelled(string name, string json)
    {
        var set = new KeyValuePair<string, string>(name, json);
        int at = IndexOf(fields, name);
        if (at < 0)
        {
            return new([.. fields, set]);
        }

        var copy = fields.ToArray();
        copy[at] = set;
        return new(copy);
    }

    /// <summary>These facts with those of <paramref name="others"/>, which take the place of facts of their names.</summary>
    internal Facts WithAll(Facts others)
    {
        if (Count == 0 || others.Count == 0)
        {
            return Count == 0 ? others : this;
        }

        var all = new List<KeyValuePair<string, string>>(fields.Length + others.Count);
        all.AddRange(fields);
        foreach (var field in others.fields)
        {
            int at = IndexOf(CollectionsMarshal.AsSpan(all), field.Key);
            if (at < 0)
            {
                all.Add(field);
            }
            else
            {
                all[at] = field;
            }
        }

        return new(all.ToArray());
    }

    /// <summary>These facts but those named.</summary>
    public Facts Without(params ReadOnlySpan<string> names)
    {
        var kept = new KeyValuePair<string, string>[fields.Length];
        int count = 0;
        foreach (var field in fields)
        {
            if (!names.Contains(field.Key))
            {
                kept[count++] = field;
            }
        }

        return count == fields.Length ? this : count == 0 ? Empty : new(kept[..count]);
    }

    /// <summary>The JSON object on one line, names in their order.</summary>
    public override string ToString() => JsonLine.WriteObject(fields);

    /// <inheritdoc/>
    public bool Equals(Facts? other) => other is not null && fields.AsSpan().SequenceEqual(other.fields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Facts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var field in fields)
        {
            hash.Add(field);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int IndexOf(ReadOnlySpan<KeyValuePair<string, string>> fields, string name)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }
}
