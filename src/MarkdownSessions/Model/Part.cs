#pragma warning disable MA0048 // A closed family reads best on one page.
namespace MarkdownSessions.Model;

/// <summary>One piece of an entry; the order of parts is the order in which they were said.</summary>
public abstract record Part
{
    private protected Part()
    {
    }
}

/// <summary>Words, in Markdown.</summary>
/// <param name="Text">Well-formed Unicode; any length, may be empty.</param>
public sealed record TextPart(string Text) : Part
{
    /// <summary>
    /// Goes on, without a separator, where the last text of the entry before this
    /// continuation ended: a text over 1 MiB is split so (docs/format.md, "Sizes").
    /// </summary>
    public bool Joins { get; init; }
}

/// <summary>A model's reasoning.</summary>
/// <param name="Text">Well-formed Unicode; may be empty when only a signature is known.</param>
public sealed record ThinkingPart(string Text) : Part
{
    /// <summary>What the provider wants back with it, such as a signature.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}

/// <summary>A tool that is called, and its result when that stands right below.</summary>
/// <param name="Name">The tool's name as the agent spells it.</param>
/// <param name="Input">The raw input: a JSON object as a rule, any text otherwise; empty with <see cref="InputArtifact"/>.</param>
public sealed record ToolCall(string Name, string Input) : Part
{
    /// <summary>The call's id, to which a later result refers; null when the source gives none.</summary>
    public string? Id { get; init; }

    /// <summary>What the tool answered; null when the answer stands elsewhere or never came.</summary>
    public string? Result { get; init; }

    /// <summary>The tool reported a failure; only with <see cref="Result"/>.</summary>
    public bool IsError { get; init; }

    /// <summary>The artifact that holds an input over 64 KiB.</summary>
    public string? InputArtifact { get; init; }

    /// <summary>Facts of the call that nobody here knows.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}

/// <summary>A tool's answer that stands apart from its call.</summary>
/// <param name="CallId">The id of the call that it answers.</param>
/// <param name="Text">The answer; empty with <see cref="Artifact"/>.</param>
public sealed record ToolResult(string CallId, string Text) : Part
{
    /// <summary>The tool reported a failure.</summary>
    public bool IsError { get; init; }

    /// <summary>The artifact that holds an answer over 64 KiB.</summary>
    public string? Artifact { get; init; }

    /// <summary>Facts of the result that nobody here knows.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}

/// <summary>A picture or file kept beside the log.</summary>
/// <param name="Name">The file's name below <c>artifacts/</c>.</param>
public sealed record ArtifactPart(string Name) : Part
{
    /// <summary>Media type (<c>mime</c>), length in bytes (<c>bytes</c>) and what else is known.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}

/// <summary>A part of a kind that this version does not know, kept whole.</summary>
/// <param name="Kind">The kind as its source names it.</param>
/// <param name="Content">Its content, as a rule JSON, byte for byte.</param>
public sealed record OtherPart(string Kind, string Content) : Part
{
    /// <summary>What else is known of it.</summary>
    public Facts Facts { get; init; } = Facts.Empty;
}
