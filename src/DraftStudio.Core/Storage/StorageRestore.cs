namespace DraftStudio.Core.Storage;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">The backup's own.</param>
/// <param name="Database">The file that is the database now.</param>
/// <param name="Aside">Where the database that was there before lies; null when there was none.</param>
public sealed record StorageRestore(BackupManifest Manifest, string Database, string? Aside);
