using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Api;

/// <summary>
/// Makes the hash by which a repeated request is recognised: HMAC-SHA256 over method, path, query and body. Keyed, so
/// that a stored hash tells nothing about a secret that was in the body.
/// </summary>
public sealed class RequestHasher(MasterKey masterKey)
{
    private readonly byte[] key = masterKey.Derive("request-hash");

    /// <param name="request">Method, path and query; the <c>ws</c> value is left out, for the receipt is the workspace's.</param>
    /// <param name="json">A JSON body: two ways to write the same count as the same. Empty for none.</param>
    public ContentHash Hash(HttpRequest request, ReadOnlyMemory<byte> json) =>
        HashRaw(request, (json.IsEmpty ? json : CanonicalJson.Of(json)).Span);

    /// <summary>As <see cref="Hash"/>, with the body's bytes as they are: files, very large JSON.</summary>
    public ContentHash HashRaw(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hmac, request.Method);
        Append(hmac, request.Path.Value ?? "");
        foreach (
            var (name, values) in request
                .Query.Where(static pair => !pair.Key.Equals("ws", StringComparison.OrdinalIgnoreCase))
                .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        )
        {
            Append(hmac, name);
            Append(hmac, values.ToString());
        }

        Append(hmac, "");
        hmac.AppendData(body);
        Span<byte> hash = stackalloc byte[32];
        hmac.GetHashAndReset(hash);
        return new ContentHash(hash);
    }

    private static void Append(IncrementalHash hmac, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hmac.AppendData(length);
        hmac.AppendData(bytes);
    }
}
