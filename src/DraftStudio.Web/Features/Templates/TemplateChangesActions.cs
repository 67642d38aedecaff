namespace DraftStudio.Web.Features.Templates;

/// <summary>A text file's difference is shown: its texts are needed.</summary>
/// <param name="File">The file's id in the document.</param>
/// <param name="Stamp">Stands for the two texts.</param>
public sealed record FileDifferenceRequested(string File, string Stamp);

public sealed record FileDifferenceLoaded(FileDifference Difference);

public sealed record FileDifferenceFailed(string Stamp);
