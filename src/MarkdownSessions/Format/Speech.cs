using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>What one speaker says under one heading.</summary>
internal sealed class Speech(Role? role, int line)
{
    private IReadOnlyList<string> lines = [];
    private Range range;

    /// <summary>Who speaks; null when no label says so.</summary>
    public Role? Role { get; } = role;

    /// <summary>The line it begins on, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The lines as they stand, without blank ones at the end.</summary>
    public string Source => string.Join('\n', lines.Take(range)).TrimEnd('\n', ' ', '\t');

    /// <summary>The parts, in order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>For each part the line on which its text begins.</summary>
    public List<int> PartLines { get; } = [];

    /// <summary>Says where its lines stand; joined only when somebody asks, which are ids by hand.</summary>
    public void StandsIn(IReadOnlyList<string> text, Range where)
    {
        lines = text;
        range = where;
    }

    /// <summary>Adds a part.</summary>
    public void Add(Part part, int line)
    {
        Parts.Add(part);
        PartLines.Add(line);
    }
}
