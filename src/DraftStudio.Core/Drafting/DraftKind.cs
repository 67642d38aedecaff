using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// What a kind of draft brings to the engine: its blank document, its validator, what its lists show, and what opening,
/// committing and dropping a draft mean to the things that its documents name. Its codec is the kind's own affair.
/// </summary>
public abstract class DraftKind
{
    /// <summary>The name on the wire and in the database: <c>provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The document of something new. It has every collection, empty, so that a first entry is one path like any other.</summary>
    public abstract Document Blank { get; }

    /// <summary>What opening, changing and discarding need.</summary>
    public virtual Permission WritePermission => Permission.DraftsWrite;

    /// <summary>What committing, retiring and bringing back need.</summary>
    public virtual Permission CommitPermission => Permission.DraftsCommit;

    /// <summary>What changing and discarding a draft that another person opened needs beside <see cref="WritePermission"/>.</summary>
    public virtual Permission EditAnyPermission => Permission.DraftsEditAny;

    /// <summary>The slot of an owner's draft: the owner for forms, empty where an artifact has one draft.</summary>
    public abstract string SlotOf(UserId owner);

    /// <summary>Brings a stored document of an older version up to what this version expects; the same document when nothing is missing.</summary>
    public virtual Document Upgrade(Document document) => document;

    /// <summary>What is wrong with a document. Pure: the engine calls it after each change, merge and acceptance.</summary>
    public abstract ImmutableArray<Problem> Validate(Document document);

    public abstract Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    );

    /// <summary>A label for people for changes that nobody labelled: "Set name".</summary>
    public abstract string Describe(ImmutableArray<Change> changes);

    /// <summary>What only the stored world can tell before a commit: a retired department, a wiped key.</summary>
    public virtual Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) => Task.FromResult(ImmutableArray<Problem>.Empty);

    /// <summary>Within the commit's unit: makes what the document names visible to others.</summary>
    public virtual Task OnCommittedAsync(
        IDraftUnit unit,
        Draft draft,
        Document document,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>Within the unit that closes a draft (discarded, or committed whole): wipes the secrets that only it knew.</summary>
    public virtual Task OnClosedAsync(IDraftUnit unit, Draft draft, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Within the unit that rejects a proposal: wipes the secrets that only it brought.</summary>
    public virtual Task OnRejectedAsync(
        IDraftUnit unit,
        Draft draft,
        Proposal proposal,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
