using System.Text;

namespace Cru.Tests;

public class ErrorReportTests
{
    [Fact]
    public void A_mistake_of_ours_asks_for_a_report_in_one_line()
    {
        var (exitCode, error) = Report(new InvalidOperationException("the map is upside down."), debug: false);

        Assert.Equal(70, exitCode);
        Assert.Equal(
            "cru: a mistake of cru itself: the map is upside down. Please report it with the command you typed; CRU_DEBUG=1 shows where it happened\n",
            error);
    }

    [Fact]
    public void Where_it_happened_is_shown_when_asked_for()
    {
        var (_, error) = Report(new InvalidOperationException("x"), debug: true);

        Assert.Contains("System.InvalidOperationException", error);
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException), 130)]
    [InlineData(typeof(IOException), 74)]
    [InlineData(typeof(UnauthorizedAccessException), 77)]
    public void Situations_of_the_system_have_their_exit_codes(Type type, int expected)
    {
        var (exitCode, error) = Report((Exception)Activator.CreateInstance(type)!, debug: false);

        Assert.Equal(expected, exitCode);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static (int ExitCode, string Error) Report(Exception failure, bool debug)
    {
        var error = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        var host = ConsoleHost.Create() with { Error = error, Variable = name => debug && name == "CRU_DEBUG" ? "1" : null };
        int exitCode = ErrorReport.Write(failure, host, asJson: false);
        return (exitCode, error.ToString());
    }
}
