using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <content>What goes live, and what moves a draft onto it.</content>
public sealed partial class DraftEngine
{
    /// <summary>
    /// Makes the draft's document a revision, merged with what went live meanwhile. All of it closes the draft; a choice
    /// of paths leaves the rest in the draft, on the new base. Refused with the conflicts when both sides changed the same
    /// paths, and with the problems when the result does not validate.
    /// </summary>
    public async Task<Result<CommittedDraft>> CommitAsync(
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        CancellationToken cancellationToken
    )
    {
        var prepared = await PrepareCommitAsync(unit, caller, command, cancellationToken);
        if (!prepared.TryGet(out var commit, out var error))
        {
            return error;
        }

        var (head, kind) = (commit.Head, kinds[commit.Head.Kind]);
        var problems = kind.Validate(commit.Published)
            .AddRange(await kind.CheckCommitAsync(unit, head.Workspace, commit.Published, cancellationToken));
        if (problems.Any(problem => !problem.IsWarning))
        {
            return new DraftError.Unpublishable(problems);
        }

        var published = await PublishAsync(unit, caller, command, commit, cancellationToken);
        if (!published.TryGet(out var live, out error))
        {
            return error;
        }

        var closes = commit.Published.Hash == commit.Merged.Hash;
        var marked = await AppendAsync(
            unit,
            caller,
            head,
            commit.Document,
            commit.Merged,
            new Step(
                OperationKind.Commit,
                "draft.committed",
                command.Message.Length > 0 ? command.Message : $"Commit as revision {live.Revision.Number}"
            )
            {
                Always = true,
                Details = command.Force ? [KeyValuePair.Create("force", "true")] : [],
                Head = draft =>
                    draft with
                    {
                        Artifact = live.Artifact.Id,
                        Slot = draft.Slot ?? (closes ? null : kind.SlotOf(draft.Owner)),
                        BaseRevision = live.Revision.Id,
                        BaseNumber = live.Revision.Number,
                        BaseSnapshot = live.Revision.Snapshot,
                        Status = closes ? DraftStatus.Published : draft.Status,
                    },
            },
            cancellationToken
        );
        if (!marked.TryGet(out var state, out error))
        {
            return error;
        }

        await kind.OnCommittedAsync(unit, state.Draft, commit.Published, cancellationToken);
        var last = closes ? await SupersedeAsync(unit, caller, state.Draft, cancellationToken) : state.Draft;
        return new CommittedDraft(last, state.Document, live.Artifact, live.Revision, commit.FromLive);
    }

    /// <summary>Moves the draft onto what is live now: one operation of the studio, not undoable.</summary>
    public async Task<Result<DraftState>> RebaseAsync(
        IDraftUnit unit,
        Caller caller,
        RebaseDraft command,
        CancellationToken cancellationToken
    )
    {
        var found = await FindWritableAsync(unit, caller, command.Draft, cancellationToken);
        if (!found.TryGet(out var head, out var error))
        {
            return error;
        }

        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        var artifact = head.Artifact is { } id
            ? await unit.FindArtifactAsync(head.Workspace, id, cancellationToken)
            : null;
        if (artifact is null || artifact.Head == head.BaseRevision)
        {
            return new DraftState(head, document, null);
        }

        var (origin, live) = await LoadSidesAsync(unit, head, artifact, cancellationToken);
        var outcome = await merging.MergeAsync(
            unit,
            head.Workspace,
            head.Kind,
            origin,
            live,
            document,
            path => command.Resolutions.TryGetValue(path, out var side) ? side : null,
            cancellationToken
        );
        return outcome.Conflicts.IsEmpty
            ? await AppendAsync(
                unit,
                caller,
                head,
                document,
                outcome.Merged,
                new Step(OperationKind.Rebase, "draft.rebased", $"Rebase on revision {artifact.HeadNumber}")
                {
                    Always = true,
                    ByStudio = true,
                    Head = draft =>
                        draft with
                        {
                            BaseRevision = artifact.Head,
                            BaseNumber = artifact.HeadNumber,
                            BaseSnapshot = artifact.HeadSnapshot,
                        },
                },
                cancellationToken
            )
            : new DraftError.Conflicting("rebase_conflict", head, outcome.Conflicts);
    }

