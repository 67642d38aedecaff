using System.IO.Compression;
using System.Text;
using DraftStudio.Core.Kinds.Templates.Archives;

namespace DraftStudio.Tests.Unit.Kinds.Templates.Archives;

/// <summary>An entry of a zip made by hand: it says of itself what a test wants it to say.</summary>
public sealed record ForgedEntry
{
    public required byte[] Name { get; init; }

    /// <summary>The name in the entry's own header, where it is another.</summary>
    public byte[]? HeaderName { get; init; }

    public byte[] Packed { get; init; } = [];

    public ushort Flags { get; init; }

    public ushort Method { get; init; }

    public uint Checksum { get; init; }

    public uint Size { get; init; }

    public uint Attributes { get; init; }

    /// <summary>Where the directory says that it begins; null for where it does.</summary>
    public uint? HeaderStart { get; init; }

    /// <summary>How many packed bytes the directory says that there are; null for how many there are.</summary>
    public uint? PackedSize { get; init; }

    public static ForgedEntry Stored(string name, string contents = "x") =>
        Stored(name, Encoding.UTF8.GetBytes(contents));

    public static ForgedEntry Stored(string name, byte[] contents) =>
        new()
        {
            Name = Encoding.UTF8.GetBytes(name),
            Packed = contents,
            Size = (uint)contents.Length,
            Checksum = ChecksumOf(contents),
        };

    public static ForgedEntry Deflated(string name, byte[] contents)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(contents);
        }

        return Stored(name, contents) with
        {
            Packed = packed.ToArray(),
            Method = 8,
        };
    }

    private static uint ChecksumOf(byte[] contents)
    {
        var checksum = new Crc32();
        checksum.Add(contents);
        return checksum.Value;
    }
}
