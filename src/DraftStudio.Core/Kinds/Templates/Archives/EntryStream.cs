using System.IO.Compression;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>
/// An entry as it comes out. What the directory promised is counted, not believed: too many bytes, too few, or others,
/// are an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class EntryStream : Stream
{
    private readonly ArchiveEntry entry;
    private readonly Stream source;
    private long length;
    private Crc32 checksum = new();

    public EntryStream(Stream archive, ArchiveEntry entry)
    {
        this.entry = entry;
        var packed = new SliceStream(archive, entry.Start, entry.Packed);
        source = entry.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Count(buffer[..read], wasAsked: buffer.Length > 0);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        Count(buffer.Span[..read], wasAsked: buffer.Length > 0);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> read, bool wasAsked)
    {
        length += read.Length;
        checksum.Add(read);
        if (length > entry.Size)
        {
            throw new InvalidDataException("More comes out than the archive's directory says.");
        }

        if (read.IsEmpty && wasAsked && (length != entry.Size || checksum.Value != entry.Checksum))
        {
            throw new InvalidDataException("What comes out is not what was packed.");
        }
    }

    /// <summary>A part of the archive. It leaves the archive open.</summary>
    private sealed class SliceStream(Stream archive, long start, long length) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            archive.Position = start + at;
            var read = archive.Read(buffer[..(int)Math.Min(buffer.Length, length - at)]);
            at += read;
            return read;
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            archive.Position = start + at;
            var read = await archive.ReadAsync(buffer[..(int)Math.Min(buffer.Length, length - at)], cancellationToken);
            at += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
