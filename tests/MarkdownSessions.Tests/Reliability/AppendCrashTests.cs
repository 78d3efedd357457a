using System.Diagnostics;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>What an append acknowledged outlives every power cut, also one after a kill (docs/reliability.md).</summary>
public class AppendCrashTests(ITestOutputHelper output)
{
    private const int WantedChoices = 100_000;

    [Fact]
    public void What_was_acknowledged_is_there_and_whole_after_every_power_cut()
    {
        var cuts = new PowerCuts(mixtures: 30);
        var faults = new List<string>();
        foreach (var story in CrashStory.All)
        {
            long before = cuts.States;
            long begun = Stopwatch.GetTimestamp();
            faults.AddRange(cuts.Of(story, StoreMistake.None));
            output.WriteLine($"{story}: {cuts.States - before:N0} disks, {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");
        }

        output.WriteLine($"{cuts.Choices:N0} choices of what survived, {cuts.States:N0} disks after power cuts, {cuts.Different:N0} different ones");
        faults.ForEach(output.WriteLine);
        Assert.Empty(faults);
        Assert.True(cuts.Choices >= WantedChoices, $"only {cuts.Choices} choices of what survived were tried");
    }

    [Theory]
    [InlineData(StoreMistake.NoFlush)]
    [InlineData(StoreMistake.NoNameFlush)]
    [InlineData(StoreMistake.TrustsOthersNames)]
    [InlineData(StoreMistake.NotesTooEarly)]
    [InlineData(StoreMistake.AnswersTooEarly)]
    [InlineData(StoreMistake.TrustsOthersEntries)]
    [InlineData(StoreMistake.CutsTornTails)]
    [InlineData(StoreMistake.NeverSeals)]
    public void A_store_with_a_mistake_is_caught(StoreMistake mistake)
    {
        var cuts = new PowerCuts(mixtures: 2);

        string? fault = CrashStory.All.SelectMany(story => cuts.Of(story, mistake)).FirstOrDefault();

        output.WriteLine($"{mistake}: {fault}");
        Assert.NotNull(fault);
    }
}
