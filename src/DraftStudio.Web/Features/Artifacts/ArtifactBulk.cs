using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What is about to be done to several lines, once the person has confirmed it.</summary>
public sealed record ArtifactBulk(string Kind, ArtifactBulkAction Action, ImmutableArray<ArtifactRow> Rows);
