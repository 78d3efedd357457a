using System.Diagnostics;
using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;
using MarkdownSessions.Grep;
using MarkdownSessions.Storage;

namespace Cru.Commands;

/// <summary>Prints lines as they are found.</summary>
internal sealed class GrepReport(Vault vault, CommandRun run, GrepRequest request, OutputFormat format)
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private (string Path, string Shown) known = ("", "");

    /// <summary>Prints them.</summary>
    /// <param name="byFile">The files instead of the lines.</param>
    /// <returns>The exit code: 0 when something was found and everything was read.</returns>
    public int Write(bool byFile)
    {
        var reading = vault.Grep(request, run.Cancel);
        bool isFound = byFile ? WriteFiles(reading) : WriteLines(reading);
        if (format is not OutputFormat.Json)
        {
            SessionReindexCommand.Tell(run, vault, reading.Issues);
        }

        return isFound && reading.Issues.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    private bool WriteLines(GrepReading reading)
    {
        if (format is OutputFormat.Json)
        {
            return WriteDocument(reading.Lines, [], () => reading.Issues);
        }

        GrepLine? last = null;
        foreach (var line in reading.Lines)
        {
            if (format is OutputFormat.JsonLines)
            {
                run.Write(FoundLine.Of(line), CruJson.Readable.FoundLine);
            }
            else
            {
                bool isApart = request.Context > 0 && last is not null && (last.Path != line.Path || last.Line + 1 != line.Line);
                WriteText(line, isApart);
            }

            last = line;
        }

        return last is not null;
    }

    private void WriteText(GrepLine line, bool isApart)
    {
        if (isApart)
        {
            run.Output.WriteLine(run.Paint.Faint("--"));
        }

        char sign = line.IsMatch ? ':' : '-';
        string number = line.Line.ToString(CultureInfo.InvariantCulture);
        string place = run.Links.To($"{Shown(line.Path)}{sign}{number}", Path.GetFullPath(line.Path, vault.Root), line.Line);
        run.Output.Write($"{place}{sign}");
        run.Output.WriteLine(GrepExcerpt.Of(line, run.Paint));
    }

    private bool WriteFiles(GrepReading reading)
    {
        var files = CountByFile(reading.Lines);
        if (format is OutputFormat.Json)
        {
            return WriteDocument([], files, () => reading.Issues);
        }

        bool isFound = false;
        foreach (var file in files)
        {
            isFound = true;
            if (format is OutputFormat.JsonLines)
            {
                run.Write(file, CruJson.Readable.FoundFile);
            }
            else
            {
                run.Output.WriteLine(file.Lines is { } lines ? $"{Shown(file.Path)}:{lines.ToString(CultureInfo.InvariantCulture)}" : Shown(file.Path));
            }
        }

        return isFound;
    }

    private IEnumerable<FoundFile> CountByFile(IEnumerable<GrepLine> lines)
    {
        FoundFile? file = null;
        foreach (var line in lines)
        {
            if (file is not null && file.Path != line.Path)
            {
                yield return file;
                file = null;
            }

            file ??= new(line.Session.Value, line.Path, request.FirstOnly ? null : 0);
            file = file with { Lines = file.Lines + 1 };
        }

        if (file is not null)
        {
            yield return file;
        }
    }

    private bool WriteDocument(IEnumerable<GrepLine> lines, IEnumerable<FoundFile> files, Func<IReadOnlyList<LogIssue>> issues)
    {
        var foundLines = lines.Select(FoundLine.Of).ToList();
        var foundFiles = files.ToList();
        var document = new GrepDocument
        {
            Vault = vault.Root,
            Pattern = request.Pattern,
            IgnoreCase = request.IgnoreCase,
            Matches = foundLines.Count(line => line.IsMatch) + foundFiles.Sum(file => file.Lines ?? 0),
            TookMs = (long)run.Shown(Stopwatch.GetElapsedTime(begun)).TotalMilliseconds,
            Lines = foundLines,
            Files = foundFiles,
            Issues = [.. issues().Select(issue => new IssueLine(issue.Path, issue.Line, issue.Problem))],
        };
        run.Write(document, CruJson.Readable.GrepDocument);
        return foundLines.Count + foundFiles.Count > 0;
    }

    // Most lines stand in the file of the one before.
    private string Shown(string path)
    {
        if (known.Path != path)
        {
            known = (path, TerminalText.Line(run.ShownPath(vault, path)));
        }

        return known.Shown;
    }
}
