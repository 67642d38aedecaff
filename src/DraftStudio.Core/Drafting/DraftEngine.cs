using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// The few verbs that every draft of every kind lives by. Each runs within a unit of work that the caller opens with
/// <see cref="RunAsync{T}"/>, so that a request's own rows (its receipt, what it creates in the catalogue) stand or fall
/// with it. Each authorises its caller; another workspace's drafts do not exist.
/// </summary>
public sealed partial class DraftEngine(IDraftStore store, DraftKinds kinds, TimeProvider time)
{
    private readonly DraftDocuments documents = new(kinds);
    private readonly DraftMerge merging = new(kinds);

    /// <summary>Runs verbs in one unit of work; returns after the commit is durable.</summary>
    public Task<Result<T>> RunAsync<T>(
        Func<IDraftUnit, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellationToken
    ) => store.WriteAsync(work, cancellationToken);

    /// <summary>The draft, when the caller may read it; a closed one too.</summary>
    public static async Task<Result<Draft>> FindAsync(
        IDraftReader reader,
        Caller caller,
        string kind,
        DraftId draft,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.Read))
        {
            return new DraftError.Forbidden(Permission.Read);
        }

        var found = await reader.FindDraftAsync(caller.Workspace, draft, cancellationToken);
        return found is null || found.Kind != kind ? DraftNotFound() : found;
    }

    /// <summary>The document of a draft at a version; the newest when <paramref name="version"/> is null.</summary>
    public Task<Document> LoadAsync(
        IDraftReader reader,
        Draft draft,
        int? version,
        CancellationToken cancellationToken
    ) => documents.LoadAsync(reader, draft, version ?? draft.Version, cancellationToken);

    /// <summary>A stored document: a base, a head, a revision.</summary>
    public Task<Document> LoadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        string kind,
        SnapshotId snapshot,
        CancellationToken cancellationToken
    ) => documents.LoadAsync(reader, workspace, kind, snapshot, cancellationToken);

    /// <summary>
    /// Opens a draft: a new thing's, or one of a live thing. There the caller's own open draft comes first, then (unless
    /// <see cref="OpenDraft.Own"/>) one that another has open, then a new one. The loser of a race gets the winner's.
    /// </summary>
    public async Task<Result<OpenedDraft>> OpenAsync(
        IDraftUnit unit,
        Caller caller,
        OpenDraft command,
        CancellationToken cancellationToken
    )
    {
        var kind = kinds[command.Kind];
        if (!caller.May(kind.WritePermission))
        {
            return new DraftError.Forbidden(kind.WritePermission);
        }

        if (command.Artifact is { } artifact)
        {
            return await OpenArtifactAsync(unit, caller, kind, artifact, command.Own, cancellationToken);
        }

        var draft = NewDraft(caller, kind, command.Id) with { };
        if (!await unit.InsertDraftAsync(draft, cancellationToken))
        {
            return new DraftError.Refused("draft_exists", $"There is a draft with the id {draft.Id} already.");
        }

        await unit.JournalAsync(EntryOf(caller, "draft.opened", draft, null, 0, ""), cancellationToken);
        unit.Remember(draft.Id, 0, kind.Blank);
        if (command.Content is not { } content)
        {
            return new OpenedDraft(draft, kind.Blank, Existing: false, Shared: false);
        }

        var edited = await EditAsync(unit, caller, draft, kind.Blank, content, command.Label, cancellationToken);
        return edited.Map(state => new OpenedDraft(state.Draft, state.Document, Existing: false, Shared: false));
    }

    /// <summary>Makes the next document and appends the difference as one operation; writes nothing when there is none.</summary>
    public async Task<Result<DraftState>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        Edit edit,
        Precondition precondition,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var found = await FindWritableAsync(unit, caller, draft, cancellationToken);
        if (!found.TryGet(out var head, out var error))
        {
            return error;
        }

        return await precondition.Match(
            newest: () => OnNewestAsync(unit, caller, head, edit, label, cancellationToken),
            exactly: (version, fromHeader) =>
                version == head.Version
                    ? OnNewestAsync(unit, caller, head, edit, label, cancellationToken)
                    : Failed<DraftState>(new DraftError.VersionConflict(head, fromHeader)),
            basedOn: version => OnVersionAsync(unit, caller, head, version, null, edit, label, cancellationToken)
        );
    }

    /// <summary>
    /// Changes the draft as a page does that does not wait for answers: the change was made on a version, over earlier
    /// changes of the same page which are saved by now. It is rebased on what others did since.
    /// </summary>
    /// <param name="made">The earlier changes.</param>
    public async Task<Result<DraftState>> ContinueAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        int version,
        Edit made,
        Edit edit,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var found = await FindWritableAsync(unit, caller, draft, cancellationToken);
        return found.TryGet(out var head, out var error)
            ? await OnVersionAsync(unit, caller, head, version, made, edit, label, cancellationToken)
            : error;
    }

    private async Task<Result<OpenedDraft>> OpenArtifactAsync(
        IDraftUnit unit,
        Caller caller,
        DraftKind kind,
        ArtifactId id,
        bool own,
        CancellationToken cancellationToken
    )
    {
        var found = await FindLiveAsync(unit, caller, kind.Name, id, cancellationToken);
        if (!found.TryGet(out var artifact, out var error))
        {
            return error;
        }

        var slot = kind.SlotOf(caller.User);
        var open = await unit.FindOpenDraftAsync(caller.Workspace, kind.Name, id, slot, cancellationToken);
        if (open is null && !own)
        {
            var query = new DraftQuery
            {
                Workspace = caller.Workspace,
                Kind = kind.Name,
                Artifact = id,
                Limit = 1,
            };
            open = (await unit.ListDraftsAsync(query, cancellationToken)).Items.FirstOrDefault();
        }

        if (open is null)
        {
            var draft = NewDraft(caller, kind, null) with
            {
                Artifact = id,
                Slot = slot,
                BaseRevision = artifact.Head,
                BaseNumber = artifact.HeadNumber,
                BaseSnapshot = artifact.HeadSnapshot,
                Snapshot = artifact.HeadSnapshot,
                Title = artifact.Title,
                Detail = artifact.Detail,
            };
            var document = await documents.LoadAsync(
                unit,
                caller.Workspace,
                kind.Name,
                artifact.HeadSnapshot,
                cancellationToken
            );
            draft = draft with { DocumentHash = document.Hash };
            if (await unit.InsertDraftAsync(draft, cancellationToken))
            {
                unit.Remember(draft.Id, 0, document);
                await unit.JournalAsync(EntryOf(caller, "draft.opened", draft, null, 0, ""), cancellationToken);
                return new OpenedDraft(draft, document, Existing: false, Shared: false);
            }

            open =
                await unit.FindOpenDraftAsync(caller.Workspace, kind.Name, id, slot, cancellationToken)
                ?? throw new InvalidOperationException("The slot was taken, and the draft in it is not to be found.");
        }

        return new OpenedDraft(
            open,
            await documents.LoadAsync(unit, open, open.Version, cancellationToken),
            Existing: true,
            Shared: open.Owner != caller.User
        );
    }

    private async Task<Result<DraftState>> OnNewestAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        Edit edit,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        return await EditAsync(unit, caller, head, document, edit, label, cancellationToken);
    }

    private async Task<Result<DraftState>> OnVersionAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        int version,
        Edit? made,
        Edit edit,
        string? label,
        CancellationToken cancellationToken
    )
    {
        if (version == head.Version)
        {
            return await OnNewestAsync(unit, caller, head, edit, label, cancellationToken);
        }

        if (version < 0 || version > head.Version)
        {
            return new DraftError.Refused("unknown_version", $"The draft has no version {version}.");
        }

        var origin = await documents.LoadAsync(unit, head, version, cancellationToken);
        if (made is not null)
        {
            var before = await made(origin, unit, cancellationToken);
            if (!before.TryGet(out origin, out var broken))
            {
                return broken;
            }
        }

        var edited = await edit(origin, unit, cancellationToken);
        if (!edited.TryGet(out var mine, out var error))
        {
            return error;
        }

        var live = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        var outcome = await merging.MergeAsync(
            unit,
            head.Workspace,
            head.Kind,
            origin,
            live,
            mine,
            static _ => null,
            cancellationToken
        );
        return outcome.Conflicts.IsEmpty
            ? await AppendAsync(
                unit,
                caller,
                head,
                live,
                outcome.Merged,
                new Step(OperationKind.Edit, "draft.changed", label),
                cancellationToken
            )
            : new DraftError.Conflicting("edit_conflict", head, outcome.Conflicts);
    }

    private async Task<Result<DraftState>> EditAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        Document document,
        Edit edit,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var edited = await edit(document, unit, cancellationToken);
        return edited.TryGet(out var next, out var error)
            ? await AppendAsync(
                unit,
                caller,
                head,
                document,
                next,
                new Step(OperationKind.Edit, "draft.changed", label),
                cancellationToken
            )
            : error;
    }

    private static Task<Result<T>> Failed<T>(DraftError error) => Task.FromResult<Result<T>>(error);

    private static DraftError DraftNotFound() => new DraftError.NotFound("draft_not_found", "There is no such draft.");

    /// <summary>The open draft, when the caller may write it.</summary>
    private async Task<Result<Draft>> FindWritableAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    )
    {
        var head = await unit.FindDraftAsync(caller.Workspace, draft, cancellationToken);
        var permission = head is null ? Permission.DraftsWrite : kinds[head.Kind].WritePermission;
        if (!caller.May(permission))
        {
            return new DraftError.Forbidden(permission);
        }

        if (head is null)
        {
            return DraftNotFound();
        }

        var others = kinds[head.Kind].EditAnyPermission;
        if (head.Owner != caller.User && !caller.May(others))
        {
            return new DraftError.Forbidden(others);
        }

        return head.IsOpen ? head : Closed(head);
    }

    private static DraftError Closed(Draft draft) =>
        new DraftError.Refused(
            "draft_closed",
            draft.Status == DraftStatus.Published ? "The draft was published." : "The draft was discarded."
        );

    private static async Task<Result<Artifact>> FindLiveAsync(
        IDraftUnit unit,
        Caller caller,
        string kind,
        ArtifactId id,
        CancellationToken cancellationToken
    )
    {
        var artifact = await unit.FindArtifactAsync(caller.Workspace, id, cancellationToken);
        if (artifact is null || artifact.Kind != kind)
        {
            return new DraftError.NotFound("not_found", $"There is no such {kind}.");
        }

        return artifact.RetiredAt is null
            ? artifact
            : new DraftError.Refused("retired", $"The {kind} is retired; bring it back first.");
    }

    private Draft NewDraft(Caller caller, DraftKind kind, DraftId? id)
    {
        var now = time.GetUtcNow();
        return new Draft
        {
            Workspace = caller.Workspace,
            Id = id ?? new DraftId(NewId()),
            Kind = kind.Name,
            BaseSnapshot = SnapshotId.Empty,
            Snapshot = SnapshotId.Empty,
            Status = DraftStatus.Active,
            Owner = caller.User,
            DocumentHash = kind.Blank.Hash,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedBy = caller.User,
        };
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
