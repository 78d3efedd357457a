using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>What one speaker says under one heading.</summary>
internal sealed class Speech(Role? role, int line)
{
    /// <summary>Who speaks; null when no label says so.</summary>
    public Role? Role { get; } = role;

    /// <summary>The line it begins on, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The lines as they stand, without blank ones at the end.</summary>
    public string Source { get; set; } = "";

    /// <summary>The parts, in order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>For each part the line on which its text begins.</summary>
    public List<int> PartLines { get; } = [];

    /// <summary>Adds a part.</summary>
    public void Add(Part part, int line)
    {
        Parts.Add(part);
        PartLines.Add(line);
    }
}
