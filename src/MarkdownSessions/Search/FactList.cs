using System.Collections;

namespace MarkdownSessions.Search;

/// <summary>The facts of one message, each once.</summary>
internal sealed class FactList : IEnumerable<string>
{
    private readonly List<string> facts = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Begins with what the session says and who speaks.</summary>
    public FactList(MessageHead head, string role)
    {
        Add("role", role);
        Add("session", head.Session.Value);
        Add("type", head.Type);
        AddNamed("agent", head.Agent);
        AddNamed("model", head.Model);
    }

    /// <summary>Adds a name whole and by its words, so that <c>model:opus</c> finds <c>claude-opus-4-5</c>.</summary>
    public void AddNamed(string field, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        Add(field, name);
        var reader = Tokenizer.Read(name);
        while (reader.MoveNext())
        {
            if (reader.Kind != WordKind.Whole)
            {
                AddOnce(SearchFacts.Of(field, reader.Word.ToString()));
            }
        }
    }

    /// <summary>Adds what the message has, such as <c>code</c>.</summary>
    public void AddHas(string what) => AddOnce(SearchFacts.Of("has", what));

    /// <summary>Adds all by which a file is found (<see cref="FilePaths"/>).</summary>
    public void AddFile(string path)
    {
        foreach (string name in FilePaths.Names(path))
        {
            AddOnce(SearchFacts.Of("file", name));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string field, string value) => AddOnce(SearchFacts.Of(field, Tokenizer.Fold(value)));

    private void AddOnce(string fact)
    {
        if (known.Add(fact))
        {
            facts.Add(fact);
        }
    }
}
