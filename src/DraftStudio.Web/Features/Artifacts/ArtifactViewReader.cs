using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Reads one live thing: what it is, what it was, who works on it.</summary>
public sealed class ArtifactViewReader(EditingSession session, FormStates forms, FormKinds kinds, IPeople people)
{
    private const int MostDrafts = 50;

    /// <summary>The thing with the revision, the live one when it is null; null when there is none.</summary>
    public async Task<ArtifactView?> ReadAsync(
        Caller caller,
        string kind,
        ArtifactId id,
        int? number,
        int revisionsShown,
        CancellationToken cancellationToken
    )
    {
        var store = session.Store;
        var artifact = await store.FindArtifactAsync(caller.Workspace, id, cancellationToken);
        if (artifact is null || artifact.Kind != kind)
        {
            return null;
        }

        var revision = await store.FindRevisionAsync(
            caller.Workspace,
            id,
            number ?? artifact.HeadNumber,
            cancellationToken
        );
        if (revision is null)
        {
            return null;
        }

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
            Revision = revision,
            Form = await forms.ReadAsync(store, kinds[kind], artifact, revision, cancellationToken),
            Changes = await ChangesOfAsync(caller, kind, revision, cancellationToken),
            Revisions = [.. revisions.Take(revisionsShown)],
            HasMoreRevisions = revisions.Length > revisionsShown,
            Drafts = await DraftsOfAsync(caller, artifact, cancellationToken),
            MayWrite = caller.May(Permission.DraftsWrite),
            MayCommit = caller.May(Permission.DraftsCommit),
        };
    }

    private async Task<ImmutableArray<ChangeLine>> ChangesOfAsync(
        Caller caller,
        string kind,
        Revision revision,
        CancellationToken cancellationToken
    )
    {
        var previous =
            revision.Number == 1
                ? null
                : await session.Store.FindRevisionAsync(
                    caller.Workspace,
                    revision.Artifact,
                    revision.Number - 1,
                    cancellationToken
                );
        var before = previous is null ? kinds[kind].Blank : await LoadAsync(previous);
        return await session
            .Kinds[kind]
            .DescribeAsync(
                session.Store,
                caller.Workspace,
                DocumentDiff.Between(before, await LoadAsync(revision)),
                cancellationToken
            );

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
