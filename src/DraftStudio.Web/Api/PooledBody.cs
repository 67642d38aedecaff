using System.Buffers;

namespace DraftStudio.Web.Api;

/// <summary>A body in memory that is lent; nothing of it may be kept.</summary>
public sealed class PooledBody : IDisposable
{
    private readonly int length;
    private byte[]? lent;

    private PooledBody(byte[] lent, int length)
    {
        this.lent = lent;
        this.length = length;
    }

    public ReadOnlyMemory<byte> Memory =>
        lent is null ? throw new ObjectDisposedException(nameof(PooledBody)) : lent.AsMemory(0, length);

    public static PooledBody Of(ReadOnlySequence<byte> body)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(bytes);
        return new PooledBody(bytes, (int)body.Length);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref lent, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
