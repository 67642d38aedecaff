namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>What an archive's directory says of an entry, as it says it.</summary>
internal sealed record ArchiveRecord
{
    /// <summary>The name's bytes; the entry's own header must have the same.</summary>
    public required ReadOnlyMemory<byte> NameBytes { get; init; }

    public required string Name { get; init; }

    public required ushort Flags { get; init; }

    public required ushort Method { get; init; }

    public required uint Checksum { get; init; }

    public required long Packed { get; init; }

    public required long Size { get; init; }

    public required long HeaderStart { get; init; }

    /// <summary>The upper half is a Unix mode where a Unix program wrote it, the lower is of DOS.</summary>
    public required uint Attributes { get; init; }

    public bool IsFolder => Name.EndsWith('/');
}
