using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DraftStudio.Core.Documents;

/// <summary>
/// What is hashed for one node: a byte that says which sort of node it is, then its parts, each of a fixed length or
/// preceded by its length, so that no two contents have the same bytes. The sorts of node never share a first byte.
/// </summary>
internal ref struct HashInput
{
    public const byte Leaf = 1;
    public const byte Bucket = 2;
    public const byte Branch = 3;
    public const byte Text = 4;
    public const byte TextEdit = 5;

    private Span<byte> bytes;
    private byte[]? rented;
    private int length;

    public HashInput(byte sort, Span<byte> scratch)
    {
        bytes = scratch;
        Add(sort);
    }

    public void Add(byte value) => Take(1)[0] = value;

    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    public void Add(ContentHash hash) => hash.CopyTo(Take(32));

    public void Add(ReadOnlySpan<byte> value)
    {
        Add(value.Length);
        value.CopyTo(Take(value.Length));
    }

    public void Add(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Add(count);
        Encoding.UTF8.GetBytes(value, Take(count));
    }

    /// <summary>The hash of all that was added; gives the memory back, so it is the last call.</summary>
    public ContentHash Finish()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes[..length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
        }

        return new ContentHash(hash);
    }

    private Span<byte> Take(int count)
    {
        if (bytes.Length - length < count)
        {
            Grow(count);
        }

        var taken = bytes.Slice(length, count);
        length += count;
        return taken;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + count));
        bytes[..length].CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        rented = larger;
        bytes = larger;
    }
}
