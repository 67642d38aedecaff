namespace DraftStudio.Web.Features.Templates;

/// <summary>Another draft is shown, or none.</summary>
public sealed record TemplatePageShown;

/// <summary>A file is shown: its tab opens where it is not open.</summary>
public sealed record FileOpened(string File);

/// <summary>A file's tab is closed.</summary>
public sealed record FileClosed(string File);

/// <summary>A place in a file is to be shown.</summary>
/// <param name="FileId">The file's id in the document.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record FileRevealRequested(string FileId, int Line, int Column);
