using System.Text;

namespace Cru.Output;

/// <summary>
/// Standard output for an answer that may be long: what fits on the screen is printed as it is, of more the pager gets
/// all. So a short answer starts no program.
/// </summary>
internal sealed class PageWriter(CruHost host, string command) : TextWriter
{
    private readonly StringBuilder held = new();
    private readonly int width = Math.Max(1, host.Width());
    private readonly int height = host.Height();
    private TextWriter? pager;
    private TextWriter? direct;
    private int lines = 1;
    private int column;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine() => Write(NewLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        Write(NewLine);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if ((pager ?? direct) is { } open)
        {
            Pass(open, buffer);
            return;
        }

        held.Append(buffer);
        Count(buffer);

        // A line is left for the shell's next prompt.
        if (lines >= height)
        {
            Open();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Finish();
        }

        base.Dispose(disposing);
    }

    // Sequences that colour are counted as if they were seen: then a pager that leaves by itself starts in vain.
    private void Count(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            bool isNew = letter == '\n' || ++column > width;
            lines += isNew ? 1 : 0;
            column = isNew ? 0 : column;
        }
    }

    private void Open()
    {
        host.Output.Flush();
        pager = host.OpenPager(command);
        if (pager is null)
        {
            direct = host.Output;
            host.Error.WriteLine($"cru: there is no pager '{TerminalText.Line(command)}'; --no-pager does without, 'cru config set pager …' names another");
        }

        Pass((pager ?? direct)!, held.ToString());
        held.Clear();
    }

    private static void Pass(TextWriter open, ReadOnlySpan<char> text)
    {
        try
        {
            open.Write(text);
        }
        catch (IOException e)
        {
            throw new PagerClosedException(e);
        }
    }

    private void Finish()
    {
        if (pager is not null)
        {
            try
            {
                pager.Dispose();
            }
            catch (IOException)
            {
                // It was left before it had read all.
            }

            return;
        }

        host.Output.Write(held);
        host.Output.Flush();
        held.Clear();
    }
}
