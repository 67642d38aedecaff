using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The places in a file where a text was found.</summary>
/// <param name="File">Its id in the document.</param>
/// <param name="Path">Its name when it was searched.</param>
/// <param name="Hits">In the order of the text.</param>
public sealed record FileHits(string File, string Path, ImmutableArray<SearchHit> Hits);
