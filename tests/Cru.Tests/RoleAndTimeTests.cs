using MarkdownSessions.Model;

namespace Cru.Tests;

public class RoleAndTimeTests
{
    [Fact]
    public void Every_role_that_can_be_written_can_be_typed()
    {
        var roles = Enum.GetValues<Role>().Where(role => role != Role.Unnamed).ToList();

        Assert.Equal(roles, RoleAndTime.Roles.Select(RoleAndTime.Role));
        Assert.Equal(roles.Select(role => role.ToString().ToLowerInvariant()), RoleAndTime.Roles);
    }

    [Fact]
    public void Another_word_is_no_role()
    {
        var failure = Assert.Throws<FormatException>(() => RoleAndTime.Role("robot"));

        Assert.StartsWith("no role 'robot'; the roles are user, assistant,", failure.Message, StringComparison.Ordinal);
    }
}
