using System.Text;

namespace Cru.Tests;

/// <summary>Standard output for bytes where a test keeps it as text.</summary>
internal sealed class WrittenText(TextWriter output) : MemoryStream
{
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            output.Write(Encoding.UTF8.GetString(ToArray()));
        }

        base.Dispose(disposing);
    }
}
