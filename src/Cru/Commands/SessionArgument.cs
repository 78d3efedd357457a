using System.CommandLine;

namespace Cru.Commands;

/// <summary>The argument that names a session; without it <c>CRU_SESSION</c> does.</summary>
internal static class SessionArgument
{
    public static Argument<string?> Create() => new("ID")
    {
        Description = "The session: its id, or as much of its beginning, or of what follows its type, as is unique; otherwise CRU_SESSION.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
