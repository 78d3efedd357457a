using System.CommandLine;
using System.Globalization;

namespace Cru.Commands;

/// <summary>Options that take a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>An option that takes a whole number from <paramref name="least"/> on; null when it was not typed.</summary>
    public static Option<int?> Option(string name, string description, int least, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least)
            {
                return number;
            }

            given.AddError($"{name} takes a whole number from {least.ToString(CultureInfo.InvariantCulture)} on, not '{text}'");
            return null;
        },
    };
}
