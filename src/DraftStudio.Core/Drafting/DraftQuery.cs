using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>Which drafts of one kind to list; newest change first.</summary>
public sealed record DraftQuery
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>Null for all kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>Active when empty: dormant and closed ones are listed only when asked for.</summary>
    public ImmutableArray<DraftStatus> Statuses { get; init; } = [];

    public UserId? Owner { get; init; }

    public ArtifactId? Artifact { get; init; }

    /// <summary>Only drafts of any of these (200 at most); of whatever when empty.</summary>
    public ImmutableArray<ArtifactId> Artifacts { get; init; } = [];

    /// <summary>Only drafts of something new.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>Only drafts with proposals that wait.</summary>
    public bool WithPendingProposals { get; init; }

    /// <summary>Text that the title or the detail holds, without regard to case.</summary>
    public string? Search { get; init; }

    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
