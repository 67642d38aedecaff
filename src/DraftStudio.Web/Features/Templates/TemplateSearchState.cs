using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What was looked for in the files of a draft, and where it is.</summary>
public sealed record TemplateSearchState
{
    public static readonly TemplateSearchState None = new();

    public string Text { get; init; } = "";

    public bool MatchCase { get; init; }

    /// <summary>It is under way.</summary>
    public bool Working { get; init; }

    /// <summary>Where it was found; null before anything was looked for.</summary>
    public ImmutableArray<FileHits>? Files { get; init; }

    /// <summary>It stopped at the most that it shows.</summary>
    public bool HasMore { get; init; }

    /// <summary>Files that are too large to be searched.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>Why it could not be done.</summary>
    public string? Failure { get; init; }

    public int Count => Files?.Sum(static file => file.Hits.Length) ?? 0;
}
