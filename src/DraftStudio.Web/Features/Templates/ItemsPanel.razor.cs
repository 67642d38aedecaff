using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The inputs or the processors of a template's draft: added, put in order, filled in, removed.</summary>
public sealed partial class ItemsPanel
{
    private readonly string help = ControlId.New("help");
    private readonly string choiceId = ControlId.New("choice");
    private readonly Dictionary<string, ItemRow?> rows = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, bool> toggled = ImmutableDictionary.Create<string, bool>(
        StringComparer.Ordinal
    );
    private ImmutableHashSet<string>? before;
    private string? first;
    private string? focused;
    private string choice = "";

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    internal TemplateVerbs Verbs { get; init; } = null!; // Injected.

    /// <summary>The inputs, else the processors.</summary>
    [Parameter, EditorRequired]
    public bool IsInputs { get; set; }

    private TemplateItems Items => IsInputs ? TemplateItems.Inputs : TemplateItems.Processors;

    private ItemWords Words => IsInputs ? ItemWords.Inputs : ItemWords.Processors;

    private TemplateView? View => Editing.Value.View as TemplateView;

    private bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    private ImmutableArray<ItemLine> Lines => View is { } view ? ItemLine.Of(view, Items) : [];

    protected override object Shown =>
        (IsInputs, string.Join('\n', Lines.AsEnumerable()), IsClosed, toggled, first, choice);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        choice = Words.Choices[0].Key;
        // Once: a problem that comes while somebody types opens nothing.
        first = Lines.FirstOrDefault(static line => line.Problem is not null)?.Id;
        Editing.StateChanged += Follow;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focused is { } id && rows.GetValueOrDefault(id) is { } row)
        {
            focused = null;
            await row.FocusAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        Editing.StateChanged -= Follow;
        base.Dispose(disposing);
    }

    private bool IsOpen(ItemLine line) => toggled.GetValueOrDefault(line.Id, line.Id == first);

    private void Toggle(ItemLine line) => toggled = toggled.SetItem(line.Id, !IsOpen(line));

    private void Add()
    {
        before = [.. Lines.Select(static line => line.Id)];
        Dispatcher.Dispatch(new DraftVerbRequested(IsInputs ? Verbs.AddInput(choice) : Verbs.AddProcessor(choice)));
    }

    /// <summary>What was added here is opened, and has the focus.</summary>
    private void Follow(object? sender, EventArgs e) =>
        _ = InvokeAsync(() =>
        {
            if (before is { } known && Lines.LastOrDefault(line => !known.Contains(line.Id)) is { } added)
            {
                before = null;
                toggled = toggled.SetItem(added.Id, true);
                focused = added.Id;
                StateHasChanged();
            }
        });

    private void Move(string id, int to)
    {
        if (IsClosed || Lines.FirstOrDefault(line => line.Id == id) is not { } line)
        {
            return;
        }

        to = Math.Clamp(to, 0, Lines.Length - 1);
        if (Lines[to].Id == id)
        {
            return;
        }

        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Name} moved to position {to + 1} of {Lines.Length}"
        );
        Dispatcher.Dispatch(new DraftVerbRequested(Verbs.Move(Items, id, to)));
        Dispatcher.Dispatch(new Announced(said));
    }

    private void Remove(ItemLine line, int place)
    {
        // The focus stays in the list.
        focused = Lines.Length > 1 ? Lines[place == 0 ? 1 : place - 1].Id : null;
        rows.Remove(line.Id);
        Dispatcher.Dispatch(new DraftVerbRequested(Verbs.Remove(Items, line.Id)));
    }
}
