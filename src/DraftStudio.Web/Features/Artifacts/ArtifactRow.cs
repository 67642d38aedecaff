using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Review;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>A line of the list: something live, or a draft.</summary>
public sealed record ArtifactRow
{
    public required string Kind { get; init; }

    public required ArtifactRowStatus Status { get; init; }

    public required string Title { get; init; }

    public string Value { get; init; } = "";

    /// <summary>Which sort of its kind it is, where there are several.</summary>
    public string Sort { get; init; } = "";

    /// <summary>What is live of it, where that has a name of its own: "1.0.2".</summary>
    public string Version { get; init; } = "";

    /// <summary>The live thing; null for a draft of something new.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>The draft, where the line is one.</summary>
    public DraftId? Draft { get; init; }

    /// <summary>How many people have a draft of it open.</summary>
    public int OpenDrafts { get; init; }

    public int OpenProposals { get; init; }

    /// <summary>How many revisions went live since the draft's base; of several drafts, the oldest one's.</summary>
    public int Behind { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    /// <summary>For a ghost: the proposal that would make it real.</summary>
    public DecisionTarget? Proposal { get; init; }

    /// <summary>Why this person may not decide on it; null when they may.</summary>
    public string? DecisionBlocked { get; init; }

    /// <summary>Names the line in selections.</summary>
    public string Id => Draft is { } draft ? $"draft:{draft}" : $"artifact:{Artifact}";

    public string Address =>
        Draft is { } draft ? ThingLinks.Draft(Kind, draft)
        : Artifact is { } artifact ? ThingLinks.Artifact(Kind, artifact)
        : ThingLinks.List(Kind);
}
