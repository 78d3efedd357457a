namespace Cru;

/// <summary>
/// The lines of a stream as they come: each is given before more than it is waited for, so that whoever
/// writes them may wait for an answer to one before writing the next. Holds the longest line and no more.
/// </summary>
internal static class InputLines
{
    // A pipe holds as much on Linux; a longer line makes it grow.
    private const int FirstBuffer = 64 * 1024;

    private const byte LineFeed = (byte)'\n';

    /// <summary>The lines, each good until the next is asked for; a last one may lack its LF.</summary>
    public static IEnumerable<InputLine> Read(Stream input)
    {
        byte[] buffer = new byte[FirstBuffer];
        int held = 0;
        int read;
        while ((read = input.Read(buffer, held, buffer.Length - held)) > 0)
        {
            // Only what is new can hold the end of the line that was begun before.
            int end = Array.IndexOf(buffer, LineFeed, held, read);
            held += read;
            int start = 0;
            while (end >= 0)
            {
                int next = Array.IndexOf(buffer, LineFeed, end + 1, held - end - 1);
                yield return new(buffer.AsMemory(start, end - start), IsFollowed: next >= 0);
                (start, end) = (end + 1, next);
            }

            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        if (held > 0)
        {
            yield return new(buffer.AsMemory(0, held), IsFollowed: false);
        }
    }
}
