using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

public class FormatSpecTests
{
    private const int FewestExamples = 35;

    private static readonly IReadOnlyList<SpecExample> Examples = SpecExample.In(RepositoryFiles.Read("docs/format.md"));

    [Fact]
    public void Every_example_of_the_specification_reads_as_it_says()
    {
        var differences = Examples.Select(example => example.Difference()).OfType<string>().ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void The_specification_has_its_examples() =>
        Assert.InRange(Examples.Count, FewestExamples, int.MaxValue);

    [Fact]
    public void Every_complete_entry_of_the_specification_is_as_a_program_writes_it()
    {
        int written = 0;

        foreach (var segment in Examples.SelectMany(example => example.Segments).Where(segment => segment.Bytewise.Count == 0))
        {
            foreach (var logged in Segment.Entries(segment.Bytes).Where(logged => logged.State is EntryState.Complete))
            {
                string stands = Encoding.UTF8.GetString(segment.Bytes.AsSpan((int)logged.Offset, (int)logged.Length)).TrimEnd('\n');
                if (stands.Contains(" {\"crc\":", StringComparison.Ordinal) && stands.EndsWith(" -->", StringComparison.Ordinal))
                {
                    Assert.Equal(stands, Encoding.UTF8.GetString(EntryWriter.Write(logged.Entry)).TrimEnd('\n'));
                    written++;
                }
            }
        }

        Assert.InRange(written, 20, int.MaxValue);
    }

    [Fact]
    public void An_example_whose_segment_says_something_else_is_found_out()
    {
        var mutated = Examples
            .Where(example => example.Readings[0].Kind == "reads")
            .Where(example => example.Segments[^1].Text.Contains("\n**User:** ", StringComparison.Ordinal))
            .Select(example => example with
            {
                Segments = [.. example.Segments.Select(segment => segment with
                {
                    Text = segment.Text.Replace("\n**User:** ", "\n**Plugin:** ", StringComparison.Ordinal),
                })],
            })
            .ToList();

        Assert.InRange(mutated.Count, 15, int.MaxValue);
        Assert.All(mutated, example => Assert.NotNull(example.Difference()));
    }

    [Fact]
    public void An_example_whose_reading_lacks_its_last_line_is_found_out()
    {
        var mutated = Examples.Select(example => example with
        {
            Readings = [.. example.Readings.Select(reading => (reading.Kind, WithoutLastLine(reading.Says)))],
        });

        Assert.All(mutated, example => Assert.NotNull(example.Difference()));
    }

    private static string WithoutLastLine(string text) =>
        text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)];
}
