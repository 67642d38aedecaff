using System.Security.Cryptography;
using System.Text;

namespace DraftStudio.Web.Security;

/// <summary>The key outside the database that wraps those inside it. Nothing is encrypted with it directly.</summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a master key, and of each key derived from it.</summary>
    public const int Size = 32;

    private readonly byte[] key;

    public MasterKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Size)
        {
            throw new ArgumentException($"A master key has {Size} bytes.", nameof(key));
        }

        this.key = key.ToArray();
    }

    /// <summary>A key for one purpose; knowing it tells nothing about the others (HKDF-SHA256).</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: Encoding.UTF8.GetBytes("draft-studio/" + purpose));
}
