using System.Security.Cryptography;
using System.Text;

namespace MarkdownSessions.Html;

/// <summary>The style of all pages, and the policy that allows this one and nothing else.</summary>
internal static class PageStyle
{
    private const string Resource = "page.css";

    /// <summary>The style; stands in the page.</summary>
    public static string Css { get; } = Read();

    /// <summary>
    /// The content security policy: no script, no frame, no form, no request; the one style by its hash, so that no other
    /// style counts, and pictures only from within the page.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the library lacks its resource '{Resource}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A browser hashes what it parsed, and parsing makes LF of CR LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
