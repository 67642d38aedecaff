namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>A file in an archive.</summary>
/// <param name="Path">A name that <see cref="TemplatePath"/> takes.</param>
/// <param name="Size">Bytes unpacked.</param>
internal sealed record ArchiveEntry(string Path, long Size)
{
    public required long Packed { get; init; }

    /// <summary>Where its bytes begin in the archive.</summary>
    public required long Start { get; init; }

    public required uint Checksum { get; init; }

    /// <summary>Else it is stored as it is.</summary>
    public required bool IsDeflated { get; init; }
}
