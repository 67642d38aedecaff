using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Some of the list, and where it goes on.</summary>
public sealed record ArtifactRows(ImmutableArray<ArtifactRow> Rows, string? Next);
