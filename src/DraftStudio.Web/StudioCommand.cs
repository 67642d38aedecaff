using System.Globalization;
using DraftStudio.Core.Storage;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web;

/// <summary>
/// What the program does instead of serving: <c>backup PATH</c> and <c>restore PATH [--force]</c>, with the settings that
/// it would serve with. Exit codes: 0 done, 1 not done, 2 not understood.
/// </summary>
internal static class StudioCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Misused = 2;
    private const string Backup = "backup";
    private const string Restore = "restore";
    private const string Force = "--force";

    private const string Usage = """
        Usage:
          backup PATH            write a backup into a new file; the studio may be running
          restore PATH [--force] put a backup in the place of the database; the studio must be stopped
                                 --force replaces a database that is there, which is kept aside
        Settings are read from the environment, as when the studio is served.
        """;

    /// <summary>Options begin with a hyphen and are the server's.</summary>
    public static bool IsOne(string[] args) => args is [var first, ..] && !first.StartsWith('-');

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var rest = args.Skip(1).Where(static arg => arg != Force).ToArray();
        var force = args.Contains(Force, StringComparer.Ordinal);
        if (
            rest is not [{ Length: > 0 } path]
            || path.StartsWith('-')
            || !(args[0] == Restore || (args[0] == Backup && !force))
        )
        {
            await error.WriteLineAsync(Usage);
            return Misused;
        }

        try
        {
            var builder = WebApplication.CreateBuilder();
            var options = StudioApp.ReadOptions(builder.Configuration, builder.Environment);
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddStudioStorage(StudioApp.StorageOf(options))
                .BuildServiceProvider();
            var upkeep = services.GetRequiredService<StorageUpkeep>();
            return args[0] == Backup
                ? await BackUpAsync(upkeep, Path.GetFullPath(path), options, output, error)
                : await RestoreAsync(upkeep, Path.GetFullPath(path), force, options, output, error);
        }
        catch (Exception thrown)
            when (thrown
                    is IOException
                        or UnauthorizedAccessException
                        or StorageBusyException
                        or System.Data.Common.DbException
                        or OptionsValidationException
            )
        {
            await error.WriteLineAsync(thrown.Message);
            return Failed;
        }
    }

    private static async Task<int> BackUpAsync(
        StorageUpkeep upkeep,
        string path,
        StudioOptions options,
        TextWriter output,
        TextWriter error
    )
    {
        var result = await upkeep.BackUpAsync(path, CancellationToken.None);
        if (!result.TryGet(out var manifest, out var refusal))
        {
            await error.WriteLineAsync(Features.Editing.EditingWords.Of(refusal));
            return Failed;
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Backed up into {path}
                  database  {manifest.Size:N0} bytes, schema {manifest.Schema}
                  journals  {manifest.Chains.Length}, {manifest.Chains.Sum(static chain => chain.Seq):N0} sealed entries
                The master key is not in it. Keep a copy of {options.MasterKeyFile} elsewhere: without it the keys in the backup stay encrypted.
                """
            )
        );
        return Done;
    }

    private static async Task<int> RestoreAsync(
        StorageUpkeep upkeep,
        string path,
        bool force,
        StudioOptions options,
        TextWriter output,
        TextWriter error
    )
    {
        var result = await upkeep.RestoreAsync(path, force, CancellationToken.None);
        if (!result.TryGet(out var restored, out var refusal))
        {
            await error.WriteLineAsync(Features.Editing.EditingWords.Of(refusal));
            if (refusal is Core.Drafting.DraftError.Refused { Code: "database_exists" })
            {
                await error.WriteLineAsync($"With {Force} it is replaced, and kept aside.");
            }

            return Failed;
        }

        var made = restored.Manifest.MadeAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"Restored {restored.Database}, as it was at {made}.");
        if (restored.Aside is { } aside)
        {
            await output.WriteLineAsync($"What was there before is kept in {aside}");
        }

        await output.WriteLineAsync(
            File.Exists(options.MasterKeyFile)
                ? $"The master key {options.MasterKeyFile} is used from now on. If the backup is of another installation, put that one's key there before you start."
                : $"There is no master key {options.MasterKeyFile}. Put the one that belongs to the backup there before you start: without it the stored keys cannot be read, and everybody signs in anew."
        );
        return Done;
    }
}
