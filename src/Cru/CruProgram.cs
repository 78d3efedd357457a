using System.CommandLine;
using System.CommandLine.Invocation;
using Cru.Commands;
using Cru.Completing;

namespace Cru;

/// <summary>The way from arguments to an exit code.</summary>
internal static class CruProgram
{
    // Response files and bundled short options would give a query's '@name' and '-abc' another meaning.
    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static int Run(string[] args, CruHost host)
    {
        try
        {
            int exitCode = Dispatch(args, host);
            host.Output.Flush();
            return exitCode;
        }
#pragma warning disable CA1031 // The outermost frame: whatever comes here is told in one line.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            FlushWhatWasSaid(host);
            return ErrorReport.Write(failure, host, AsksForJson(args));
        }
    }

    // What was printed before the failure is true; that it cannot be printed may be the failure.
    private static void FlushWhatWasSaid(CruHost host)
    {
        try
        {
            host.Output.Flush();
        }
        catch (IOException)
        {
            // Told below.
        }
    }

    private static int Dispatch(string[] args, CruHost host)
    {
        // Answered before any option is built: half of a start is building them.
        if (args is ["--version"])
        {
            host.Output.WriteLine(ProgramVersion.Text);
            return ExitCode.Done;
        }

        // A shell asks how its line may go on.
        if (args is [var first, .. var words] && Completion.TryReadPlace(first, out int place))
        {
            new Completion(host).Write(words, place);
            return ExitCode.Done;
        }

        var parsed = CruCommand.Create(new(host), name => args.Contains(name, StringComparer.Ordinal)).Parse(args, Plain);
        Mistyped.RefuseOptions(parsed);
        if (parsed.Action is ParseErrorAction)
        {
            throw Mistyped.Error(parsed);
        }

        return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, Output = host.Output, Error = host.Error });
    }

    // The command line may not have been understood, so it is not asked.
    private static bool AsksForJson(string[] args) =>
        args.TakeWhile(arg => arg != "--").Any(arg => arg is "--json" or "--format=json" or "--format=jsonl")
        || args.Zip(args.Skip(1)).Any(pair => pair is ("--format", "json" or "jsonl"));
}
