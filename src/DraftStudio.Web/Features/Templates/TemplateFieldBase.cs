using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>One member of a template in its forms. It renders only when something of its own changed.</summary>
public abstract class TemplateFieldBase : SlicedComponent
{
    private string name = "";

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    /// <summary>In the draft's document.</summary>
    [Parameter, EditorRequired]
    public required DocumentPath Path { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>At the end of the label's line.</summary>
    [Parameter]
    public RenderFragment? Extra { get; set; }

    protected virtual FieldMode Mode => FieldMode.Text;

    /// <summary>The name of the input.</summary>
    protected string Field => name;

    internal TemplateView? View => Editing.Value.View as TemplateView;

    protected bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    /// <summary>What the draft has, as JSON; null for nothing.</summary>
    protected string? Raw => View is { } view ? new TemplateField(Mode, Path).In(view.Document) : null;

    /// <summary>What the draft began from, as JSON; null for nothing.</summary>
    protected string? OriginRaw => View is { } view ? new TemplateField(Mode, Path).In(view.Origin) : null;

    /// <summary>It differs from what the draft began from; what is new as a whole is not marked member by member.</summary>
    protected bool Changed =>
        View?.Origin.At(DocumentPath.Of(Path.Segments.AsSpan()[..(Path.Segments[0] == "template" ? 1 : 2)])) is not null
        && Raw != OriginRaw;

    protected string Live => OriginRaw is { } raw ? Shows(FieldMode.Value, raw) : "nothing";

    protected FieldEdit? Entered => Editing.Value.Edits.GetValueOrDefault(Field);

    protected FieldConflict? Conflict => Editing.Value.Conflicts.GetValueOrDefault(Field);

    /// <summary>Why what was entered is refused, else what is wrong with the member as it is saved.</summary>
    protected string? Error =>
        Editing.Value.Refusals.GetValueOrDefault(Field)
        ?? (Entered is null ? View?.Problems.FirstOrDefault(problem => problem.Path == Path)?.Message : null);

    /// <summary>What the input shows: what the person entered until the server has it, else the server's word.</summary>
    protected string Text =>
        Conflict is { } conflict ? conflict.MineText ?? ""
        : Entered is { Value: string or null } typed ? typed.Value as string ?? ""
        : Raw is { } raw ? Shows(Mode, raw)
        : "";

    protected override object Shown =>
        (Text, Error, IsClosed, Changed, Changed ? Live : null, Conflict, (Label, Hint, Field, Required));

    /// <summary>What stands under the control: another's change to the same member.</summary>
    protected RenderFragment? Below => Conflict is { } conflict ? MemberConflict.Of(Label, conflict, Dispatcher) : null;

    protected override void OnParametersSet() => name = new TemplateField(Mode, Path).ToString();

    /// <summary>Enters something with a gesture; it is saved at once. Null removes the member.</summary>
    protected void Enter(string? value)
    {
        Dispatcher.Dispatch(new FieldEdited(Field, value, Session.NextSeq()));
        Dispatcher.Dispatch(new SaveRequested());
    }

    protected void Revert() => Enter(OriginRaw is { } raw ? Shows(Mode, raw) : null);

    private static string Shows(FieldMode mode, string raw) => JsonLayout.Show(mode, Encoding.UTF8.GetBytes(raw));
}
