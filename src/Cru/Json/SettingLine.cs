namespace Cru.Json;

/// <summary>A setting and what holds for it.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">What holds; null for nothing.</param>
/// <param name="From"><c>option</c>, <c>environment</c>, <c>vault</c>, <c>user</c> or <c>default</c>.</param>
/// <param name="Place">The option, variable or file that says it; null for the default.</param>
/// <param name="Default">What holds when nobody says anything; null for nothing.</param>
/// <param name="Meaning">What it decides.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="IsPersonal">Whether only the user's own file is asked.</param>
internal sealed record SettingLine(
    string Key, string? Value, string From, string? Place, string? Default, string Meaning, string Takes, bool IsPersonal);
