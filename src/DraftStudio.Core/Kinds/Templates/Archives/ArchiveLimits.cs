namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>How much an archive may hold before it is taken for a bomb.</summary>
/// <param name="Packed">Bytes of the archive itself.</param>
/// <param name="Unpacked">Bytes of all entries, as they come out.</param>
/// <param name="Ratio">How many bytes may come out of one packed byte of an entry.</param>
/// <param name="Entries">Files and folders.</param>
internal sealed record ArchiveLimits(long Packed, long Unpacked, int Ratio, int Entries)
{
    /// <summary>What an entry may unpack to whatever its ratio: a blank image is a small file that packs well, and no bomb.</summary>
    public const int FreeOfRatio = 1_000_000;

    public static ArchiveLimits Import { get; } = new(100_000_000, 1_000_000_000, 100, 20_000);
}
