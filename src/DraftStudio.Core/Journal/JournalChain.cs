using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DraftStudio.Core.Journal;

/// <summary>
/// The hash of an entry in its chain: SHA-256 of the hash before it, its number and everything that the entry says, each
/// part with its length before it.
/// </summary>
public static class JournalChain
{
    /// <summary>What the first entry stands on.</summary>
    public static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    public static byte[] Seal(ReadOnlySpan<byte> previous, long seq, JournalEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Add(bytes, previous);
        Add(bytes, seq);
        Add(bytes, entry.Workspace.Value);
        Add(bytes, entry.Id);
        Add(bytes, entry.Event);
        Add(bytes, entry.Kind);
        Add(bytes, entry.Draft?.Value);
        Add(bytes, entry.Artifact?.Value);
        Add(bytes, entry.FromVersion);
        Add(bytes, entry.ToVersion);
        Add(bytes, entry.Actor.Value);
        Add(bytes, entry.ActorName);
        Add(bytes, entry.Client);
        Add(bytes, entry.Request);
        Add(bytes, entry.Summary);
        Add(bytes, entry.Details);
        // What is stored of a time.
        Add(bytes, (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), part.Length);
        bytes.Advance(sizeof(int));
        bytes.Write(part);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, long? number)
    {
        Span<byte> part = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(part, number ?? 0);
        Add(bytes, number is null ? [] : part);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, Guid? id)
    {
        Span<byte> part = stackalloc byte[16];
        (id ?? Guid.Empty).TryWriteBytes(part, bigEndian: true, out _);
        Add(bytes, id is null ? [] : part);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string? text)
    {
        // Nothing and the empty text are not the same.
        Add(bytes, text is null ? 0L : 1L);
        Add(bytes, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text ?? ""));
    }
}
