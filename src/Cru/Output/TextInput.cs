using System.Text;

namespace Cru.Output;

/// <summary>Standard input, all at once.</summary>
internal static class TextInput
{
    /// <summary>All of it, without a byte order mark and the line end that closes a text file, which is no part of what is said.</summary>
    /// <exception cref="CruException">It is a terminal, or no UTF-8.</exception>
    public static string Read(CruHost host, string missing)
    {
        if (host.InputIsTerminal())
        {
            throw CruException.Usage(missing);
        }

        string text = Decode(ReadBytes(host)).TrimStart('\uFEFF');
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>All of it, as it comes.</summary>
    public static byte[] ReadBytes(CruHost host)
    {
        using var input = host.OpenInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    // A log is text: bytes that are none would be replaced without a word.
    private static string Decode(byte[] input)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(input);
        }
        catch (DecoderFallbackException e)
        {
            throw CruException.BadInput($"standard input is not UTF-8 from byte {e.Index + 1} on; nothing was written; convert it with iconv");
        }
    }
}
