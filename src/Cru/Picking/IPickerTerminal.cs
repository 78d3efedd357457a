namespace Cru.Picking;

/// <summary>The terminal of the person at it, whatever standard input and output are.</summary>
internal interface IPickerTerminal : IDisposable
{
    /// <summary>Columns and lines, each 1 or more.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Somebody asked the program to end.</summary>
    bool IsEnded { get; }

    /// <summary>The screen may hold something else than what was written: the window changed, or the program was stopped meanwhile.</summary>
    /// <returns>Whether it was so since the last call.</returns>
    bool WasDisturbed();

    /// <summary>Takes the screen: keys come one by one, unseen, and what was on it is kept.</summary>
    void Enter();

    /// <summary>Gives the screen back as it was. May be called again.</summary>
    void Leave();

    /// <summary>Writes text and sequences.</summary>
    void Write(string text);

    /// <summary>Waits a moment, about 0.1 s, for keys.</summary>
    /// <returns>How many bytes came; 0 when none did.</returns>
    int Read(byte[] buffer);

    /// <summary>Gives the screen back, runs a command on it, and takes it again.</summary>
    /// <param name="command">For a shell: a program, maybe with arguments.</param>
    /// <param name="arguments">More arguments, taken as they are.</param>
    /// <returns>The exit code.</returns>
    int Run(string command, IReadOnlyList<string> arguments);
}
