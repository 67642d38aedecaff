using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Workflows in the editing feature: gestures in the graph, and the inputs beside it.</summary>
internal sealed class ReleaseEditorKind(ReleaseKind kind, ReleaseDrafts drafts, ConfigForms forms, GraphSaves saves)
    : IEditorKind
{
    // What the page shows: names of nodes are in no change.
    private ReleaseView? shown;

    public string Kind => kind.Name;

    public async Task<object> ViewAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        Document document,
        object? earlier,
        CancellationToken cancellationToken
    )
    {
        var before = earlier as ReleaseView;
        var workflow = draft.Artifact is { } id
            ? await reader.FindArtifactAsync(draft.Workspace, id, cancellationToken)
            : null;
        var isSame = before?.Workflow is { } known && known.Id == workflow?.Id && known.Head == workflow.Head;
        var problems = kind.ValidateRelease(document);
        return shown = new ReleaseView
        {
            Draft = draft,
            Document = document,
            Caller = caller,
            Workflow = workflow,
            Live =
                isSame ? before!.Live // It has the one that was asked.
                : workflow is null ? null
                : (await drafts.FindLiveAsync(reader, workflow, cancellationToken)).Match<ReleaseState?>(
                    static live => live,
                    static _ => null
                ),
            Problems = before is not null && before.Problems.SequenceEqual(problems) ? before.Problems : problems,
        };
    }

    public string? ValueOf(object view, string field) =>
        NodeField.Parse(field) is { } input
            ? ReleaseWords.TextOf(
                ((ReleaseView)view).Node(input.Node) is { } node ? ReleaseWords.MemberAt(node, input.Member) : null
            )
        : EntryField.Parse(field) is { } entry ? entry.In(((ReleaseView)view).Document)
        : ReleaseWords.TextOf(((ReleaseView)view).Document.At(DocumentPath.Of(field)));

    public string LabelOf(string field) =>
        NodeField.Parse(field) is { } input ? ReleaseWords.LabelOf(shown, input)
        : EntryField.Parse(field) is { } entry ? string.Join(" → ", [ReleaseWords.LabelOf(entry.List), .. entry.Below])
        : ReleaseWords.LabelOf(field);

    public string FieldOf(DocumentPath path) => NodeField.Of(path)?.ToString() ?? (path.IsRoot ? "" : path.Segments[0]);

    public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        ImmutableArray<FieldEdit> edits
    ) => (unit, caller, token) => saves.SaveFieldsAsync(unit, caller, draft, edits, token);

    public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        FieldEdit edit,
        ImmutableArray<FieldEdit> made
    ) => (unit, caller, token) => saves.SaveBatchAsync(unit, caller, draft, edit, made, token);

    public FieldConflict ConflictOf(object? view, FieldEdit edit, ImmutableArray<MergeConflict> conflicts)
    {
        var conflict = conflicts[0];
        return new FieldConflict(
            edit.Field,
            ReleaseWords.TextOf(shown, conflict.Path, conflict.Live),
            edit.Value,
            edit.Value as string ?? ReleaseWords.TextOf(shown, conflict.Path, conflict.Mine),
            edit.Seq
        )
        {
            Label = ReleaseWords.LabelOf(shown, conflict.Path) + ReleaseWords.More(conflicts.Length - 1),
            Stand = edit.Stand,
        };
    }

    public Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Problem> found,
        CancellationToken cancellationToken
    )
    {
        var all = ReleaseDocument.NodesOf(document).Count == 0 ? kind.ValidateRelease(document) : found;
        if (ReleaseDrafts.LacksForm(document))
        {
            all = all.Add(
                new Problem(
                    ReleaseDocument.FormFields,
                    ReleaseDrafts.NeedsForm,
                    "A release of a tool has form fields: give it a form."
                )
            );
        }

        return Task.FromResult<ImmutableArray<Problem>>([
            .. all.Select(problem =>
                NodeField.Split(problem.Path).Node is { IsEmpty: false } node
                    ? problem with
                    {
                        Message = $"{ReleaseWords.NameOf(shown, node)}: {problem.Message}",
                    }
                    : problem
            ),
        ]);
    }

    public string? NextName(object view) => ReleaseDrafts.NextName(((ReleaseView)view).Live?.Name).Version;

    public string? WhyNotNamed(object view, string name) =>
        ReleaseDrafts
            .NameOf(name, null, ((ReleaseView)view).Live?.Name)
            .Match<string?>(static _ => null, static error => EditingWords.Of(error));

    public Task<Result<CommittedDraft>> CommitAsync(
        DraftEngine engine,
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        string? name,
        CancellationToken cancellationToken
    ) => drafts.DeployAsync(unit, caller, command, name, cancellationToken);

    public Task<ImmutableArray<ChangeLine>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    ) => Task.FromResult(changes.IsEmpty ? [] : ReleaseLines.Of(forms, document, changes));
}
