using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// Makes the next document from the one it is given, within the unit: it may look things up and create what the
/// document names. The engine takes the difference. Called again on another document when the first run was too old.
/// </summary>
public delegate Task<Result<Document>> Edit(Document document, IDraftUnit unit, CancellationToken cancellationToken);

/// <summary>Opens a draft: of a live thing, or of something new when <see cref="Artifact"/> is null.</summary>
public sealed record OpenDraft
{
    public required string Kind { get; init; }

    public ArtifactId? Artifact { get; init; }

    /// <summary>Always the caller's own draft, not one that another has open.</summary>
    public bool Own { get; init; }

    /// <summary>The id to give to a new thing's draft; null for a fresh one.</summary>
    public DraftId? Id { get; init; }

    /// <summary>The first edit of a new thing's draft: version 1.</summary>
    public Edit? Content { get; init; }

    public string? Label { get; init; }
}

/// <summary>A draft as a verb left it. <see cref="Operation"/> is null when nothing was written.</summary>
public sealed record DraftState(Draft Draft, Document Document, Operation? Operation);

/// <summary>An opened draft: whether it was there already, and whether another person owns it.</summary>
public sealed record OpenedDraft(Draft Draft, Document Document, bool Existing, bool Shared);

/// <summary>Proposes changes: on a draft, or as a new thing's dormant draft when <see cref="Draft"/> is null.</summary>
public sealed record ProposeChanges
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public DraftId? Draft { get; init; }

    /// <summary>The id to give to the dormant draft; null for a fresh one.</summary>
    public DraftId? NewDraftId { get; init; }

    public Precondition Precondition { get; init; } = Precondition.None;
}

/// <summary>A proposal and the draft it is on; the document is the draft's as it stands.</summary>
public sealed record ProposedChanges(Draft Draft, Document Document, Proposal Proposal);

/// <summary>Accepts or rejects a proposal.</summary>
public sealed record DecideProposal
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required bool Accept { get; init; }

    /// <summary>The draft that the caller thinks it is on; another one is 409 <c>draft_mismatch</c>.</summary>
    public DraftId? Draft { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A decided proposal. <see cref="Written"/> is false when it was decided like that before.</summary>
public sealed record DecidedProposal(
    Draft Draft,
    Document Document,
    Proposal Proposal,
    int RequiredApprovals,
    bool Written
);

/// <summary>Which side of a conflict to take.</summary>
public enum ConflictSide
{
    Live,
    Mine,
}

/// <summary>Publishes a draft.</summary>
public sealed record CommitDraft
{
    public required DraftId Draft { get; init; }

    public Precondition Precondition { get; init; } = Precondition.None;

    public string Message { get; init; } = "";

    /// <summary>Only these paths go out, the rest stays in the draft; null for everything.</summary>
    public ImmutableArray<DocumentPath>? Only { get; init; }

    /// <summary>How conflicts with what is live were decided, by path.</summary>
    public ImmutableDictionary<DocumentPath, ConflictSide> Resolutions { get; init; } =
        ImmutableDictionary<DocumentPath, ConflictSide>.Empty;

    /// <summary>Takes the draft's side in every conflict; the journal says so.</summary>
    public bool Force { get; init; }
}

/// <summary>A committed draft. <see cref="Merged"/> are the paths that came from what was live meanwhile.</summary>
public sealed record CommittedDraft(
    Draft Draft,
    Document Document,
    Artifact Artifact,
    Revision Revision,
    ImmutableArray<DocumentPath> Merged
);

/// <summary>Moves a draft onto what is live now.</summary>
public sealed record RebaseDraft
{
    public required DraftId Draft { get; init; }

    public ImmutableDictionary<DocumentPath, ConflictSide> Resolutions { get; init; } =
        ImmutableDictionary<DocumentPath, ConflictSide>.Empty;
}

/// <summary>How a draft stands to what is live: what it changes, how far live has moved on, what a commit would meet.</summary>
public sealed record DraftComparison(
    Draft Draft,
    Document Base,
    Document Live,
    Document Document,
    int Behind,
    ImmutableArray<Change> Changes,
    ImmutableArray<MergeConflict> Conflicts,
    ImmutableArray<Problem> Problems
);
