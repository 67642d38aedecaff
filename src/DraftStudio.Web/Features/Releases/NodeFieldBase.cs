using System.Collections.Immutable;
using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>One member of a node in the inspector. It renders only when something of its own changed.</summary>
public abstract class NodeFieldBase : SlicedComponent
{
    private (string Node, string Member) parsed;
    private ImmutableArray<string> node = [];
    private ImmutableArray<string> member = [];

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    /// <summary>The uuids of the groups that the node is in and its own, with dots between.</summary>
    [Parameter, EditorRequired]
    public required string Node { get; set; }

    /// <summary>From the node on, as a JSON Pointer without its first slash: <c>config/url</c>.</summary>
    [Parameter, EditorRequired]
    public required string Member { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>It stands in a list, where what is live at the same place may be of another item.</summary>
    [Parameter]
    public bool IsInList { get; set; }

    protected virtual FieldMode Mode => FieldMode.Text;

    /// <summary>The name of the input.</summary>
    protected string Field =>
        $"{Mode switch
        {
            FieldMode.Json => "json",
            FieldMode.Value => "value",
            _ => "node",
        }}/{Node}/{Member}";

    internal ReleaseView? View => Editing.Value.View as ReleaseView;

    protected bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    /// <summary>What the draft has, as JSON; null for nothing.</summary>
    protected string? Raw => JsonOf(View?.Node(node));

    /// <summary>What is live, as JSON; null for nothing.</summary>
    protected string? LiveRaw => JsonOf(View?.LiveNode(node));

    /// <summary>It differs from what is live; a node that is not live at all differs as a whole.</summary>
    protected bool Changed => !IsInList && View?.LiveNode(node) is not null && Raw != LiveRaw;

    protected string Live =>
        LiveRaw is { } raw ? JsonLayout.Show(FieldMode.Value, Encoding.UTF8.GetBytes(raw)) : "nothing";

    protected FieldEdit? Entered => Editing.Value.Edits.GetValueOrDefault(Field);

    protected FieldConflict? Conflict => Editing.Value.Conflicts.GetValueOrDefault(Field);

    /// <summary>Why what was entered is refused, else what is wrong with the member as it is saved.</summary>
    protected string? Error =>
        Editing.Value.Refusals.GetValueOrDefault(Field)
        ?? (Entered is null && !IsInList ? View?.ProblemAt(node, member)?.Message : null);

    /// <summary>What the input shows: what the person entered until the server has it, else the server's word.</summary>
    protected string Text =>
        Conflict is { } conflict ? conflict.MineText ?? ""
        : Entered is { Value: string or null } typed ? typed.Value as string ?? ""
        : Raw is { } raw ? JsonLayout.Show(Mode, Encoding.UTF8.GetBytes(raw))
        : "";

    protected override object Shown =>
        (Text, Error, IsClosed, Changed, Changed ? Live : null, Conflict, (Label, Hint, Field));

    /// <summary>What stands under the control: another's change to the same member.</summary>
    protected RenderFragment? Below => Conflict is null ? null : MemberConflict.Of(Label, Conflict, Dispatcher);

    protected override void OnParametersSet()
    {
        if (parsed != (Node, Member))
        {
            parsed = (Node, Member);
            var field = NodeField.Parse($"node/{Node}/{Member}");
            (node, member) = (field?.Node ?? [], field?.Member ?? []);
        }
    }

    /// <summary>Enters something with a gesture, by the name of any input of the node; it is saved at once.</summary>
    protected void Enter(string field, string value)
    {
        Dispatcher.Dispatch(new FieldEdited(field, value, Session.NextSeq()));
        Dispatcher.Dispatch(new SaveRequested());
    }

    protected void Revert() => Enter($"json/{Node}/{Member}", LiveRaw ?? "");

    private string? JsonOf(MapNode? of) =>
        of is not null && ReleaseWords.MemberAt(of, member) is LeafNode leaf
            ? Encoding.UTF8.GetString(leaf.Json.Span)
            : null;
}
