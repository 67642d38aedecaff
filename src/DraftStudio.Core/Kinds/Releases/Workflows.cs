using System.Collections.Concurrent;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Workflows themselves. What is a workflow's own lives in its document beside the graph and is published at once, by
/// itself: a revision that is no release, and that leaves a draft's graph where it is.
/// </summary>
internal sealed class Workflows(DraftEngine engine, ReleaseKind kind)
{
    /// <summary>The messages of revisions that are no release.</summary>
    public const string Created = "Create workflow";
    public const string Renamed = "Rename workflow";
    private const string Changed = "Change workflow";

    private const int MostHeaders = 10_000;

    // A snapshot never changes, so what was read of one stays true.
    private readonly ConcurrentDictionary<(WorkspaceId, SnapshotId), WorkflowHeader> headers = new();

    // Nor does what was live below a revision.
    private readonly ConcurrentDictionary<RevisionId, (int, ReleaseName)?> releases = new();

    /// <summary>What is a workflow's own, as it is live.</summary>
    public async Task<WorkflowHeader> ReadAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    )
    {
        var key = (workflow.Workspace, workflow.HeadSnapshot);
        if (headers.TryGetValue(key, out var known))
        {
            return known;
        }

        var document = await engine.LoadAsync(
            reader,
            workflow.Workspace,
            kind.Name,
            workflow.HeadSnapshot,
            cancellationToken
        );
        if (headers.Count >= MostHeaders)
        {
            headers.Clear();
        }

        return headers[key] = WorkflowHeader.Of(document);
    }

    /// <summary>The release that is live, with its revision's number; null when it was never deployed.</summary>
    public async Task<(int Number, ReleaseName Name)?> FindLiveAsync(
        IDraftReader reader,
        Artifact workflow,
        CancellationToken cancellationToken
    )
    {
        if (releases.TryGetValue(workflow.Head, out var known))
        {
            return known;
        }

        var live = await ReleaseDrafts.FindReleaseAsync(reader, workflow, workflow.HeadNumber, cancellationToken);
        if (releases.Count >= MostHeaders)
        {
            releases.Clear();
        }

        return releases[workflow.Head] = live is { } found ? (found.Revision.Number, found.Name) : null;
    }

    public async Task<Result<Artifact>> CreateAsync(
        IDraftUnit unit,
        Caller caller,
        WorkflowHeader header,
        CancellationToken cancellationToken
    )
    {
        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft
            {
                Kind = kind.Name,
                Content = (document, _, _) => Task.FromResult<Result<Document>>(header.PutInto(document)),
                Label = Created,
            },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out var error))
        {
            return error;
        }

        var committed = await engine.CommitAsync(
            unit,
            caller,
            new CommitDraft { Draft = open.Draft.Id, Message = Created },
            cancellationToken
        );
        return committed.Map(static commit => commit.Artifact);
    }

    /// <summary>Changes what is a workflow's own; the same workflow when it is that already.</summary>
    public async Task<Result<Artifact>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        WorkflowHeader header,
        CancellationToken cancellationToken
    )
    {
        var known = await ReadAsync(unit, workflow, cancellationToken);
        if (known == header)
        {
            return workflow;
        }

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

        var label = known.Name == header.Name ? Changed : Renamed;
        var changed = await engine.ChangeAsync(
            unit,
            caller,
            open.Draft.Id,
            (document, _, _) => Task.FromResult<Result<Document>>(header.PutInto(document)),
            Precondition.None,
            label,
            cancellationToken
        );
        if (!changed.TryGet(out _, out error))
        {
            return error;
        }

        var committed = await engine.CommitAsync(
            unit,
            caller,
            new CommitDraft
            {
                Draft = open.Draft.Id,
                Message = label,
                Only = [ReleaseDocument.Workflow],
            },
            cancellationToken
        );
        return committed.Map(static commit => commit.Artifact);
    }

    /// <summary>A new workflow whose draft has the content of what is live of another one; of its draft while nothing is.</summary>
    public async Task<Result<Artifact>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        CancellationToken cancellationToken
    )
    {
        var content = await engine.LoadAsync(
            unit,
            workflow.Workspace,
            kind.Name,
            workflow.HeadSnapshot,
            cancellationToken
        );
        var header = WorkflowHeader.Of(content);
        if (
            ReleaseDocument.NodesOf(content).Count == 0
            && await unit.FindOpenDraftAsync(workflow.Workspace, kind.Name, workflow.Id, "", cancellationToken)
                is { } draft
        )
        {
            content = await engine.LoadAsync(unit, draft, null, cancellationToken);
        }

        var name = header.Name.Length > ReleaseLimits.Name - 5 ? header.Name : header.Name + " copy";
        var created = await CreateAsync(
            unit,
            caller,
            header with
            {
                Name = name,
                Slug = WorkflowHeader.SlugOf(name),
            },
            cancellationToken
        );
        if (!created.TryGet(out var copy, out var error))
        {
            return error;
        }

        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = kind.Name, Artifact = copy.Id },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out error))
        {
            return error;
        }

        var filled = await engine.ChangeAsync(
            unit,
            caller,
            open.Draft.Id,
            (document, _, _) => Task.FromResult<Result<Document>>(ReleaseDocument.WithContentOf(document, content)),
            Precondition.None,
            $"Duplicate {header.Name}",
            cancellationToken
        );
        return filled.Map(_ => copy);
    }
}
