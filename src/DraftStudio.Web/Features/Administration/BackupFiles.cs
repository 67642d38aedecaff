using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The backups in the data directory: makes them and gives them out, to whoever administers every workspace.</summary>
public sealed class BackupFiles(
    StorageUpkeep upkeep,
    AccessEngine engine,
    IDraftStore store,
    IOptions<StudioOptions> options,
    TimeProvider time
)
{
    private const string Suffix = ".zip";

    private string Folder => Path.Combine(options.Value.DataDirectory!, "backups"); // Completed.

    /// <summary>The newest first.</summary>
    public ImmutableArray<BackupFile> List() =>
        Directory.Exists(Folder)
            ?
            [
                .. new DirectoryInfo(Folder)
                    .EnumerateFiles("*" + Suffix)
                    .OrderByDescending(static file => file.Name, StringComparer.Ordinal)
                    .Select(static file => new BackupFile(
                        file.Name,
                        file.Length,
                        new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)
                    )),
            ]
            : [];

    /// <summary>Why the caller may neither make nor download one; null when they may.</summary>
    public Task<DraftError?> FindBarAsync(Caller caller, CancellationToken cancellationToken) =>
        engine.FindBackupBarAsync(caller, cancellationToken);

    /// <summary>Makes one, after the journal says so.</summary>
    public async Task<Result<BackupFile>> MakeAsync(Caller caller, CancellationToken cancellationToken)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var name = $"studio-{stamp}{Suffix}";
        if (await NoteAsync(caller, "backup.made", name, cancellationToken) is { } error)
        {
            return error;
        }

        EnsureFolder();
        var made = await upkeep.BackUpAsync(Path.Combine(Folder, name), cancellationToken);
        return made.TryGet(out _, out var refusal) ? List().First(file => file.Name == name) : refusal;
    }

    /// <summary>Where the backup lies, after the journal says that it is being downloaded.</summary>
    public async Task<Result<string>> OpenAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        if (await FindBarAsync(caller, cancellationToken) is { } bar)
        {
            return bar;
        }

        // Only what is listed is given out: a name with a path in it is none of these.
        if (!List().Any(file => string.Equals(file.Name, name, StringComparison.Ordinal)))
        {
            return new DraftError.NotFound("backup_not_found", "No backup has this name.");
        }

        return await NoteAsync(caller, "backup.downloaded", name, cancellationToken) is { } error
            ? error
            : Path.Combine(Folder, name);
    }

    private async Task<DraftError?> NoteAsync(
        Caller caller,
        string what,
        string name,
        CancellationToken cancellationToken
    ) =>
        await FindBarAsync(caller, cancellationToken)
        ?? (
            await store.WriteAsync(
                (unit, cancel) => engine.NoteBackupAsync(unit, caller, what, name, cancel),
                cancellationToken
            )
        ).Error;

    private void EnsureFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(
                Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }
}
