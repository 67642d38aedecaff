using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What can be done with the releases of a workflow, in the words of their contract. Each verb runs in a unit that the caller opens.</summary>
internal sealed class ReleaseDrafts(DraftEngine engine, ReleaseKind kind, ReleaseTexts texts)
{
    /// <summary>The code of a tool's draft that has no form.</summary>
    public const string NeedsForm = "tool_release_requires_form_fields";

    private const int RevisionsAtOnce = 20;

    /// <summary>The workflow; a retired one too.</summary>
    public static async Task<Result<Artifact>> FindWorkflowAsync(
        IDraftReader reader,
        Caller caller,
        string? uuid,
        CancellationToken cancellationToken
    )
    {
        var artifact = Guid.TryParseExact(uuid, "D", out var id)
            ? await reader.FindArtifactAsync(caller.Workspace, new ArtifactId(id), cancellationToken)
            : null;
        return artifact is { Kind: ReleaseKind.KindName }
            ? artifact
            : new DraftError.NotFound("workflow_not_found", "There is no such workflow.");
    }

    /// <summary>The document that a request about the workflow's draft is read against, and the texts that are remembered of it.</summary>
    public async Task<(Document Document, NodeList? Texts)> LoadForEditAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    )
    {
        if (await FindOpenAsync(reader, workflow, cancellationToken) is { } draft)
        {
            var document = await engine.LoadAsync(reader, draft, null, cancellationToken);
            return (document, texts.Find(draft.Id, document));
        }

        return (
            await engine.LoadAsync(reader, workflow.Workspace, kind.Name, workflow.HeadSnapshot, cancellationToken),
            null
        );
    }

    /// <summary>Replaces what is given of the draft; opens the draft when there is none.</summary>
    public async Task<Result<ReleaseState>> UpdateAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        ReleaseUpdate update,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        workflow = await NewestAsync(unit, workflow, cancellationToken);
        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = kind.Name, Artifact = workflow.Id },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out var error))
        {
            return error;
        }

        if (await RefuseParentAsync(unit, workflow, open.Draft, update, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await ChangeAsync(unit, caller, workflow, open, update, precondition, cancellationToken);
    }

    /// <summary>Makes the draft, with what is given of it, what is live.</summary>
    public async Task<Result<ReleaseState>> DeployAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        ReleaseUpdate update,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.DraftsCommit))
        {
            return new DraftError.Forbidden(Permission.DraftsCommit);
        }

        workflow = await NewestAsync(unit, workflow, cancellationToken);
        var changes = !update.IsEmpty || !update.Options.IsEmpty;
        var draft = await FindOpenAsync(unit, workflow, cancellationToken);
        if (draft is null && !changes)
        {
            return NoDraft();
        }

        ReleaseState state;
        if (changes)
        {
            var updated = await UpdateAsync(unit, caller, workflow, update, precondition, cancellationToken);
            if (!updated.TryGet(out var saved, out var error))
            {
                return error;
            }

            state = saved;
        }
        else
        {
            if (
                Stale(draft!, precondition) is { } stale // There is one: nothing is changed.
            )
            {
                return stale;
            }

            if (await RefuseParentAsync(unit, workflow, draft!, update, cancellationToken) is { } refused)
            {
                return refused;
            }

            state = await DraftStateAsync(unit, workflow, draft!, null, cancellationToken);
        }

        return await CommitAsync(unit, caller, workflow, state, update, cancellationToken);
    }

    /// <summary>Makes an open draft what is live, merged with what went live meanwhile.</summary>
    /// <param name="command">The draft; its message is what the release is described as.</param>
    /// <param name="version">Null for the next one.</param>
    public async Task<Result<CommittedDraft>> DeployAsync(
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.DraftsCommit))
        {
            return new DraftError.Forbidden(Permission.DraftsCommit);
        }

        var draft = await unit.FindDraftAsync(caller.Workspace, command.Draft, cancellationToken);
        var workflow = draft is { Kind: ReleaseKind.KindName, IsOpen: true, Artifact: { } artifact }
            ? await unit.FindArtifactAsync(caller.Workspace, artifact, cancellationToken)
            : null;
        if (draft is null || workflow is null)
        {
            return NoDraft();
        }

        var live = await FindReleaseAsync(unit, workflow, workflow.HeadNumber, cancellationToken);
        var description = command.Message.Length == 0 ? null : command.Message;
        if (!NameOf(version, description, live?.Name).TryGet(out var name, out var error))
        {
            return error;
        }

        // What goes live is checked again by the commit, merged.
        if (Refuse(await engine.LoadAsync(unit, draft, null, cancellationToken)) is { } refused)
        {
            return refused;
        }

        return await engine.CommitAsync(unit, caller, command with { Message = name.ToMessage() }, cancellationToken);
    }

    /// <summary>Makes what another release is made of the draft's content, as one undoable operation.</summary>
    public async Task<Result<ReleaseState>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        string uuid,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, uuid, cancellationToken);
        if (!found.TryGet(out var source, out var error))
        {
            return error;
        }

        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = kind.Name, Artifact = source.Workflow.Id },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out error))
        {
            return error;
        }

        var changed = await engine.ChangeAsync(
            unit,
            caller,
            open.Draft.Id,
            (document, _, _) =>
                Task.FromResult<Result<Document>>(ReleaseDocument.WithContentOf(document, source.Document)),
            precondition,
            $"Restore release {source.Name?.Version ?? "draft"}",
            cancellationToken
        );
        return changed.TryGet(out var state, out error)
            ? await DraftStateAsync(unit, source.Workflow, state.Draft, state.Document, cancellationToken) with
            {
                Written = state.Operation is not null || !open.Existing,
            }
            : error;
    }

    /// <summary>Discards the draft: what is live stays.</summary>
    public async Task<Result<ReleaseState>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(kind.WritePermission))
        {
            return new DraftError.Forbidden(kind.WritePermission);
        }

        if (await FindOpenAsync(unit, workflow, cancellationToken) is not { } draft)
        {
            return NoDraft();
        }

        var state = await DraftStateAsync(unit, workflow, draft, null, cancellationToken);
        var discarded = await engine.DiscardAsync(unit, caller, draft.Id, precondition, cancellationToken);
        return discarded.Map(closed => state with { Draft = closed, Written = true });
    }

    /// <summary>The open draft's release.</summary>
    public async Task<Result<ReleaseState>> FindDraftAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    ) =>
        await FindOpenAsync(reader, workflow, cancellationToken) is { } draft
            ? await DraftStateAsync(reader, workflow, draft, null, cancellationToken)
            : NoDraft();

    /// <summary>What is live.</summary>
    public async Task<Result<ReleaseState>> FindLiveAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    ) =>
        await FindReleaseAsync(reader, workflow, workflow.HeadNumber, cancellationToken) is var (revision, name)
            ? await StateAsync(reader, workflow, revision, name, isLive: true, cancellationToken)
            : new DraftError.NotFound("release_not_found", "The workflow was never deployed.");

    /// <summary>A release by its id: the draft, what is live, or an old one. Discarded drafts are gone.</summary>
    public async Task<Result<ReleaseState>> FindAsync(
        IDraftReader reader,
        Caller caller,
        string uuid,
        CancellationToken cancellationToken
    )
    {
        var draft = Guid.TryParseExact(uuid, "D", out var id)
            ? await reader.FindDraftAsync(caller.Workspace, new DraftId(id), cancellationToken)
            : null;
        if (draft is not { Kind: ReleaseKind.KindName, Artifact: { } artifact })
        {
            return NoRelease();
        }

        var workflow = await reader.FindArtifactAsync(caller.Workspace, artifact, cancellationToken);
        if (workflow is null || draft.Status == DraftStatus.Discarded)
        {
            return NoRelease();
        }

        if (draft.IsOpen)
        {
            return await DraftStateAsync(reader, workflow, draft, null, cancellationToken);
        }

        // A deployed draft's base is the revision that it became.
        var revision = await reader.FindRevisionAsync(caller.Workspace, artifact, draft.BaseNumber, cancellationToken);
        if (revision?.Draft != draft.Id || ReleaseName.OfMessage(revision.Message) is not { } name)
        {
            return NoRelease();
        }

        var live = await FindReleaseAsync(reader, workflow, workflow.HeadNumber, cancellationToken);
        return await StateAsync(reader, workflow, revision, name, live?.Revision.Id == revision.Id, cancellationToken);
    }

    /// <summary>Deployed releases, newest first, below a revision's number.</summary>
    public static async Task<ImmutableArray<(Revision Revision, ReleaseName Name, bool IsLive)>> ListAsync(
        IDraftReader reader,
        Artifact workflow,
        int? before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var live = await FindReleaseAsync(reader, workflow, workflow.HeadNumber, cancellationToken);
        var found = ImmutableArray.CreateBuilder<(Revision, ReleaseName, bool)>();
        var from = before ?? workflow.HeadNumber + 1;
        while (found.Count < limit && from > 1)
        {
            var revisions = await reader.ListRevisionsAsync(
                workflow.Workspace,
                workflow.Id,
                from,
                RevisionsAtOnce,
                cancellationToken
            );
            foreach (var revision in revisions)
            {
                if (found.Count < limit && ReleaseName.OfMessage(revision.Message) is { } name)
                {
                    found.Add((revision, name, live?.Revision.Id == revision.Id));
                }
            }

            from = revisions is [.., var last] ? last.Number : 1;
        }

        return found.ToImmutable();
    }

    /// <summary>A deployed release with its document.</summary>
    public async Task<ReleaseState> StateAsync(
        IDraftReader reader,
        Artifact workflow,
        Revision revision,
        ReleaseName name,
        bool isLive,
        CancellationToken cancellationToken
    )
    {
        var draft =
            revision.Draft is { } id
            && await reader.FindDraftAsync(workflow.Workspace, id, cancellationToken) is { } found
                ? found
                : throw new InvalidOperationException(
                    $"The draft of revision {revision.Id} is missing from the store."
                );
        var parent = await FindReleaseAsync(reader, workflow, revision.Number - 1, cancellationToken);
        return new ReleaseState
        {
            Draft = draft,
            Workflow = workflow,
            Document = await engine.LoadAsync(
                reader,
                workflow.Workspace,
                kind.Name,
                revision.Snapshot,
                cancellationToken
            ),
            Parent = parent?.Revision.Draft,
            Revision = revision,
            Name = name,
            IsLive = isLive,
        };
    }

    /// <summary>
    /// For an edit that was made from a release which is not live any more: what went live since, and both together when
    /// they touch different nodes.
    /// </summary>
    public async Task<(ReleaseDifference Difference, Document? Merged)?> CompareParentAsync(
        IDraftReader reader,
        Caller caller,
        Artifact workflow,
        ReleaseUpdate update,
        CancellationToken cancellationToken
    )
    {
        if (
            update.Parent is not { } parent
            || !(await FindAsync(reader, caller, parent, cancellationToken)).TryGet(out var origin, out _)
            || origin.Workflow.Id != workflow.Id
        )
        {
            return null;
        }

        workflow = await NewestAsync(reader, workflow, cancellationToken);
        var found = await FindLiveAsync(reader, workflow, cancellationToken);
        var live = found.TryGet(out var state, out _) ? state.Document : kind.Blank;
        var difference = ReleaseDifference.Between(origin.Document, live);
        var mine = update.ApplyTo(origin.Document).Document;
        return (difference, ReleaseMerge.Merge(kind, origin.Document, live, mine, difference));
    }

    /// <summary>The workflow as it is now: it was found before the unit, and others deploy meanwhile.</summary>
    private static async Task<Artifact> NewestAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    ) => await reader.FindArtifactAsync(workflow.Workspace, workflow.Id, cancellationToken) ?? workflow;

    private async Task<Result<ReleaseState>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        OpenedDraft open,
        ReleaseUpdate update,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        (Document Document, NodeList? Nodes) applied = (kind.Blank, null);
        var changed = await engine.ChangeAsync(
            unit,
            caller,
            open.Draft.Id,
            (document, _, _) =>
                Task.FromResult(
                    Apply(document, update)
                        .Map(done =>
                        {
                            applied = done;
                            return done.Document;
                        })
                ),
            precondition,
            null,
            cancellationToken
        );
        if (!changed.TryGet(out var state, out var error))
        {
            return error;
        }

        // The texts are those of the document only where it was taken as it is.
        var nodes = state.Document.Hash == applied.Document.Hash ? applied.Nodes : null;
        var release = await DraftStateAsync(unit, workflow, state.Draft, state.Document, cancellationToken);
        return release with { Nodes = nodes ?? release.Nodes, Written = state.Operation is not null || !open.Existing };
    }

    private static Result<(Document Document, NodeList? Nodes)> Apply(Document document, ReleaseUpdate update)
    {
        if (update.Options.IsEmpty)
        {
            return update.ApplyTo(document);
        }

        var nodes = update.Nodes ?? NodeList.Of(ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document));
        var unused = update.Options.Unused(nodes);
        return unused.IsEmpty
            ? update.WithNodes(update.Options.Fill(nodes)).ApplyTo(document)
            : new DraftError.Invalid(
                "failed_to_reconciliate_nodes",
                [
                    .. unused.Select(static entry => new FieldError(
                        NodeReader.Append("/options/" + entry.Member, entry.Slug),
                        "options",
                        "failed_to_reconciliate_nodes",
                        $"No node is of the integration \"{entry.Slug}\"."
                    )),
                ]
            );
    }

    private async Task<Result<ReleaseState>> CommitAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        ReleaseState state,
        ReleaseUpdate update,
        CancellationToken cancellationToken
    )
    {
        var live = await FindReleaseAsync(unit, workflow, workflow.HeadNumber, cancellationToken);
        if (!NameOf(update.Version, update.Description, live?.Name).TryGet(out var name, out var error))
        {
            return error;
        }

        if (Refuse(state.Document) is { } refused)
        {
            return refused;
        }

        var committed = await engine.CommitAsync(
            unit,
            caller,
            new CommitDraft { Draft = state.Draft.Id, Message = name.ToMessage() },
            cancellationToken
        );
        return committed.Map(commit =>
            state with
            {
                Draft = commit.Draft,
                Workflow = commit.Artifact,
                Document = commit.Document,
                Nodes = null,
                Parent = live?.Revision.Draft,
                Revision = commit.Revision,
                Name = name,
                IsLive = true,
                Written = true,
            }
        );
    }

    /// <summary>What the next release is called when nobody says it.</summary>
    public static ReleaseName NextName(ReleaseName? live) => live?.Next ?? ReleaseName.First;

    /// <summary>A release's name, which comes after the one that is live.</summary>
    public static Result<ReleaseName> NameOf(string? version, string? description, ReleaseName? live)
    {
        var next = NextName(live);
        if (version is not null)
        {
            if (ReleaseName.OfVersion(version) is not { } given || !given.ComesAfter(live))
            {
                return DraftError.Of(
                    "invalid_release_version",
                    "/version",
                    "version",
                    live is null
                        ? "A version has three numbers: 1.0.0."
                        : $"A version has three numbers and comes after {live.Version}."
                );
            }

            next = given;
        }

        return next with
        {
            Description = description,
        };
    }

    /// <summary>A tool is called with its form fields: without a form it cannot be.</summary>
    public static bool LacksForm(Document document) =>
        ReleaseDocument.TextAt(document, ReleaseDocument.Kind) == WorkflowHeader.Tool
        && document.At(ReleaseDocument.FormFields) is not MapNode;

    private DraftError? Refuse(Document document)
    {
        if (LacksForm(document))
        {
            return DraftError.Of(NeedsForm, "/formFields", "formFields", "A release of a tool has form fields.");
        }

        var problems = kind.ValidateRelease(document);
        return problems.Any(static problem => !problem.IsWarning) ? new DraftError.Unpublishable(problems) : null;
    }

    private static async Task<DraftError?> RefuseParentAsync(
        IDraftReader reader,
        Artifact workflow,
        Draft draft,
        ReleaseUpdate update,
        CancellationToken cancellationToken
    )
    {
        if (update.Parent is not { } sent)
        {
            return null;
        }

        var parent = new DraftId(Guid.ParseExact(sent, "D")); // Checked when it was read.
        var live = await FindReleaseAsync(reader, workflow, workflow.HeadNumber, cancellationToken);
        if (parent == draft.Id || live?.Revision.Draft == parent)
        {
            return null;
        }

        var known = await reader.FindDraftAsync(workflow.Workspace, parent, cancellationToken);
        var revision =
            known is { Status: DraftStatus.Published } && known.Artifact == workflow.Id
                ? await reader.FindRevisionAsync(workflow.Workspace, workflow.Id, known.BaseNumber, cancellationToken)
                : null;
        return revision?.Draft == parent
            ? new DraftError.Refused("invalid_parent", "Another release went live since the edit was begun.")
            : DraftError.Of("unknown_id", "/parentUuid", "parentUuid", "The workflow has no such release.");
    }

    private async Task<ReleaseState> DraftStateAsync(
        IDraftReader reader,
        Artifact workflow,
        Draft draft,
        Document? document,
        CancellationToken cancellationToken
    )
    {
        document ??= await engine.LoadAsync(reader, draft, null, cancellationToken);
        var parent = await FindReleaseAsync(reader, workflow, draft.BaseNumber, cancellationToken);
        return new ReleaseState
        {
            Draft = draft,
            Workflow = workflow,
            Document = document,
            Parent = parent?.Revision.Draft,
            Nodes = texts.Find(draft.Id, document),
        };
    }

    /// <summary>The newest release that is no newer than a revision.</summary>
    internal static async Task<(Revision Revision, ReleaseName Name)?> FindReleaseAsync(
        IDraftReader reader,
        Artifact workflow,
        int number,
        CancellationToken cancellationToken
    )
    {
        while (number > 0)
        {
            var revisions = await reader.ListRevisionsAsync(
                workflow.Workspace,
                workflow.Id,
                number + 1,
                RevisionsAtOnce,
                cancellationToken
            );
            foreach (var revision in revisions)
            {
                if (ReleaseName.OfMessage(revision.Message) is { } name)
                {
                    return (revision, name);
                }
            }

            number = revisions is [.., var last] ? last.Number - 1 : 0;
        }

        return null;
    }

    private Task<Draft?> FindOpenAsync(IDraftReader reader, Artifact workflow, CancellationToken cancellationToken) =>
        reader.FindOpenDraftAsync(workflow.Workspace, kind.Name, workflow.Id, "", cancellationToken);

    private static DraftError? Stale(Draft draft, Precondition precondition) =>
        precondition.Match<DraftError?>(
            newest: () => null,
            exactly: (version, fromHeader) =>
                version == draft.Version ? null : new DraftError.VersionConflict(draft, fromHeader),
            basedOn: _ => null
        );

    private static DraftError NoDraft() =>
        new DraftError.NotFound("draft_release_not_found", "The workflow has no draft release.");

    private static DraftError NoRelease() => new DraftError.NotFound("release_not_found", "There is no such release.");
}
