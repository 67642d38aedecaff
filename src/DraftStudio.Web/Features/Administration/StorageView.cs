using System.Collections.Immutable;
using DraftStudio.Core.Storage;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What the store is, and its backups.</summary>
public sealed record StorageView
{
    public const string BackupsPath = "/api/storage/backups";

    public required StorageReport Report { get; init; }

    /// <summary>The newest first.</summary>
    public required ImmutableArray<BackupFile> Backups { get; init; }

    /// <summary>Why the person may not have a backup; null when they may.</summary>
    public string? Bar { get; init; }

    /// <summary>The workspace's slug, which links carry.</summary>
    public required string Slug { get; init; }

    public string AddressOf(BackupFile backup) => $"{BackupsPath}/{Uri.EscapeDataString(backup.Name)}?ws={Slug}";
}
