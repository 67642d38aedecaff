namespace DraftStudio.Web.Features.Administration;

/// <summary>A backup in the data directory.</summary>
public sealed record BackupFile(string Name, long Size, DateTimeOffset MadeAt);
