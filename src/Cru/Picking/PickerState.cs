namespace Cru.Picking;

/// <summary>What the picker knows at a moment.</summary>
internal sealed record PickerState
{
    /// <summary>What is typed.</summary>
    public string Query { get; init; } = "";

    /// <summary>The query that <see cref="Hits"/> answer; null before the first answer.</summary>
    public string? Asked { get; init; }

    /// <summary>The hits, the best first.</summary>
    public IReadOnlyList<PickerHit> Hits { get; init; } = [];

    /// <summary>Which of them is selected, from 0 on.</summary>
    public int Selected { get; init; }

    /// <summary>How many there are, in words.</summary>
    public string Found { get; init; } = "";

    /// <summary>What became of the last key, in words; empty when there is nothing to say.</summary>
    public string Message { get; init; } = "";

    /// <summary>The conversation around <see cref="PreviewOf"/>.</summary>
    public IReadOnlyList<PreviewLine> Preview { get; init; } = [];

    /// <summary>The hit that the preview belongs to; null when there is none yet.</summary>
    public PickerHit? PreviewOf { get; init; }

    /// <summary>How many lines the preview was moved down from the hit; negative for up.</summary>
    public int Shift { get; init; }

    /// <summary>It was asked whether to archive, and not answered yet.</summary>
    public bool IsAsking { get; init; }

    /// <summary>Enter was pressed before the answer came: its first hit is meant.</summary>
    public bool IsChoosing { get; init; }

    /// <summary>The selected hit; null when there is none.</summary>
    public PickerHit? Hit => Selected < Hits.Count ? Hits[Selected] : null;

    /// <summary>Something was done that may change the answer: it is asked for again.</summary>
    public bool IsStale { get; init; }

    /// <summary>The hits answer what is typed.</summary>
    public bool IsAnswered => Asked == Query && !IsStale;
}
