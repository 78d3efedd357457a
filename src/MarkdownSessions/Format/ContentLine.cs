#pragma warning disable MA0048 // A closed family reads best on one page.
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>What a line inside an entry is, told by itself alone.</summary>
internal abstract record ContentLine
{
    private ContentLine()
    {
    }

    /// <summary>Words, as they stand: still with their backslash.</summary>
    public sealed record Words(string Line) : ContentLine
    {
        public bool IsBlank => Line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
    }

    /// <summary>A speaker's label, with the text beside it.</summary>
    public sealed record Label(Role Role, string? Text) : ContentLine;

    /// <summary>The line above a text that plain lines cannot say exactly.</summary>
    public sealed record PartLine(Facts Facts) : ContentLine;

    /// <summary>The opening of a thinking block.</summary>
    public sealed record Thinking(Facts Facts) : ContentLine;

    /// <summary>A tool call.</summary>
    public sealed record Call(CallHead Head) : ContentLine;

    /// <summary>A tool's answer.</summary>
    public sealed record Result(string Reference, bool IsError, Facts Facts) : ContentLine;

    /// <summary>A part of unknown kind.</summary>
    public sealed record Other(string Kind, Facts Facts) : ContentLine;

    /// <summary>A picture or file.</summary>
    public sealed record Artifact(string Name, Facts Facts) : ContentLine;

    /// <summary>A directive that stands for nothing to show: a footer without its heading, one of another version.</summary>
    public sealed record Hidden : ContentLine;

    /// <summary>Reads a line; what fits no whole production is words.</summary>
    public static ContentLine Read(string line)
    {
        if (line.Length > 0)
        {
            var read = line[0] switch
            {
                '*' => RoleLabel.TryRead(line, out var role, out string? text) ? new Label(role, text) : null,
                '[' => ReadBracket(line),
                '!' => ReadArtifact(line),
                '>' => ReadThinking(line),
                '<' => ReadDirective(line),
                _ => null,
            };
            if (read is not null)
            {
                return read;
            }
        }

        return new Words(line);
    }

    private static ContentLine? ReadBracket(string line)
    {
        if (CallLine.TryRead(line, out var head))
        {
            return new Call(head);
        }

        return ReadNamed(line, Mark.Result, " error", out string name, out bool isError, out var facts)
            ? new Result(name, isError, facts)
            : ReadNamed(line, Mark.Other, "", out name, out _, out facts) ? new Other(name, facts) : null;
    }

    private static bool ReadNamed(string line, string mark, string flag, out string name, out bool flagged, out Facts facts)
    {
        name = "";
        flagged = false;
        facts = Facts.Empty;
        if (!line.StartsWith(mark, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = line.AsSpan(mark.Length);
        int length = NameText.LengthIn(rest);
        name = rest[..length].ToString();
        rest = rest[length..];
        flagged = flag.Length > 0 && rest.StartsWith(flag, StringComparison.Ordinal);
        rest = flagged ? rest[flag.Length..] : rest;
        if (length == 0 || rest.IsEmpty || rest[0] != ']' || !Directive.TryReadRest(rest[1..], out var read))
        {
            return false;
        }

        facts = read;
        return true;
    }

    private static Artifact? ReadArtifact(string line)
    {
        int end = line.IndexOf("]]", StringComparison.Ordinal);
        if (!line.StartsWith(Mark.Artifact, StringComparison.Ordinal) || end < 0)
        {
            return null;
        }

        string? name = ArtifactLink.Read(line[1..(end + 2)]);
        return name is not null && Directive.TryReadRest(line.AsSpan(end + 2), out var facts) ? new(name, facts) : null;
    }

    private static Thinking? ReadThinking(string line) =>
        line.StartsWith(Mark.Thinking, StringComparison.Ordinal)
        && Directive.TryReadRest(line.AsSpan(Mark.Thinking.Length), out var facts)
            ? new(facts)
            : null;

    private static ContentLine? ReadDirective(string line)
    {
        if (Directive.TryRead(line, Mark.Directive + "part ", out var facts))
        {
            return new PartLine(facts);
        }

        // `<!-- cru word … -->`: of a later version, kept in the file and not shown.
        bool isWord = line.StartsWith(Mark.Directive, StringComparison.Ordinal)
            && line.EndsWith(Directive.End, StringComparison.Ordinal)
            && line.Length > Mark.Directive.Length
            && char.IsAsciiLetterLower(line[Mark.Directive.Length]);
        return isWord ? new Hidden() : null;
    }
}
