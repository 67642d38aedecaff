using System.Buffers.Binary;
using System.Text;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>
/// Reads the directory at the end of a zip (PKWARE's APPNOTE 6.3.10, 4.3.12 and 4.3.16). Read here and not by the
/// platform's reader, because that takes any number of entries into memory before it can be asked how many there are, and
/// forgets flags that decide whether an entry is taken.
/// </summary>
internal static class ArchiveDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const int EndSize = 22;
    private const uint RecordSignature = 0x02014B50;
    private const int RecordSize = 46;
    private const int LongestComment = ushort.MaxValue;
    private const int BytesAnEntry = 1024;
    private const ushort NameIsUtf8 = 1 << 11;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Result<IReadOnlyList<ArchiveRecord>>> ReadAsync(
        Stream stream,
        ArchiveLimits limits,
        CancellationToken cancellationToken
    )
    {
        var tail = new byte[Math.Min(stream.Length, EndSize + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        await stream.ReadExactlyAsync(tail, cancellationToken);
        if (FindEnd(tail) is not { } found)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Corrupt, "This is no zip archive, or its end is missing.");
        }

        var end = tail.AsMemory(found, EndSize);
        var endStart = stream.Length - tail.Length + found;
        var disks = UInt16(end, 4) | UInt16(end, 6);
        var count = UInt16(end, 10);
        var size = UInt32(end, 12);
        var start = UInt32(end, 16);
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.TooLarge, "The archive is in the ZIP64 format of very large ones.");
        }

        if (disks != 0 || UInt16(end, 8) != count)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Unsupported, "The archive is divided over several files.");
        }

        if (count > limits.Entries || size > (long)limits.Entries * BytesAnEntry)
        {
            return ArchiveRefusal.Of(
                ArchiveRefusal.TooLarge,
                $"The archive has {count} entries; {limits.Entries} is the most."
            );
        }

        if ((long)start + size != endStart)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Corrupt, "The archive's directory is not where its end says.");
        }

        var directory = new byte[size];
        stream.Position = start;
        await stream.ReadExactlyAsync(directory, cancellationToken);
        return ReadRecords(directory, count);
    }

    private static Result<IReadOnlyList<ArchiveRecord>> ReadRecords(ReadOnlyMemory<byte> directory, int count)
    {
        var records = new List<ArchiveRecord>(count);
        var at = 0;
        while (records.Count < count)
        {
            if (directory.Length - at < RecordSize || UInt32(directory, at) != RecordSignature)
            {
                return Broken();
            }

            var record = directory[at..];
            var nameLength = UInt16(record, 28);
            var length = RecordSize + nameLength + UInt16(record, 30) + UInt16(record, 32);
            if (record.Length < length)
            {
                return Broken();
            }

            var name = record.Slice(RecordSize, nameLength);
            var flags = UInt16(record, 8);
            if (NameOf(name.Span, flags) is not { } text)
            {
                return ArchiveRefusal.Of(
                    ArchiveRefusal.Path,
                    Encoding.Latin1.GetString(name.Span),
                    "the name is not in UTF-8."
                );
            }

            records.Add(
                new ArchiveRecord
                {
                    NameBytes = name,
                    Name = text,
                    Flags = flags,
                    Method = UInt16(record, 10),
                    Checksum = UInt32(record, 16),
                    Packed = UInt32(record, 20),
                    Size = UInt32(record, 24),
                    Attributes = UInt32(record, 38),
                    HeaderStart = UInt32(record, 42),
                }
            );
            at += length;
        }

        return at == directory.Length ? records : Broken();
    }

    private static Result<IReadOnlyList<ArchiveRecord>> Broken() =>
        ArchiveRefusal.Of(ArchiveRefusal.Corrupt, "The archive's directory is damaged.");

    /// <summary>Programs that write UTF-8 do not always say so; other encodings are not guessed at.</summary>
    private static string? NameOf(ReadOnlySpan<byte> bytes, ushort flags)
    {
        if ((flags & NameIsUtf8) == 0 && Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The end is the last thing in the file: its comment reaches to the last byte.</summary>
    private static int? FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndSize; at >= 0; at--)
        {
            if (
                BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndSignature
                && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - EndSize
            )
            {
                return at;
            }
        }

        return null;
    }

    private static ushort UInt16(ReadOnlyMemory<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..]);

    private static uint UInt32(ReadOnlyMemory<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);
}
