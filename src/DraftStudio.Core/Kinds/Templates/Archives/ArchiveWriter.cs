using System.IO.Compression;
using System.Text;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>Writes a zip as it goes: one file at a time, the same bytes for the same files.</summary>
internal static class ArchiveWriter
{
    // A regular file that its owner writes and everybody reads, as a Unix mode.
    private const int PlainFile = 0x81A4 << 16;

    /// <summary>The first moment that a zip can name: when a file was written is not what its contents are.</summary>
    private static readonly DateTimeOffset Beginning = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the files in ordinal order of their paths. The output need not seek, and is written asynchronously alone.</summary>
    /// <exception cref="ArgumentException">A path that an import would refuse.</exception>
    public static async Task WriteAsync(
        Stream output,
        IEnumerable<ArchiveFile> files,
        CancellationToken cancellationToken = default
    )
    {
        var ordered = files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        if (ordered.Find(static file => TemplatePath.ProblemOf(file.Path) is not null) is { } wrong)
        {
            throw new ArgumentException($"'{wrong.Path}' is no path of a file.", nameof(files));
        }

        await using var deferred = new DeferredStream(output);
        await using (
            var archive = await ZipArchive.CreateAsync(
                deferred,
                ZipArchiveMode.Create,
                leaveOpen: true,
                Encoding.UTF8,
                cancellationToken
            )
        )
        {
            foreach (var file in ordered)
            {
                await using var contents = await file.Open(cancellationToken);
                var entry = archive.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Beginning;
                entry.ExternalAttributes = PlainFile;
                await using var target = await entry.OpenAsync(cancellationToken);
                await contents.CopyToAsync(target, cancellationToken);
            }
        }

        await deferred.FlushAsync(cancellationToken);
    }
}
