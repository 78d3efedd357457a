using System.CommandLine;
using System.CommandLine.Invocation;

namespace Cru.Output;

/// <summary>Prints the version.</summary>
internal sealed class VersionLine(CruHost host) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        host.Output.WriteLine(ProgramVersion.Text);
        return ExitCode.Done;
    }
}
