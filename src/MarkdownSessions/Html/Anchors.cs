using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>
/// Names the messages of a page: by their ids, so that an address (<c>session#m4</c>) is a link; of several with one id
/// the later ones get their ordinal behind <c>~</c>, which no id has.
/// </summary>
internal sealed class Anchors
{
    // Of each id a part of its hash stays: two ids that share it cost the later one its plain name.
    private readonly HashSet<long> taken = [];

    /// <summary>The messages with their names.</summary>
    public static IEnumerable<AnchoredMessage> Of(IEnumerable<Message> messages)
    {
        var anchors = new Anchors();
        return messages.Select(message => new AnchoredMessage(message, anchors.Next(message)));
    }

    private string Next(Message message)
    {
        long hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(message.Id)));
        return taken.Add(hash) ? message.Id : $"{message.Id}~{message.Ordinal.ToString(CultureInfo.InvariantCulture)}";
    }
}
