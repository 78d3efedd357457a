using System.CommandLine;
using System.Globalization;

namespace Cru.Commands;

/// <summary>The value of an option that takes a whole number.</summary>
/// <param name="Value">The number.</param>
/// <remarks>A class, since all that System.CommandLine does with an <c>int?</c> is compiled at each start.</remarks>
internal sealed record WholeNumber(int Value)
{
    /// <summary>An option that takes a whole number from <paramref name="least"/> on; null when it was not typed.</summary>
    public static Option<WholeNumber> Option(string name, string description, int least, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = given =>
        {
            string text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least)
            {
                return new(number);
            }

            given.AddError($"{name} takes a whole number from {least.ToString(CultureInfo.InvariantCulture)} on, not '{text}'");
            return null;
        },
    };
}
