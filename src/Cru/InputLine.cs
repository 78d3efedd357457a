namespace Cru;

/// <summary>A line of standard input.</summary>
/// <param name="Bytes">What stands in it, without its LF.</param>
/// <param name="IsFollowed">The next line is here already; otherwise it has to be waited for.</param>
internal readonly record struct InputLine(ReadOnlyMemory<byte> Bytes, bool IsFollowed);
