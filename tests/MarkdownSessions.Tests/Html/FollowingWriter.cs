using System.Text;

namespace MarkdownSessions.Tests.Html;

/// <summary>Keeps nothing of what it is given, and notes how far another number was ahead of it.</summary>
internal sealed class FollowingWriter(Func<long> other) : TextWriter
{
    /// <summary>Characters that were written.</summary>
    public long Written { get; private set; }

    /// <summary>By how much the other number was ahead at most, from the first character on.</summary>
    public long MostAhead { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Note(1);

    /// <inheritdoc/>
    public override void Write(string? value) => Note(value?.Length ?? 0);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Note(buffer.Length);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Note(count);

    private void Note(int count)
    {
        MostAhead = Math.Max(MostAhead, other() - Written);
        Written += count;
    }
}
