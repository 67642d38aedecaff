using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>What a kind of draft brings to the editing feature: how its documents are seen, and what an edit of a field means.</summary>
public interface IEditorKind
{
    /// <summary>The kind's name: <c>provider</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// What the page shows of a draft; opaque to the editing feature. What was shown before, of this draft or another, is
    /// given back, so that what has not changed need not be read again.
    /// </summary>
    Task<object> ViewAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        Document document,
        object? earlier,
        CancellationToken cancellationToken
    );

    /// <summary>What the view shows in a field, for telling whether another's change touched it.</summary>
    string? ValueOf(object view, string field);

    /// <summary>The label of a field for people.</summary>
    string LabelOf(string field);

    /// <summary>
    /// What saves the edits (all made on one version), to be run in a unit of work. What must happen before a unit begins,
    /// such as encrypting a secret, happens in this call.
    /// </summary>
    Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        ImmutableArray<FieldEdit> edits
    );

    /// <summary>
    /// The same for an edit that is an operation of its own, over what its page made before it on the same version and
    /// which is saved by now.
    /// </summary>
    Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        FieldEdit edit,
        ImmutableArray<FieldEdit> made
    ) => SaveOf(draft, [edit]);

    /// <summary>What a conflict that an edit met is called, and what the two sides are, for people.</summary>
    FieldConflict ConflictOf(object? view, FieldEdit edit, ImmutableArray<MergeConflict> conflicts) =>
        new(edit.Field, view is null ? null : ValueOf(view, edit.Field), edit.Value, edit.Value as string, edit.Seq);

    /// <summary>What stands in the way of going live, or is warned of, in words that say where.</summary>
    /// <param name="reader">Where the rest of it is read.</param>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="document">The draft's.</param>
    /// <param name="found">What the engine found in what would go live.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Problem> found,
        CancellationToken cancellationToken
    ) => Task.FromResult(found);

    /// <summary>What it would be called that goes live; null where it has no name of its own.</summary>
    string? NextName(object view) => null;

    /// <summary>Why it cannot be called so; null when it can.</summary>
    string? WhyNotNamed(object view, string name) => null;

    /// <summary>Makes the draft what is live.</summary>
    /// <param name="name">What it is called, where it has a name of its own.</param>
    Task<Result<CommittedDraft>> CommitAsync(
        DraftEngine engine,
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        string? name,
        CancellationToken cancellationToken
    ) => engine.CommitAsync(unit, caller, command, cancellationToken);

    /// <summary>The field that a path of the document belongs to.</summary>
    string FieldOf(DocumentPath path);

    /// <summary>Whether an edit of a field changes what a path names.</summary>
    bool Concerns(string field, DocumentPath path) =>
        FieldOf(path) is var of && (field == of || field.Split('/', 2)[0] == of);

    /// <summary>Changes as people read them; at least one line for each, where only one is asked about.</summary>
    /// <param name="document">As it is with the changes: what they touch may be named by what they leave as it is.</param>
    Task<ImmutableArray<ChangeLine>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    );
}
