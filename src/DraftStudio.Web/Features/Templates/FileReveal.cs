namespace DraftStudio.Web.Features.Templates;

/// <summary>A place in a file; line and column count from 1.</summary>
/// <param name="Number">Of the asking: the same place may be asked for again.</param>
public sealed record FileReveal(string File, int Line, int Column, long Number);
