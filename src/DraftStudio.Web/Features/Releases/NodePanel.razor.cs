using System.Collections.Immutable;
using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>One node: its members as a form made from its action's schema, or as JSON.</summary>
public sealed partial class NodePanel
{
    private bool asJson;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Inject]
    internal ConfigForms Forms { get; init; } = null!; // Set before the component is shown.

    /// <summary>The uuids of the groups that the node is in and its own, with dots between.</summary>
    [Parameter, EditorRequired]
    public required string Node { get; set; }

    /// <summary>What it is and which inputs it has; what is in an input, the input looks after.</summary>
    protected override object Shown =>
        (
            (Node, asJson, Kind),
            Chosen is null ? default : (ReleaseWords.NameOf(Chosen), Forms.TitleOf(Chosen), string.Join('\n', Unknown)),
            string.Join('\n', Others.Select(static problem => problem.Message)),
            IsChanged,
            IsClosed,
            View?.LiveNode(Path) is null
        );

    private ReleaseView? View => Editing.Value.View as ReleaseView;

    private ImmutableArray<string> Path => [.. Node.Split('.')];

    private MapNode? Chosen => View?.Node(Path);

    private bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    private bool IsChanged => Chosen is { } node && View?.LiveNode(Path) is { } live && !DocumentNode.Same(node, live);

    private string? Description => Forms.ActionOf(Chosen)?.Description;

    private ImmutableArray<ConfigField> Fields =>
        Forms.ActionOf(Chosen) is { } action
            ? Forms.FormOf(action).Members.RemoveAll(static member => member.Name == NodeMembers.Nested)
            : [];

    /// <summary>Members of the config that the schema does not name.</summary>
    private ImmutableArray<string> Unknown =>
        (Chosen?.Find(NodeMembers.Config) as MapNode) is { } config
            ?
            [
                .. config
                    .Where(static member => member.Key != MemberMap.OrderMember && member.Value is LeafNode)
                    .Select(static member => MemberMap.Unescape(member.Key))
                    .Where(name => Fields.All(known => known.Name != name)),
            ]
            : [];

    private string? Kind => (Chosen?.Find(NodeMembers.Kind) as LeafNode)?.AsString();

    /// <summary>What only nodes of its kind have.</summary>
    private IEnumerable<(string Member, string Label, string? Hint, FieldMode Mode)> Own =>
        Kind switch
        {
            NodeMembers.Connector =>
            [
                (
                    NodeMembers.ConnectorUuid,
                    "Connector",
                    "The uuid of the account that it calls with.",
                    FieldMode.Value
                ),
            ],
            NodeMembers.Tool =>
            [
                ("toolUuid", "Tool", "The uuid of the workflow that it calls.", FieldMode.Value),
                .. Called,
            ],
            NodeMembers.Agent =>
            [
                ("agentUuid", "Agent", "The uuid of the workflow that it calls.", FieldMode.Value),
                .. Called,
            ],
            _ => [],
        };

    private static (string, string, string?, FieldMode)[] Called =>
        [
            ("templateSlug", "Template", null, FieldMode.Value),
            ("releaseUuid", "Release", "The one that is live when it is empty.", FieldMode.Value),
            ("waitUntilFinished", "Waits until it is finished", "true or false", FieldMode.Value),
        ];

    /// <summary>Problems that no input shows.</summary>
    private List<Problem> Others =>
        View is { } view
            ? [.. view.ProblemsOf(Path).Where(problem => !HasInput(NodeField.Split(problem.Path).Member))]
            : [];

    private bool HasInput(ImmutableArray<string> member) =>
        member switch
        {
            [NodeMembers.Name or NodeMembers.Slug or NodeMembers.Description] => true,
            [NodeMembers.Config, var name] => Fields.Any(known => known.Name == name)
                || Unknown.Contains(name, StringComparer.Ordinal),
            _ => false,
        };

    private void Revert()
    {
        if (View?.LiveNode(Path) is { } live)
        {
            Dispatcher.Dispatch(
                new FieldEdited($"json/{Node}", Encoding.UTF8.GetString(NodeWriter.Write(live)), Session.NextSeq())
            );
            Dispatcher.Dispatch(new SaveRequested());
        }
    }
}
