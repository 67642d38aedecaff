using System.Security.Cryptography;

namespace DraftStudio.Core.Documents;

/// <summary>The SHA-256 of some content, as 32 bytes written in lower-case hex.</summary>
public readonly struct ContentHash : IEquatable<ContentHash>
{
    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    public ContentHash(ReadOnlySpan<byte> sha256)
    {
        if (sha256.Length != 32)
        {
            throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(sha256));
        }

        a = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sha256);
        b = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sha256[8..]);
        c = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sha256[16..]);
        d = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(sha256[24..]);
    }

    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(content, hash);
        return new ContentHash(hash);
    }

    /// <summary>Reads 64 hex digits.</summary>
    /// <exception cref="FormatException">The text is not 64 hex digits.</exception>
    public static ContentHash Parse(string hex) =>
        hex.Length == 64
            ? new ContentHash(Convert.FromHexString(hex))
            : throw new FormatException("A SHA-256 has 64 hex digits.");

    public void CopyTo(Span<byte> destination)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination, a);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[8..], b);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[16..], c);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[24..], d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[32];
        CopyTo(bytes);
        return bytes;
    }

    public bool Equals(ContentHash other) => a == other.a && b == other.b && c == other.c && d == other.d;

    public override bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(a, b);

    public static bool operator ==(ContentHash left, ContentHash right) => left.Equals(right);

    public static bool operator !=(ContentHash left, ContentHash right) => !left.Equals(right);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[32];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
