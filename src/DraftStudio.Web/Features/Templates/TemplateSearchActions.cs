using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Looks for a text in the files of the draft. A search that is under way ends.</summary>
public sealed record TemplateSearchRequested(string Text, bool MatchCase);

/// <summary>The search that is under way ends; what it found is not shown.</summary>
public sealed record TemplateSearchCancelled;

/// <param name="Files">Those that have it, by name.</param>
/// <param name="HasMore">There may be further places: it stopped at the most that it shows.</param>
/// <param name="Skipped">The names of files that are too large to be searched.</param>
public sealed record TemplateSearchFinished(
    ImmutableArray<FileHits> Files,
    bool HasMore,
    ImmutableArray<string> Skipped
);

public sealed record TemplateSearchFailed(string Reason);
