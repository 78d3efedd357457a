namespace MarkdownSessions.Testing.Storage;

/// <summary>Which steps a power cut may have undone, and which mixtures of them are worth a look.</summary>
internal static class CrashChoices
{
    /// <summary>Choices of a fate for every step; some are alike.</summary>
    public static IEnumerable<DiskFate[]> Of(List<DiskOperation> steps, Random random, int mixtures)
    {
        var possible = steps.Select((step, index) => FatesOf(steps, step, index)).ToList();
        var open = Enumerable.Range(0, steps.Count).Where(index => possible[index].Length > 1).ToList();
        yield return Choose(possible, (_, fates) => fates[0]);
        if (open.Count == 0)
        {
            yield break;
        }

        yield return Choose(possible, (_, fates) => fates[^1]);
        foreach (int one in open)
        {
            yield return Choose(possible, (index, fates) => index == one ? fates[^1] : fates[0]);
            yield return Choose(possible, (index, fates) => index <= one ? fates[^1] : fates[0]);
            foreach (var fate in possible[one][..^1])
            {
                yield return Choose(possible, (index, fates) => index == one ? fate : fates[^1]);
                yield return Choose(possible, (index, fates) => index == one ? fate : index < one ? fates[^1] : fates[0]);
            }
        }

        for (int i = 0; i < mixtures; i++)
        {
            yield return Choose(possible, (_, fates) => fates[random.Next(fates.Length)]);
        }
    }

    private static DiskFate[] Choose(List<DiskFate[]> possible, Func<int, DiskFate[], DiskFate> choose) =>
        [.. possible.Select((fates, index) => choose(index, fates))];

    // From the worst to the whole.
    private static DiskFate[] FatesOf(List<DiskOperation> steps, DiskOperation step, int index)
    {
        if (!step.Changes)
        {
            return [DiskFate.Whole];
        }

        return step.Kind switch
        {
            DiskOperationKind.Write when !IsFlushed(steps, index, DiskOperationKind.FlushFile, step.Node) => FatesOfWrite(step.Bytes.Length),
            DiskOperationKind.Empty when !IsFlushed(steps, index, DiskOperationKind.FlushFile, step.Node) => [DiskFate.Lost, DiskFate.Whole],
            DiskOperationKind.Write or DiskOperationKind.Empty => [DiskFate.Whole],
            DiskOperationKind.Rename => FatesOfRename(steps, step, index),
            _ => IsFlushed(steps, index, DiskOperationKind.FlushFolder, step.Folder) ? [DiskFate.Whole] : [DiskFate.Lost, DiskFate.Whole],
        };
    }

    private static DiskFate[] FatesOfWrite(int length)
    {
        var cuts = new[] { 1, length / 2, length - 1 }.Where(cut => cut > 0 && cut < length).Distinct();
        return
        [
            DiskFate.Lost,
            new(DiskFateKind.Zeros),
            .. cuts.Select(cut => new DiskFate(DiskFateKind.Torn, cut)),
            DiskFate.Whole,
        ];
    }

    // Within a folder it is one change; between two, each folder keeps its own side until it is flushed.
    private static DiskFate[] FatesOfRename(List<DiskOperation> steps, DiskOperation step, int index)
    {
        bool arrived = IsFlushed(steps, index, DiskOperationKind.FlushFolder, step.ToFolder);
        bool gone = step.Folder == step.ToFolder
            ? arrived
            : IsFlushed(steps, index, DiskOperationKind.FlushFolder, step.Folder);
        return (arrived, gone) switch
        {
            (true, true) => [DiskFate.Whole],
            (true, false) => [new(DiskFateKind.BothNames), DiskFate.Whole],
            _ when step.Folder == step.ToFolder => [DiskFate.Lost, DiskFate.Whole],
            _ => [DiskFate.Lost, new(DiskFateKind.BothNames), DiskFate.Whole],
        };
    }

    private static bool IsFlushed(List<DiskOperation> steps, int index, DiskOperationKind flush, long node)
    {
        for (int later = index + 1; later < steps.Count; later++)
        {
            if (steps[later].Kind == flush && steps[later].Node == node)
            {
                return true;
            }
        }

        return false;
    }
}