    /// <summary>Closes the draft; what is live stays as it is. Its waiting proposals are superseded.</summary>
    public async Task<Result<Draft>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindWritableAsync(unit, caller, draft, cancellationToken);
        if (!found.TryGet(out var head, out var error))
        {
            return error;
        }

        if (
            precondition.Match<DraftError?>(
                newest: () => null,
                exactly: (version, fromHeader) =>
                    version == head.Version ? null : new DraftError.VersionConflict(head, fromHeader),
                basedOn: _ => null
            ) is
            { } stale
        )
        {
            return stale;
        }

        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        return await CloseAsync(unit, caller, head, document, cancellationToken);
    }

    /// <summary>Puts an old revision's content into the open draft (opened when there is none) as one undoable operation.</summary>
    public async Task<Result<DraftState>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        string kind,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    )
    {
        var opened = await OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = kind, Artifact = artifact },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out var error))
        {
            return error;
        }

        var others = kinds[kind].EditAnyPermission;
        if (open.Shared && !caller.May(others))
        {
            return new DraftError.Forbidden(others);
        }

        var wanted = await unit.FindRevisionAsync(caller.Workspace, artifact, revision, cancellationToken);
        if (wanted is null)
        {
            return new DraftError.NotFound("revision_not_found", $"There is no revision {revision}.");
        }

        var content = await documents.LoadAsync(unit, caller.Workspace, kind, wanted.Snapshot, cancellationToken);
        return await AppendAsync(
            unit,
            caller,
            open.Draft,
            open.Document,
            content,
            new Step(OperationKind.Restore, "draft.restored", $"Restore revision {revision}"),
            cancellationToken
        );
    }

    /// <summary>Takes a live thing out of use, or back into it. Saying it twice changes nothing.</summary>
    public async Task<Result<Artifact>> RetireAsync(
        IDraftUnit unit,
        Caller caller,
        string kind,
        ArtifactId artifact,
        bool retired,
        CancellationToken cancellationToken
    )
    {
        var needed = kinds[kind].CommitPermission;
        if (!caller.May(needed))
        {
            return new DraftError.Forbidden(needed);
        }

        var found = await unit.FindArtifactAsync(caller.Workspace, artifact, cancellationToken);
        if (found is null || found.Kind != kind)
        {
            return new DraftError.NotFound("not_found", $"There is no such {kind}.");
        }

        if (retired == found.RetiredAt is not null)
        {
            return found;
        }

        var now = time.GetUtcNow();
        var next = found with
        {
            RetiredAt = retired ? now : null,
            Version = found.Version + 1,
            UpdatedAt = now,
            UpdatedBy = caller.User,
        };
        if (!await unit.UpdateArtifactAsync(next, found.Version, cancellationToken))
        {
            return Moved();
        }

        await unit.JournalAsync(
            new Journal.JournalEntry
            {
                Workspace = next.Workspace,
                Id = NewId(),
                Event = retired ? "artifact.retired" : "artifact.unretired",
                Kind = kind,
                Artifact = next.Id,
                FromVersion = found.Version,
                ToVersion = next.Version,
                Actor = caller.User,
                ActorName = caller.UserName,
                Client = caller.Client,
                Request = caller.Request,
                Summary = next.Title,
                At = now,
            },
            cancellationToken
        );
        return next;
    }

    /// <summary>The draft against its base and what is live: what it changes, and what a commit would meet.</summary>
    public async Task<Result<DraftComparison>> CompareAsync(
        IDraftReader reader,
        Caller caller,
        string kind,
        DraftId draft,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(reader, caller, kind, draft, cancellationToken);
        if (!found.TryGet(out var head, out var error))
        {
            return error;
        }

        var document = await documents.LoadAsync(reader, head, head.Version, cancellationToken);
        var artifact = head is { IsOpen: true, Artifact: { } id }
            ? await reader.FindArtifactAsync(head.Workspace, id, cancellationToken)
            : null;
        var (origin, live) = await LoadSidesAsync(reader, head, artifact, cancellationToken);
        var outcome = await merging.MergeAsync(
            reader,
            head.Workspace,
            head.Kind,
            origin,
            live,
            document,
            static _ => null,
            cancellationToken
        );
        return new DraftComparison(
            head,
            origin,
            live,
            document,
            artifact is null ? 0 : artifact.HeadNumber - head.BaseNumber,
            DocumentDiff.Between(origin, document),
            outcome.Conflicts,
            kinds[head.Kind].Validate(outcome.Merged)
        );
    }

    /// <param name="Document">The draft's document as it stands.</param>
    /// <param name="Merged">The same with what went live meanwhile.</param>
    /// <param name="Published">What goes live: <paramref name="Merged"/>, or the chosen part of it on what is live.</param>
    /// <param name="FromLive">The paths that came from live.</param>
    private sealed record Commit(
        Draft Head,
        Artifact? Artifact,
        Document Document,
        Document Merged,
        Document Published,
        ImmutableArray<DocumentPath> FromLive
    );

    private async Task<Result<Commit>> PrepareCommitAsync(
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        CancellationToken cancellationToken
    )
    {
        var head = await unit.FindDraftAsync(caller.Workspace, command.Draft, cancellationToken);
        var needed = head is null ? Permission.DraftsCommit : kinds[head.Kind].CommitPermission;
        if (!caller.May(needed))
        {
            return new DraftError.Forbidden(needed);
        }

        if (head is null)
        {
            return DraftNotFound();
        }

        if (!head.IsOpen)
        {
            return Closed(head);
        }

        if (head.Status == DraftStatus.Dormant)
        {
            return new DraftError.Refused("draft_dormant", "The draft waits for its proposal to be accepted.");
        }

        var stale = command.Precondition.Match<DraftError?>(
            newest: () => null,
            exactly: (version, fromHeader) =>
                version == head.Version ? null : new DraftError.VersionConflict(head, fromHeader),
            basedOn: _ => null
        );
        if (stale is not null)
        {
            return stale;
        }

        var artifact = head.Artifact is { } id
            ? await unit.FindArtifactAsync(head.Workspace, id, cancellationToken)
            : null;
        if (artifact?.RetiredAt is not null)
        {
            return new DraftError.Refused("retired", $"The {head.Kind} is retired; bring it back first.");
        }

        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        var (origin, live) = await LoadSidesAsync(unit, head, artifact, cancellationToken);
        var outcome = await merging.MergeAsync(
            unit,
            head.Workspace,
            head.Kind,
            origin,
            live,
            document,
            path =>
                command.Resolutions.TryGetValue(path, out var side) ? side
                : command.Force ? ConflictSide.Mine
                : null,
            cancellationToken
        );
        if (!outcome.Conflicts.IsEmpty)
        {
            return new DraftError.Conflicting("publish_conflict", head, outcome.Conflicts);
        }

        var published = outcome.Merged;
        if (command.Only is { } only)
        {
            published = live.Apply([
                .. DocumentDiff
                    .Between(live, outcome.Merged)
                    .Where(change => only.Any(path => path.Contains(change.Path))),
            ]);
        }

        return new Commit(
            head,
            artifact,
            document,
            outcome.Merged,
            published,
            origin.Hash == live.Hash
                ? []
                : [.. DocumentDiff.Between(document, outcome.Merged).Select(change => change.Path)]
        );
    }

    private async Task<(Document Origin, Document Live)> LoadSidesAsync(
        IDraftReader reader,
        Draft head,
        Artifact? artifact,
        CancellationToken cancellationToken
    )
    {
        var origin = await documents.LoadAsync(reader, head.Workspace, head.Kind, head.BaseSnapshot, cancellationToken);
        return artifact is null || artifact.Head == head.BaseRevision
            ? (origin, origin)
            : (
                origin,
                await documents.LoadAsync(reader, head.Workspace, head.Kind, artifact.HeadSnapshot, cancellationToken)
            );
    }

    private async Task<Result<(Artifact Artifact, Revision Revision)>> PublishAsync(
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        Commit commit,
        CancellationToken cancellationToken
    )
    {
        var (head, kind, now) = (commit.Head, kinds[commit.Head.Kind], time.GetUtcNow());
        var snapshot =
            commit.Published.Hash == head.DocumentHash && head.SnapshotVersion == head.Version
                ? head.Snapshot
                : await DraftSnapshots.StoreAsync(unit, head.Workspace, head.Kind, commit.Published, cancellationToken);
        var revision = new Revision
        {
            Workspace = head.Workspace,
            Id = new RevisionId(NewId()),
            Artifact = head.Artifact ?? new ArtifactId(NewId()),
            Number = (commit.Artifact?.HeadNumber ?? 0) + 1,
            Parent = commit.Artifact?.Head,
            Snapshot = snapshot,
            Draft = head.Id,
            DraftVersion = head.Version,
            Message = command.Message,
            Author = caller.User,
            AuthorName = caller.UserName,
            At = now,
        };
        var summary = await kind.SummariseAsync(unit.Catalog, head.Workspace, commit.Published, cancellationToken);
        var artifact = new Artifact
        {
            Workspace = head.Workspace,
            Id = revision.Artifact,
            Kind = head.Kind,
            Owner = commit.Artifact?.Owner ?? head.Owner,
            Head = revision.Id,
            HeadNumber = revision.Number,
            HeadSnapshot = snapshot,
            Version = (commit.Artifact?.Version ?? 0) + 1,
            Title = summary.Title,
            Detail = summary.Detail,
            CreatedAt = commit.Artifact?.CreatedAt ?? now,
            UpdatedAt = now,
            UpdatedBy = caller.User,
        };
        if (commit.Artifact is null)
        {
            await unit.InsertArtifactAsync(artifact, cancellationToken);
        }
        else if (!await unit.UpdateArtifactAsync(artifact, commit.Artifact.Version, cancellationToken))
        {
            return Moved();
        }

        await unit.InsertRevisionAsync(revision, cancellationToken);
        return (artifact, revision);
    }

    /// <summary>Only a database where units overlap answers it: another unit published in between.</summary>
    private static DraftError Moved() =>
        new DraftError.Refused("publish_conflict", "Another change went live at this moment; look again.");

    private async Task<Result<Draft>> CloseAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var marked = await AppendAsync(
            unit,
            caller,
            head,
            document,
            document,
            new Step(OperationKind.Discard, "draft.discarded", "Discard")
            {
                Always = true,
                Head = static draft => draft with { Status = DraftStatus.Discarded },
            },
            cancellationToken
        );
        return marked.TryGet(out var state, out var error)
            ? await SupersedeAsync(unit, caller, state.Draft, cancellationToken)
            : error;
    }

    /// <summary>Ends what hangs on a closed draft: its waiting proposals, and the secrets that only it knew.</summary>
    private async Task<Draft> SupersedeAsync(
        IDraftUnit unit,
        Caller caller,
        Draft closed,
        CancellationToken cancellationToken
    )
    {
        foreach (var proposal in await unit.ListProposalsAsync(closed.Workspace, closed.Id, cancellationToken))
        {
            if (
                proposal.Status == ProposalStatus.Pending
                && await unit.UpdatePendingProposalAsync(
                    proposal with
                    {
                        Status = ProposalStatus.Superseded,
                        DecidedAt = time.GetUtcNow(),
                    },
                    cancellationToken
                )
            )
            {
                await unit.JournalAsync(
                    EntryOf(
                        caller,
                        "proposal.superseded",
                        closed,
                        closed.Version,
                        closed.Version,
                        kinds[closed.Kind].Describe(proposal.Changes),
                        DetailsOf(proposal.Changes, [KeyValuePair.Create("key", proposal.Key)])
                    ),
                    cancellationToken
                );
            }
        }

        await kinds[closed.Kind].OnClosedAsync(unit, closed, cancellationToken);
        return closed with { PendingProposals = 0 };
    }
}
