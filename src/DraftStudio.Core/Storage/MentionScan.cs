using System.Buffers.Text;
using System.Text;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Finds what stored JSON may refer to: every 64 hex digits may name a blob, everything shaped like a UUID a resource. It
/// knows no kind and errs on the side of keeping.
/// </summary>
internal static class MentionScan
{
    private const int HashLength = 64;
    private const int IdLength = 36;

    /// <summary>Takes out of the candidates what the JSON mentions.</summary>
    public static void Keep(ReadOnlySpan<byte> json, HashSet<ContentHash> blobs, HashSet<Guid> resources)
    {
        if (blobs.Count == 0 && resources.Count == 0)
        {
            return;
        }

        var start = 0;
        for (var i = 0; i <= json.Length; i++)
        {
            if (i < json.Length && (char.IsAsciiHexDigit((char)json[i]) || json[i] == (byte)'-'))
            {
                continue;
            }

            KeepWord(json[start..i], blobs, resources);
            start = i + 1;
        }
    }

    private static void KeepWord(ReadOnlySpan<byte> word, HashSet<ContentHash> blobs, HashSet<Guid> resources)
    {
        if (word.Length == HashLength && !word.Contains((byte)'-'))
        {
            blobs.Remove(ContentHash.Parse(Encoding.ASCII.GetString(word)));
        }
        else if (word.Length == IdLength && Utf8Parser.TryParse(word, out Guid id, out var read) && read == IdLength)
        {
            resources.Remove(id);
        }
    }
}
