using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The studio's word on a form: a client replaces its own state with it after each write.</summary>
public sealed record FormState
{
    /// <summary>Null for what is live.</summary>
    public DraftId? Draft { get; init; }

    /// <summary>The draft's version; of what is live, the artifact's.</summary>
    public required int Version { get; init; }

    public required DraftStatus Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last, as they were called then.</summary>
    public required string UpdatedByName { get; init; }

    /// <summary>The selected resources that are marked as not agreed yet.</summary>
    public ImmutableArray<PendingMark> Marks { get; init; } = [];

    /// <summary>All that wait, and the newest that were decided; oldest first.</summary>
    public ImmutableArray<FormProposal> Proposals { get; init; } = [];

    /// <summary>The fields, in the kind's order.</summary>
    public required ImmutableArray<FormFieldState> Fields { get; init; }

    /// <summary>What it was read from; null for what is live.</summary>
    internal FormSource? Source { get; init; }

    /// <summary>A mark is left.</summary>
    public bool Pending => !Marks.IsEmpty;

    /// <summary>Nothing that the form itself knows of blocks publishing.</summary>
    public bool Valid => Fields.All(static state => state.Valid);

    /// <exception cref="InvalidOperationException">The kind has no such field.</exception>
    public FormFieldState this[FormField field] => Fields.First(state => state.Field == field);

    /// <summary>Whether another state of the same draft was read with the same base.</summary>
    public bool HasBaseOf(FormState? other) =>
        other is not null
        && other.Draft == Draft
        && Source is { } mine
        && other.Source is { } theirs
        && mine.BaseSnapshot == theirs.BaseSnapshot;
}
