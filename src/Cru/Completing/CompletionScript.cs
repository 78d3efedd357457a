namespace Cru.Completing;

/// <summary>The scripts by which shells ask <see cref="Completion"/>; they stand in <c>Scripts</c> and in the program.</summary>
internal static class CompletionScript
{
    /// <summary>The shells for which there is one.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The script of a shell.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string For(string shell)
    {
        using var script = typeof(CompletionScript).Assembly.GetManifestResourceStream($"cru.{shell}")
            ?? throw new ArgumentException($"there is no script for '{shell}'", nameof(shell));
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
