namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>A file to be put into an archive.</summary>
/// <param name="Path">A name that <see cref="TemplatePath"/> takes.</param>
/// <param name="Open">Its contents; asked for when its turn comes.</param>
internal sealed record ArchiveFile(string Path, Func<CancellationToken, ValueTask<Stream>> Open);
