using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>
/// What can be done with the drafts of forms, in the words of their contract. Each verb runs in a unit that the caller
/// opens, and is the same for a page and for a request.
/// </summary>
public sealed class FormDrafts(DraftEngine engine, ISecretProtector protector, TimeProvider time)
{
    /// <summary>The request with its secrets encrypted: before the unit, for encrypting may have to store a key of its own.</summary>
    public FormRequest.Save Seal(FormRequest.Save save) => save with { Edit = save.Edit.Seal(protector) };

    /// <summary>Saves or proposes values: on a draft, or on a new one. The request's secrets must be sealed.</summary>
    public async Task<Result<FormOutcome>> SaveAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Save save,
        CancellationToken cancellationToken
    )
    {
        var permission = save.Soft ? Permission.ProposalsCreate : kind.WritePermission;
        if (!caller.May(permission))
        {
            return new DraftError.Forbidden(permission);
        }

        var target = await FindTargetAsync(unit, caller, kind, save, cancellationToken);
        if (!target.TryGet(out var form, out var error))
        {
            return error;
        }

        var scope = new FieldScope(unit, caller, save.Edit, time) { Draft = form.Id, Current = form.Document };
        var resolved = await FormResolver.ResolveAsync(kind, scope, caller, cancellationToken);
        if (!resolved.TryGet(out var change, out error))
        {
            return error;
        }

        return save.Soft ? await ProposeAsync(unit, caller, kind, save, form, change, cancellationToken)
            : form.Draft is null ? await CreateAsync(unit, caller, kind, save, form, change, cancellationToken)
            : await ChangeAsync(unit, caller, kind, save, form, change, cancellationToken);
    }

    /// <summary>The engine's edit for values that are entered in a draft: for pages, which change drafts through the engine.</summary>
    public Edit EditOf(Caller caller, FormKind kind, DraftId draft, FormEdit edit)
    {
        var values = edit.Seal(protector);
        return async (document, unit, cancellationToken) =>
        {
            var scope = new FieldScope(unit, caller, values, time) { Draft = draft, Current = document };
            var resolved = await FormResolver.ResolveAsync(kind, scope, caller, cancellationToken);
            if (
                !resolved.TryGet(out var change, out var error)
                || !change.ApplyTo(document).TryGet(out var next, out error)
            )
            {
                return error;
            }

            var dropped = PendingMarks.DroppedBy(DocumentDiff.Between(document, next));
            return await RefuseDropsAsync(unit, caller, kind, dropped, next, cancellationToken) is { } refused
                ? refused
                : next;
        };
    }

    /// <summary>Accepts or rejects a proposal.</summary>
    public async Task<Result<FormOutcome>> DecideAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Ack ack,
        CancellationToken cancellationToken
    )
    {
        if (await RefuseAckAsync(unit, caller, kind, ack, cancellationToken) is { } refused)
        {
            return refused;
        }

        var decided = await engine.DecideAsync(
            unit,
            caller,
            new DecideProposal
            {
                Kind = kind.Name,
                Key = ack.Key,
                Accept = ack.Accept,
                Draft = ack.Draft,
                Comment = ack.Comment,
            },
            cancellationToken
        );
        return decided.Map(decision => new FormOutcome
        {
            Draft = decision.Draft,
            Document = decision.Document,
            Key = ack.Key,
            Message = MessageOf(decision),
            Written = decision.Written,
        });
    }

    /// <summary>Publishes a draft.</summary>
    public async Task<Result<FormOutcome>> CommitAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        CommitDraft command,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, kind, Permission.DraftsCommit, command.Draft, cancellationToken);
        if (!found.TryGet(out _, out var error))
        {
            return error;
        }

        var committed = await engine.CommitAsync(unit, caller, command, cancellationToken);
        return committed.Map(commit =>
            Done(commit.Draft, commit.Document, "Draft published", written: true) with
            {
                Published = (commit.Artifact, commit.Revision, commit.Merged),
            }
        );
    }

    /// <summary>Discards a draft.</summary>
    public async Task<Result<FormOutcome>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        DraftId draft,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, kind, kind.WritePermission, draft, cancellationToken);
        if (!found.TryGet(out _, out var error))
        {
            return error;
        }

        var discarded = await engine.DiscardAsync(unit, caller, draft, precondition, cancellationToken);
        return discarded.TryGet(out var closed, out error)
            ? Done(
                closed,
                await engine.LoadAsync(unit, closed, null, cancellationToken),
                "Draft discarded",
                written: true
            )
            : error;
    }

    /// <summary>Opens a draft of a live thing.</summary>
    public async Task<Result<FormOutcome>> OpenAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        ArtifactId artifact,
        bool own,
        CancellationToken cancellationToken
    )
    {
        var command = new OpenDraft
        {
            Kind = kind.Name,
            Artifact = artifact,
            Own = own,
        };
        var opened = await engine.OpenAsync(unit, caller, command, cancellationToken);
        return opened.Map(open => Opened(open, open.Existing ? "Draft found" : "Draft opened"));
    }

    /// <summary>Opens a draft of something new with the content of a live thing.</summary>
    public async Task<Result<FormOutcome>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        ArtifactId artifact,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(kind.WritePermission))
        {
            return new DraftError.Forbidden(kind.WritePermission);
        }

        var source = await unit.FindArtifactAsync(caller.Workspace, artifact, cancellationToken);
        if (source is null || source.Kind != kind.Name)
        {
            return new DraftError.NotFound("not_found", $"There is no such {kind.Name}.");
        }

        var content = await engine.LoadAsync(unit, caller.Workspace, kind.Name, source.HeadSnapshot, cancellationToken);
        var command = new OpenDraft
        {
            Kind = kind.Name,
            Content = (_, _, _) => Task.FromResult<Result<Document>>(content),
            Label = $"Duplicate {source.Title}",
        };
        var opened = await engine.OpenAsync(unit, caller, command, cancellationToken);
        return opened.Map(open => Opened(open, "Draft created successfully"));
    }

    /// <summary>Puts an old revision's content into the open draft of a live thing.</summary>
    public async Task<Result<FormOutcome>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    )
    {
        var restored = await engine.RestoreAsync(unit, caller, kind.Name, artifact, revision, cancellationToken);
        return await FinishAsync(unit, caller, kind, restored, "Revision restored", cancellationToken);
    }

    /// <summary>Takes back the caller's last operation, or makes it again.</summary>
    public async Task<Result<FormOutcome>> StepAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        DraftId draft,
        bool undo,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, kind, kind.WritePermission, draft, cancellationToken);
        if (!found.TryGet(out _, out var error))
        {
            return error;
        }

        var stepped = undo
            ? await engine.UndoAsync(unit, caller, draft, cancellationToken)
            : await engine.RedoAsync(unit, caller, draft, cancellationToken);
        return await FinishAsync(
            unit,
            caller,
            kind,
            stepped,
            undo ? "Change undone" : "Change redone",
            cancellationToken
        );
    }

    /// <summary>Moves a draft onto what is live now.</summary>
    public async Task<Result<FormOutcome>> RebaseAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        RebaseDraft command,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, kind, kind.WritePermission, command.Draft, cancellationToken);
        if (!found.TryGet(out _, out var error))
        {
            return error;
        }

        var rebased = await engine.RebaseAsync(unit, caller, command, cancellationToken);
        return await FinishAsync(unit, caller, kind, rebased, "Draft rebased", cancellationToken);
    }

    /// <summary>The draft, when the caller has the permission and it is of the kind.</summary>
    public static async Task<Result<Draft>> FindAsync(
        IDraftReader reader,
        Caller caller,
        FormKind kind,
        Permission permission,
        DraftId draft,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(permission))
        {
            return new DraftError.Forbidden(permission);
        }

        var found = await reader.FindDraftAsync(caller.Workspace, draft, cancellationToken);
        return found is null || found.Kind != kind.Name
            ? new DraftError.NotFound("draft_not_found", $"There is no such {kind.Name} draft.")
            : found;
    }

    /// <param name="Id">Of the draft that is there or is to be made.</param>
    /// <param name="Draft">Null for one that is to be made.</param>
    private sealed record Target(DraftId Id, Draft? Draft, Document Document);

    private async Task<Result<Target>> FindTargetAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Save save,
        CancellationToken cancellationToken
    )
    {
        Target target;
        if (save.Draft is { } id)
        {
            var draft = await unit.FindDraftAsync(caller.Workspace, id, cancellationToken);
            if (draft is null || draft.Kind != kind.Name)
            {
                return new DraftError.NotFound("draft_not_found", $"There is no such {kind.Name} draft.");
            }

            if (!save.Soft && draft.Owner != caller.User && !caller.May(Permission.DraftsEditAny))
            {
                return new DraftError.Forbidden(Permission.DraftsEditAny);
            }

            target = new Target(id, draft, await engine.LoadAsync(unit, draft, null, cancellationToken));
        }
        else if (UuidOf(save.Key) is { } wanted)
        {
            if (await unit.FindDraftAsync(caller.Workspace, wanted, cancellationToken) is not null)
            {
                return new DraftError.KeyReused(wanted.ToString());
            }

            target = new Target(wanted, null, kind.Blank);
        }
        else
        {
            target = new Target(new DraftId(Guid.CreateVersion7(time.GetUtcNow())), null, kind.Blank);
        }

        // The same request again never comes here: its receipt has answered it.
        return
            save.Key is { } key
            && await unit.FindProposalAsync(caller.Workspace, kind.Name, key, cancellationToken) is not null
            ? new DraftError.KeyReused(key)
            : target;
    }

    private async Task<Result<FormOutcome>> CreateAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Save save,
        Target form,
        FormChange change,
        CancellationToken cancellationToken
    )
    {
        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft
            {
                Kind = kind.Name,
                Id = form.Id,
                Content = EditOf(change),
                Label = save.Label,
            },
            cancellationToken
        );
        return opened.TryGet(out var open, out var error)
            ? Done(open.Draft, open.Document, "Draft created successfully", written: true) with
            {
                Key = save.Key ?? open.Draft.Id.ToString(),
                Created = true,
            }
            : Taken(error, form.Id);
    }

    private async Task<Result<FormOutcome>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Save save,
        Target form,
        FormChange change,
        CancellationToken cancellationToken
    )
    {
        var changed = await engine.ChangeAsync(
            unit,
            caller,
            form.Id,
            EditOf(change),
            save.Precondition,
            save.Label,
            cancellationToken
        );
        var finished = await FinishAsync(unit, caller, kind, changed, "Draft updated successfully", cancellationToken);
        return finished.Map(outcome => save.Key is null ? outcome : outcome with { Key = save.Key });
    }

    private async Task<Result<FormOutcome>> ProposeAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Save save,
        Target form,
        FormChange change,
        CancellationToken cancellationToken
    )
    {
        var fresh = form.Draft is null;
        var key = save.Key ?? (fresh ? form.Id.Value : Guid.CreateVersion7(time.GetUtcNow())).ToString("D");
        var proposed = await engine.ProposeAsync(
            unit,
            caller,
            new ProposeChanges
            {
                Kind = kind.Name,
                Key = key,
                Draft = save.Draft,
                NewDraftId = form.Id,
                Precondition = save.Precondition,
            },
            EditOf(change),
            cancellationToken
        );
        return proposed.TryGet(out var proposal, out var error)
            ? Done(
                proposal.Draft,
                proposal.Document,
                fresh ? "Draft created (pending acceptance)" : "Draft updated (pending acceptance)",
                written: true
            ) with
            {
                Key = key,
                Created = fresh,
            }
            : Taken(error, form.Id);
    }

    /// <summary>An outcome of a verb that may have dropped marks, which not everybody may.</summary>
    private static async Task<Result<FormOutcome>> FinishAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        Result<DraftState> result,
        string message,
        CancellationToken cancellationToken
    )
    {
        if (!result.TryGet(out var state, out var error))
        {
            return error;
        }

        var dropped = state.Operation is { } operation ? PendingMarks.DroppedBy(operation.Changes) : [];
        if (!dropped.IsEmpty)
        {
            if (await RefuseDropsAsync(unit, caller, kind, dropped, state.Document, cancellationToken) is { } refused)
            {
                return refused;
            }

            if (!PendingMarks.AnyIn(state.Document))
            {
                message = "Draft accepted (all fields resolved)";
            }
        }

        return Done(state.Draft, state.Document, message, state.Operation is not null);
    }

    private static async Task<DraftError?> RefuseDropsAsync(
        IDraftReader reader,
        Caller caller,
        FormKind kind,
        ImmutableArray<PendingMark> dropped,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var selected = kind.Fields.SelectMany(field => field.SelectedIn(document)).ToHashSet();
        return await PendingMarks.RefuseDropsAsync(
            reader,
            caller,
            dropped,
            mark => selected.Contains(mark.Id),
            cancellationToken
        );
    }

    private static async Task<DraftError?> RefuseAckAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        FormRequest.Ack ack,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.ProposalsDecide))
        {
            return new DraftError.Forbidden(Permission.ProposalsDecide);
        }

        if (ack.Draft is { } id)
        {
            var named = await FindAsync(unit, caller, kind, Permission.ProposalsDecide, id, cancellationToken);
            if (!named.TryGet(out _, out var error))
            {
                return error;
            }
        }

        var proposal = await unit.FindProposalAsync(caller.Workspace, kind.Name, ack.Key, cancellationToken);
        if (proposal is null)
        {
            return await IsUsedAsync(unit, caller, kind, ack.Key, cancellationToken)
                ? new DraftError.Refused("not_a_proposal", "The key belongs to a request that was not soft.")
                : null;
        }

        if (proposal.Status != ProposalStatus.Pending)
        {
            return null;
        }

        var head = await unit.FindDraftAsync(caller.Workspace, proposal.Draft, cancellationToken);
        return ack.Precondition.Match<DraftError?>(
            newest: () => null,
            exactly: (version, fromHeader) =>
                head is not null && head.Version != version ? new DraftError.VersionConflict(head, fromHeader) : null,
            basedOn: _ => null
        );
    }

    /// <summary>Whether a request that was not soft had the key; for a draft that was made without one, its id is it.</summary>
    private static async Task<bool> IsUsedAsync(
        IDraftUnit unit,
        Caller caller,
        FormKind kind,
        string key,
        CancellationToken cancellationToken
    ) =>
        await unit.HasReceiptAsync(caller.Workspace, kind.SaveOperation, key, cancellationToken)
        || (
            UuidOf(key) is { } id
            && (await unit.FindDraftAsync(caller.Workspace, id, cancellationToken))?.Kind == kind.Name
        );

    /// <summary>Only a database where units overlap comes here: another request made the draft at the same moment.</summary>
    private static DraftError Taken(DraftError error, DraftId id) =>
        error is DraftError.Refused { Code: "draft_exists" } ? new DraftError.KeyReused(id.ToString()) : error;

    private static DraftId? UuidOf(string? key) => Guid.TryParseExact(key, "D", out var id) ? new DraftId(id) : null;

    private static Edit EditOf(FormChange change) => (document, _, _) => Task.FromResult(change.ApplyTo(document));

    private static string MessageOf(DecidedProposal decision) =>
        decision.Proposal.Status switch
        {
            ProposalStatus.Accepted => "Draft accepted",
            ProposalStatus.Rejected => "Draft rejected",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Approval recorded ({decision.Proposal.Approvals.Length} of {decision.RequiredApprovals})"
            ),
        };

    private static FormOutcome Opened(OpenedDraft open, string message) =>
        Done(open.Draft, open.Document, message, written: !open.Existing) with
        {
            Opened = (open.Existing, open.Shared),
        };

    private static FormOutcome Done(Draft draft, Document document, string message, bool written) =>
        new()
        {
            Draft = draft,
            Document = document,
            Key = draft.Id.ToString(),
            Message = message,
            Written = written,
        };
}
