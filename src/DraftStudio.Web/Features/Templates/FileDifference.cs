using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What became of the lines of a file.</summary>
/// <param name="File">Its id in the document.</param>
/// <param name="Stamp">Stands for the two texts.</param>
/// <param name="Lines">Those that changed, with some around them.</param>
public sealed record FileDifference(string File, string Stamp, ImmutableArray<DifferenceLine> Lines);
