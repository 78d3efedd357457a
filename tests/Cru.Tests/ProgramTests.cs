namespace Cru.Tests;

public class ProgramTests
{
    [Fact]
    public void The_program_is_called_cru() =>
        Assert.Equal("cru", System.Reflection.Assembly.Load("cru").GetName().Name);
}
