using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Workflows on their pages: what is live is the newest release.</summary>
internal sealed class ReleaseArtifactKind(
    ReleaseKind kind,
    ConfigForms forms,
    Workflows workflows,
    ReleaseDrafts releases,
    DraftEngine engine
) : IArtifactKind
{
    public string Kind => kind.Name;

    public string NewAddress => WorkflowWords.NewAddress;

    public async Task<int> FindLiveAsync(IDraftReader reader, Artifact artifact, CancellationToken cancellationToken) =>
        (await workflows.FindLiveAsync(reader, artifact, cancellationToken))?.Number ?? 0;

    public ArtifactRevision Describe(Revision revision) =>
        ReleaseName.OfMessage(revision.Message) is { } name
            ? ArtifactRevision.Of(revision) with
            {
                Name = name.Version,
                Message = name.Description ?? "",
            }
            : ArtifactRevision.Of(revision) with
            {
                MayBeLive = false,
            };

    public async Task<object> ContentAsync(
        IDraftReader reader,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    )
    {
        var header = await workflows.ReadAsync(reader, artifact, cancellationToken);
        var document = await engine.LoadAsync(
            reader,
            artifact.Workspace,
            kind.Name,
            revision.Snapshot,
            cancellationToken
        );
        var name = ReleaseName.OfMessage(revision.Message);
        return new ReleaseContent
        {
            Sort = header.Kind,
            Slug = header.Slug,
            Description = header.Description,
            Version = name?.Version,
            Message = name?.Description,
            Nodes = CountsOf(document),
            FormFields = document.At(ReleaseDocument.FormFields) is MapNode fields
                ?
                [
                    .. OrderedMap
                        .Read(EntryReader.Items(fields), EntryReader.Order(fields))
                        .Select(static field => field.Key),
                ]
                : null,
            TestRecords = EntryReader.Items(document.At(ReleaseDocument.TestRecords)).Count,
        };
    }

    public async Task<ArtifactRow> CompleteAsync(
        IDraftReader reader,
        Artifact artifact,
        ArtifactRow row,
        CancellationToken cancellationToken
    )
    {
        var header = await workflows.ReadAsync(reader, artifact, cancellationToken);
        var live = await workflows.FindLiveAsync(reader, artifact, cancellationToken);
        return row with
        {
            Sort = WorkflowWords.SortOf(header.Kind),
            Version = live?.Name.Version ?? "",
            Status =
                live is null && row.Status is ArtifactRowStatus.Live or ArtifactRowStatus.BehindLive
                    ? ArtifactRowStatus.NotLive
                    : row.Status,
        };
    }

    public async Task<Result<DraftId>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        CancellationToken cancellationToken
    )
    {
        var found = await ReleaseDrafts.FindWorkflowAsync(unit, caller, artifact.ToString(), cancellationToken);
        if (
            !found.TryGet(out var source, out var error)
            || !(await workflows.DuplicateAsync(unit, caller, source, cancellationToken)).TryGet(
                out var copy,
                out error
            )
        )
        {
            return error;
        }

        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = kind.Name, Artifact = copy.Id },
            cancellationToken
        );
        return opened.Map(static open => open.Draft.Id);
    }

    public async Task<Result<DraftId>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    )
    {
        var wanted = await unit.FindRevisionAsync(caller.Workspace, artifact, revision, cancellationToken);
        if (wanted?.Draft is not { } release)
        {
            return new DraftError.NotFound("release_not_found", "There is no such release.");
        }

        var restored = await releases.RestoreAsync(
            unit,
            caller,
            release.ToString(),
            Precondition.None,
            cancellationToken
        );
        return restored.Map(static state => state.Draft.Id);
    }

    /// <summary>Those in groups included.</summary>
    private ImmutableArray<(string Action, int Count)> CountsOf(Document document) =>
        [
            .. NodesIn(ReleaseDocument.NodesOf(document))
                .GroupBy(forms.TitleOf, StringComparer.Ordinal)
                .Select(static group => (group.Key, group.Count()))
                .OrderByDescending(static count => count.Item2)
                .ThenBy(static count => count.Key, StringComparer.Ordinal),
        ];

    private static IEnumerable<MapNode> NodesIn(MapNode nodes)
    {
        foreach (var (_, node) in nodes)
        {
            if (node is not MapNode map)
            {
                continue;
            }

            yield return map;
            if ((map.Find(NodeMembers.Config) as MapNode)?.Find(NodeMembers.Nested) is MapNode nested)
            {
                foreach (var inner in NodesIn(EntryReader.Items(nested)))
                {
                    yield return inner;
                }
            }
        }
    }
}
