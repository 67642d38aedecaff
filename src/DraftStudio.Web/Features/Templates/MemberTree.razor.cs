using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The members of an object in a template's forms: edited, added, renamed, removed.</summary>
public sealed partial class MemberTree
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Flags =
    [
        KeyValuePair.Create("true", "true"),
        KeyValuePair.Create("false", "false"),
    ];

    private bool adds;
    private DocumentPath? renamed;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    internal TemplateVerbs Verbs { get; init; } = null!; // Injected, which only asks for a setter.

    /// <summary>The object, in the draft's document; it need not be there yet.</summary>
    [Parameter, EditorRequired]
    public required DocumentPath Path { get; set; }

    /// <summary>What the object is called.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What has an input elsewhere.</summary>
    [Parameter]
    public ImmutableArray<DocumentPath> Except { get; set; } = [];

    private TemplateView? View => Editing.Value.View as TemplateView;

    private bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    private ImmutableArray<(DocumentPath Path, string Name, MemberKind Kind)> Members =>
        View is not { } view
            ? []
            :
            [
                .. JsonTree
                    .Members(TemplateDocument.MapAt(view.Document, Path))
                    .Select(member =>
                        (
                            Path: Path.Child(MemberMap.Escape(member.Key)),
                            Name: member.Key,
                            Kind: KindOf(view, member.Key, member.Value)
                        )
                    )
                    .Where(member => !Except.Contains(member.Path)),
            ];

    private ImmutableArray<string> Taken =>
        View is { } view
            ? [.. JsonTree.Members(TemplateDocument.MapAt(view.Document, Path)).Select(static member => member.Key)]
            : [];

    protected override object Shown =>
        (Path, Label, string.Join('\n', Members), string.Join('\n', Except), IsClosed, adds, renamed);

    private RenderFragment Buttons(DocumentPath path, string name) =>
        builder =>
        {
            builder.OpenComponent<MemberButtons>(0);
            builder.AddComponentParameter(1, nameof(MemberButtons.Name), name);
            builder.AddComponentParameter(2, nameof(MemberButtons.IsClosed), IsClosed);
            builder.AddComponentParameter(
                3,
                nameof(MemberButtons.OnRename),
                EventCallback.Factory.Create(this, () => renamed = path)
            );
            builder.AddComponentParameter(
                4,
                nameof(MemberButtons.OnRemove),
                EventCallback.Factory.Create(this, () => Remove(path))
            );
            builder.CloseComponent();
        };

    private void Add(NewMember member)
    {
        adds = false;
        Dispatcher.Dispatch(new DraftVerbRequested(Verbs.AddMember(Path, member.Name, member.Json)));
    }

    private void Rename(DocumentPath path, string name)
    {
        renamed = null;
        Dispatcher.Dispatch(new DraftVerbRequested(Verbs.RenameMember(path, name)));
    }

    private void Remove(DocumentPath path) =>
        Dispatcher.Dispatch(new DraftVerbRequested(Verbs.Enter(new TemplateField(FieldMode.Json, path), null)));

    private static MemberKind KindOf(TemplateView view, string name, DocumentNode node) =>
        node switch
        {
            MapNode => MemberKind.Group,
            LeafNode leaf when leaf.AsBoolean() is not null => MemberKind.Flag,
            LeafNode leaf when leaf.Json.Span is [(byte)'n', ..] => MemberKind.Null,
            LeafNode leaf
                when leaf.AsString() is { } text && (TemplateCheck.NamesFile(name) || view.File(text) is not null) =>
                MemberKind.File,
            _ => MemberKind.Value,
        };
}
