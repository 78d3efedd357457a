using System.CommandLine;

namespace Cru.Commands;

/// <summary>The argument that names several sessions.</summary>
internal static class SessionsArgument
{
    public static Argument<string[]> Create(ArgumentArity arity) => new("ID")
    {
        Description = "The sessions: each by its id, or as much of its beginning, or of what follows its type, as is unique.",
        HelpName = "ID",
        Arity = arity,
    };
}
