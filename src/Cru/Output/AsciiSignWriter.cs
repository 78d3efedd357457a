using System.Text;

namespace Cru.Output;

/// <summary>A terminal whose locale is not UTF-8: signs of ours become such of ASCII (docs/configuration.md, "Locales").</summary>
internal sealed class AsciiSignWriter(TextWriter terminal) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine() => terminal.Write(NewLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => terminal.Write(Signs.ToAscii(value) + NewLine);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => terminal.Write(Signs.ToAscii(buffer));

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            terminal.Dispose();
        }

        base.Dispose(disposing);
    }
}
