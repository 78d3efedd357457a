namespace Cru.Output;

/// <summary>
/// The signs that decorate text on a terminal, and what stands for them where the locale is not UTF-8. Other
/// letters are left: what somebody said is UTF-8 everywhere.
/// </summary>
internal static class Signs
{
    private const string Ours = "…·░▒▓█▉▊▋▌▍▎▏─━╸";
    private const string Plain = "~.:+*#####----=-";

    /// <summary>The text with signs of ASCII only.</summary>
    public static string ToAscii(ReadOnlySpan<char> text)
    {
        char[] shown = text.ToArray();
        for (int at = 0; at < shown.Length; at++)
        {
            int sign = Ours.IndexOf(shown[at], StringComparison.Ordinal);
            shown[at] = sign < 0 ? shown[at] : Plain[sign];
        }

        return new(shown);
    }
}
