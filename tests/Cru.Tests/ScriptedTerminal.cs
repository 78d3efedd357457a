using System.Text;
using Cru.Picking;

namespace Cru.Tests;

/// <summary>A terminal at which somebody types as soon as the screen shows what was waited for.</summary>
internal sealed class ScriptedTerminal(params (string Shown, string Typed)[] script) : IPickerTerminal
{
    // Far more than the slowest machine takes; only a wrong screen comes to it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Queue<(string Shown, string Typed)> left = new(script);
    private readonly System.Diagnostics.Stopwatch waiting = System.Diagnostics.Stopwatch.StartNew();
    private string screen = "";

    /// <summary>All that was written.</summary>
    public StringBuilder Written { get; } = new();

    /// <summary>The commands that were run.</summary>
    public List<string> Ran { get; } = [];

    /// <summary>It fails when a command is run.</summary>
    public bool Breaks { get; init; }

    /// <summary>The screen is taken.</summary>
    public bool IsTaken { get; private set; }

    /// <inheritdoc/>
    public (int Width, int Height) Size => (100, 30);

    /// <inheritdoc/>
    public bool IsEnded => false;

    /// <inheritdoc/>
    public bool WasDisturbed() => false;

    /// <inheritdoc/>
    public void Enter() => IsTaken = true;

    /// <inheritdoc/>
    public void Leave() => IsTaken = false;

    /// <inheritdoc/>
    public void Write(string text)
    {
        Assert.True(IsTaken);
        Written.Append(text);
        screen = text;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer)
    {
        if (waiting.Elapsed > Patience)
        {
            throw new TimeoutException($"waited for {(left.TryPeek(out var next) ? $"'{next.Shown}'" : "the end")} in:\n{screen}");
        }

        if (left.Count == 0 || !screen.Contains(left.Peek().Shown, StringComparison.Ordinal))
        {
            Thread.Yield();
            return 0;
        }

        return Encoding.UTF8.GetBytes(left.Dequeue().Typed, buffer);
    }

    /// <inheritdoc/>
    public int Run(string command, IReadOnlyList<string> arguments)
    {
        if (Breaks)
        {
            throw new IOException("the terminal is gone");
        }

        Ran.Add($"{command} {string.Join(' ', arguments)}");
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Leave();
}
