using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>A backup as a file: a zip of a database and its manifest, readable by its owner alone.</summary>
internal static class BackupArchive
{
    public const string Extension = ".studio-backup.zip";

    private const string ManifestName = "manifest.json";
    private const string DatabaseName = "studio.db";
    private const int MostManifestBytes = 16 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static async Task<(long Size, string Sha256)> MeasureAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var hash = await SHA256.HashDataAsync(stream, cancellationToken);
        return (stream.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>Writes the archive beside its place and moves it there when it is durable.</summary>
    public static async Task WriteAsync(
        string path,
        string database,
        BackupManifest manifest,
        CancellationToken cancellationToken
    )
    {
        var beside = $"{path}.part";
        try
        {
            await using (var file = OpenOwn(beside))
            {
                await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    await using (var entry = await OpenAsync(zip, ManifestName, cancellationToken))
                    {
                        await JsonSerializer.SerializeAsync(entry, manifest, Json, cancellationToken);
                    }

                    await using var content = await OpenAsync(zip, DatabaseName, cancellationToken);
                    await using var source = File.OpenRead(database);
                    await source.CopyToAsync(content, cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: false);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Reads the manifest and unpacks the database into a file, as far as the manifest says that it goes.</summary>
    public static async Task<Result<BackupManifest>> ReadAsync(
        string path,
        string database,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
        {
            return new DraftError.Refused("backup_not_found", $"There is no file {path}.");
        }

        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
            if (await ReadManifestAsync(zip, cancellationToken) is not { } manifest)
            {
                return Unreadable(path, "it has no manifest");
            }

            if (manifest.Format != BackupManifest.CurrentFormat)
            {
                return new DraftError.Refused(
                    "backup_newer",
                    $"The backup has format {manifest.Format}; this program reads {BackupManifest.CurrentFormat}."
                );
            }

            if (zip.GetEntry(DatabaseName) is not { } entry || entry.Length != manifest.Size)
            {
                return Unreadable(path, "its database is not the one of its manifest");
            }

            await using (var content = await entry.OpenAsync(cancellationToken))
            await using (var file = OpenOwn(database))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            var measured = await MeasureAsync(database, cancellationToken);
            return measured == (manifest.Size, manifest.Sha256)
                ? manifest
                : new DraftError.Refused("backup_damaged", "The database is not the one that was backed up.");
        }
        catch (Exception thrown) when (thrown is InvalidDataException or JsonException)
        {
            return Unreadable(path, thrown.Message);
        }
    }

    private static DraftError.Refused Unreadable(string path, string why) =>
        new("backup_unreadable", $"{path} is no backup of the studio: {why}.");

    private static async Task<BackupManifest?> ReadManifestAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(ManifestName) is not { Length: < MostManifestBytes } entry)
        {
            return null;
        }

        await using var stream = await entry.OpenAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancellationToken);
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.ExternalAttributes = Convert.ToInt32("600", 8) << 16;
        return entry.OpenAsync(cancellationToken);
    }

    /// <summary>A new file that its owner alone can read: it holds what everybody wrote.</summary>
    private static FileStream OpenOwn(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
