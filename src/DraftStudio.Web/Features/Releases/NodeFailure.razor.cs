using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>How often a node is tried, and where the run goes when that does not help.</summary>
public sealed partial class NodeFailure
{
    private const int MostFound = 20;

    private ImmutableArray<PickerOption> found = [];

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Parameter, EditorRequired]
    public required string Node { get; set; }

    protected override object Shown =>
        (
            Node,
            Goes,
            Target,
            FallbackProblem,
            RetryProblem,
            IsClosed,
            string.Join('\n', found.Select(static f => f.Value))
        );

    private ReleaseView? View => Editing.Value.View as ReleaseView;

    private ImmutableArray<string> Path => [.. Node.Split('.')];

    private bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    private bool Goes => (View?.Node(Path)?.Find(NodeMembers.FallbackOnFailure) as LeafNode)?.AsBoolean() == true;

    private PickerOption? Target =>
        (View?.Node(Path)?.Find(NodeMembers.FallbackChild) as LeafNode)?.AsString() is { } uuid
            ? new PickerOption(uuid, ReleaseWords.NameOf(View?.Node([.. Path[..^1], uuid])) ?? uuid)
            : null;

    private string? FallbackProblem =>
        View?.ProblemAt(Path, [NodeMembers.FallbackChild])?.Message
        ?? View?.ProblemAt(Path, [NodeMembers.FallbackOnFailure])?.Message;

    private string? RetryProblem =>
        View
            ?.ProblemsOf(Path)
            .FirstOrDefault(static problem => NodeField.Split(problem.Path).Member is [NodeMembers.Retry, ..])
            ?.Message;

    private void Toggle() => Enter(NodeMembers.FallbackOnFailure, Goes ? "false" : "true");

    private void Choose(ImmutableArray<PickerOption> chosen) =>
        Enter(NodeMembers.FallbackChild, chosen is [var one, ..] ? JsonSerializer.Serialize(one.Value) : "");

    private void Search(string text) =>
        found =
            View is { } view && GraphEdits.Nodes(view.Document, Path[..^1]) is var (items, _)
                ?
                [
                    .. items
                        .Where(node => node.Key != Path[^1])
                        .Select(static node => new PickerOption(
                            node.Key,
                            ReleaseWords.NameOf(node.Value as MapNode) ?? node.Key
                        ))
                        .Where(option => option.Label.Contains(text, StringComparison.CurrentCultureIgnoreCase))
                        .OrderBy(static option => option.Label, StringComparer.CurrentCultureIgnoreCase)
                        .Take(MostFound),
                ]
                : [];

    private void Enter(string member, string json)
    {
        Dispatcher.Dispatch(new FieldEdited($"json/{Node}/{member}", json, Session.NextSeq()));
        Dispatcher.Dispatch(new SaveRequested());
    }
}
