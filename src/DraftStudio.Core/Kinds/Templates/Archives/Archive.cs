using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>
/// A zip that was looked through from end to end before anything of it is used: each name is one that a template's file may
/// have, each entry is a plain file, comes out whole and as large as it says, and all of it keeps within the limits.
/// </summary>
internal sealed class Archive
{
    private const uint HeaderSignature = 0x04034B50;
    private const int HeaderSize = 30;
    private const int BlockSize = 64 * 1024;
    private const ushort Deflated = 8;

    private readonly Stream stream;

    private Archive(Stream stream, ImmutableArray<ArchiveEntry> files)
    {
        this.stream = stream;
        Files = files;
    }

    /// <summary>In ordinal order of their paths. Folders are in the paths alone.</summary>
    public ImmutableArray<ArchiveEntry> Files { get; }

    /// <summary>
    /// Looks through an archive. Memory does not depend on what comes out of it. The error is <c>invalid_archive</c> with
    /// the entry as its field.
    /// </summary>
    /// <param name="stream">Can seek; stays open, and the archive's for as long as that is used.</param>
    public static async Task<Result<Archive>> OpenAsync(
        Stream stream,
        ArchiveLimits limits,
        CancellationToken cancellationToken = default
    )
    {
        if (stream.Length > limits.Packed)
        {
            return ArchiveRefusal.Of(
                ArchiveRefusal.TooLarge,
                $"The archive has {stream.Length} bytes; {limits.Packed} is the most."
            );
        }

        var read = await ArchiveDirectory.ReadAsync(stream, limits, cancellationToken);
        if (!read.TryGet(out var records, out var error))
        {
            return error;
        }

        var rules = new ArchiveRules(limits);
        foreach (var record in records)
        {
            if (rules.Check(record) is { } refused)
            {
                return refused;
            }
        }

        var placed = await PlaceAsync(stream, records, cancellationToken);
        if (!placed.TryGet(out var files, out error))
        {
            return error;
        }

        var archive = new Archive(stream, [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)]);
        return await archive.UnpackAsync(cancellationToken) is { } damaged ? damaged : archive;
    }

    /// <summary>The contents of a file; one at a time is read.</summary>
    public Stream Open(ArchiveEntry file) => new EntryStream(stream, file);

    /// <summary>
    /// Finds where each entry's bytes are. Entries that share bytes are what makes a small archive large without a high
    /// ratio, and two headers that differ are two archives in one file.
    /// </summary>
    private static async Task<Result<IReadOnlyList<ArchiveEntry>>> PlaceAsync(
        Stream stream,
        IReadOnlyList<ArchiveRecord> records,
        CancellationToken cancellationToken
    )
    {
        var header = new byte[HeaderSize + ushort.MaxValue];
        var files = new List<ArchiveEntry>(records.Count);
        var free = 0L;
        foreach (var record in records.OrderBy(static record => record.HeaderStart))
        {
            var size = HeaderSize + record.NameBytes.Length;
            if (record.HeaderStart < free || record.HeaderStart > stream.Length - size)
            {
                return Damaged(record, "it lies on another entry, or outside the archive.");
            }

            stream.Position = record.HeaderStart;
            await stream.ReadExactlyAsync(header.AsMemory(0, size), cancellationToken);
            if (!IsOf(header.AsSpan(0, size), record))
            {
                return Damaged(record, "its header is not what the archive's directory says.");
            }

            var start = record.HeaderStart + size + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            free = start + record.Packed;
            if (free > stream.Length)
            {
                return Damaged(record, "it is cut off.");
            }

            if (!record.IsFolder)
            {
                files.Add(
                    new ArchiveEntry(record.Name, record.Size)
                    {
                        Packed = record.Packed,
                        Start = start,
                        Checksum = record.Checksum,
                        IsDeflated = record.Method == Deflated,
                    }
                );
            }
        }

        return files;
    }

    private static bool IsOf(ReadOnlySpan<byte> header, ArchiveRecord record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header) == HeaderSignature
        && ((BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) ^ record.Flags) & ArchiveRules.Encrypted) == 0
        && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == record.Method
        && BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) == record.NameBytes.Length
        && header[HeaderSize..].SequenceEqual(record.NameBytes.Span);

    private async Task<DraftError?> UnpackAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            foreach (var file in Files)
            {
                try
                {
                    await using var contents = Open(file);
                    while (await contents.ReadAsync(buffer.AsMemory(0, BlockSize), cancellationToken) > 0)
                    {
                        // Counted as it passes.
                    }
                }
                catch (InvalidDataException)
                {
                    return ArchiveRefusal.Of(
                        ArchiveRefusal.Corrupt,
                        file.Path,
                        "what comes out is not what the archive's directory says."
                    );
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return null;
    }

    private static DraftError Damaged(ArchiveRecord record, string message) =>
        ArchiveRefusal.Of(ArchiveRefusal.Corrupt, record.Name, message);
}
