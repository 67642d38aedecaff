using System.IO.Compression;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>Content hashed and compressed before its unit of work begins.</summary>
/// <param name="Hash">Of the content as it was given.</param>
/// <param name="Stored">What is kept: the content, or its Brotli form where that is smaller.</param>
/// <param name="IsCompressed">Whether <paramref name="Stored"/> is Brotli.</param>
/// <param name="Length">The content's length in bytes.</param>
public sealed record PreparedBlob(ContentHash Hash, ReadOnlyMemory<byte> Stored, bool IsCompressed, long Length)
{
    private const int WorthCompressing = 256;

    /// <summary>The content as it was given to <see cref="Prepare"/>.</summary>
    public ReadOnlyMemory<byte> Unpack()
    {
        if (!IsCompressed)
        {
            return Stored;
        }

        var content = new byte[Length];
        return BrotliDecoder.TryDecompress(Stored.Span, content, out var written) && written == Length
            ? content
            : throw new InvalidDataException($"The blob {Hash} is damaged.");
    }

    public static PreparedBlob Prepare(ReadOnlyMemory<byte> content)
    {
        var hash = ContentHash.Of(content.Span);
        if (content.Length >= WorthCompressing)
        {
            var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
            if (
                BrotliEncoder.TryCompress(content.Span, buffer, out var written, quality: 3, window: 22)
                && written < content.Length
            )
            {
                return new PreparedBlob(hash, buffer.AsMemory(0, written).ToArray(), true, content.Length);
            }
        }

        return new PreparedBlob(hash, content, false, content.Length);
    }
}
