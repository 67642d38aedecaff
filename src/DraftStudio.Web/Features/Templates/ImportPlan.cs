using System.Collections.Immutable;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What an import would do to a draft, for people.</summary>
public sealed record ImportPlan
{
    /// <summary>Stands for the zip and the version of the draft that it is a difference to.</summary>
    public required string Hash { get; init; }

    public ImmutableArray<ImportPlanFile> Added { get; init; } = [];

    public ImmutableArray<ImportPlanFile> Changed { get; init; } = [];

    public ImmutableArray<ImportPlanFile> Removed { get; init; } = [];

    /// <summary>How many files the zip has as the draft has them.</summary>
    public int Same { get; init; }

    /// <summary>How many files are not in the zip, and stay.</summary>
    public int Kept { get; init; }

    /// <summary>What else changes: settings, inputs, processors, the template itself.</summary>
    public ImmutableArray<ChangeLine> Members { get; init; } = [];

    public int FileCount => Added.Length + Changed.Length + Removed.Length;

    public bool IsEmpty => FileCount == 0 && Members.IsEmpty;
}
