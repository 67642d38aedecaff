using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Reads one live thing: what it is, what it was, who works on it.</summary>
public sealed class ArtifactViewReader(EditingSession session, ArtifactKinds kinds, DraftKinds drafting, IPeople people)
{
    private const int MostDrafts = 50;

    /// <summary>The thing with the revision, the live one when it is null; null when there is none.</summary>
    /// <param name="against">The revision to compare it with; null for the one before.</param>
    public async Task<ArtifactView?> ReadAsync(
        Caller caller,
        string kindName,
        ArtifactId id,
        int? number,
        int? against,
        int revisionsShown,
        CancellationToken cancellationToken
    )
    {
        var store = session.Store;
        var kind = kinds[kindName];
        var artifact = await store.FindArtifactAsync(caller.Workspace, id, cancellationToken);
        if (artifact is null || artifact.Kind != kindName)
        {
            return null;
        }

        var live = await kind.FindLiveAsync(store, artifact, cancellationToken);
        var usual = live > 0 ? live : artifact.HeadNumber;
        var revision = await store.FindRevisionAsync(caller.Workspace, id, number ?? usual, cancellationToken);
        if (revision is null)
        {
            return null;
        }

        var previous = (against ?? revision.Number - 1) is > 0 and var other
            ? await store.FindRevisionAsync(caller.Workspace, id, other, cancellationToken)
            : null;
        var revisions = await store.ListRevisionsAsync(
            caller.Workspace,
            id,
            before: null,
            revisionsShown + 1,
            cancellationToken
        );
        return new ArtifactView
        {
            Artifact = artifact,
            Revision = kind.Describe(revision),
            Live = live,
            Content = await kind.ContentAsync(store, artifact, revision, cancellationToken),
            Against = previous is null ? null : kind.Describe(previous),
            Changes = await ChangesOfAsync(caller, kindName, previous, revision, cancellationToken),
            Revisions = [.. revisions.Take(revisionsShown).Select(kind.Describe)],
            HasMoreRevisions = revisions.Length > revisionsShown,
            Drafts = await DraftsOfAsync(caller, artifact, cancellationToken),
            MayWrite = caller.May(drafting[kindName].WritePermission),
            MayCommit = caller.May(drafting[kindName].CommitPermission),
        };
    }

    private async Task<ImmutableArray<ChangeLine>> ChangesOfAsync(
        Caller caller,
        string kind,
        Revision? previous,
        Revision revision,
        CancellationToken cancellationToken
    )
    {
        var before = previous is null ? drafting[kind].Blank : await LoadAsync(previous);
        var after = await LoadAsync(revision);
        var changes = DocumentDiff.Between(before, after);
        return await session
            .Kinds[kind]
            .DescribeAsync(session.Store, caller.Workspace, after, changes, cancellationToken);

        Task<Document> LoadAsync(Revision of) =>
            session.Engine.LoadAsync(session.Store, caller.Workspace, kind, of.Snapshot, cancellationToken);
    }

    private async Task<ImmutableArray<ArtifactRow>> DraftsOfAsync(
        Caller caller,
        Artifact artifact,
        CancellationToken cancellationToken
    )
    {
        var drafts = await session.Store.ListDraftsAsync(
            new DraftQuery
            {
                Workspace = caller.Workspace,
                Kind = artifact.Kind,
                Artifact = artifact.Id,
                Limit = MostDrafts,
            },
            cancellationToken
        );
        var rows = ImmutableArray.CreateBuilder<ArtifactRow>(drafts.Items.Length);
        foreach (var draft in drafts.Items)
        {
            rows.Add(
                new ArtifactRow
                {
                    Status = ArtifactRowStatus.Draft,
                    Title = draft.Owner == caller.User ? "Your draft" : $"Draft of {await NameAsync(draft.Owner)}",
                    Value = draft.Title,
                    Kind = artifact.Kind,
                    Artifact = artifact.Id,
                    Draft = draft.Id,
                    OpenProposals = draft.PendingProposals,
                    Behind = artifact.HeadNumber - draft.BaseNumber,
                    UpdatedAt = draft.UpdatedAt,
                    UpdatedBy = await NameAsync(draft.UpdatedBy),
                }
            );
        }

        return rows.ToImmutable();

        ValueTask<string> NameAsync(UserId user) => people.NameOfAsync(user, cancellationToken);
    }
}
