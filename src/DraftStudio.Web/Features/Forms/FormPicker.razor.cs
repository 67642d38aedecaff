using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A field that selects several of the catalogue, and where the contract allows it makes what is not there.</summary>
public sealed partial class FormPicker
{
    private ImmutableArray<PickerOption> options = [];
    private bool searching;

    [Inject]
    public required IState<CatalogState> Catalog { get; init; }

    /// <summary>Whether a text that is not in the catalogue may be entered.</summary>
    [Parameter]
    public bool Creates { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    protected override object Shown => (base.Shown, RowEdits.Length, Catalog.Value.Of(Field.ResourceType));

    private ImmutableArray<Editing.FieldEdit> RowEdits =>
        [
            .. Editing.Value.Edits.Values.Where(edit =>
                edit.Field.StartsWith(Field.Name + "/", StringComparison.Ordinal)
            ),
        ];

    /// <summary>The server's selection with what was switched since.</summary>
    private ImmutableArray<PickerOption> Selected
    {
        get
        {
            var selected = (State?.Selected ?? [])
                .Select(option => new PickerOption(option.Id.ToString(), option.Text ?? "(gone)"))
                .ToImmutableArray();
            foreach (var edit in RowEdits)
            {
                var (id, text) = FormFieldName.RowOf(edit.Field);
                var key = id?.ToString() ?? text ?? "";
                selected = selected.RemoveAll(option => option.Value == key);
                if (edit.Value is true)
                {
                    var label = options.FirstOrDefault(option => option.Value == key)?.Label ?? text ?? key;
                    selected = selected.Add(new PickerOption(key, label));
                }
            }

            return selected;
        }
    }

    protected override bool ShouldRender()
    {
        var found = Catalog.Value.Of(Field.ResourceType);
        searching = found is null or { Loading: true };
        options =
        [
            .. (found?.Items ?? []).Select(resource => new PickerOption(
                resource.Id.ToString(),
                Field.Display(resource, ImmutableDictionary<ResourceId, Resource>.Empty)
            )),
        ];
        return base.ShouldRender();
    }

    private void Search(string text) => Dispatcher.Dispatch(new CatalogSearched(Field.ResourceType, text));

    private void Create(string text) => Enter(FormFieldName.NewRow(Field, text), true);

    private void Select(ImmutableArray<PickerOption> chosen)
    {
        var before = Selected;
        foreach (var option in chosen.Where(option => before.All(known => known.Value != option.Value)))
        {
            Enter(FormFieldName.Row(Field, new ResourceId(Guid.ParseExact(option.Value, "D"))), true);
        }

        foreach (var option in before.Where(option => chosen.All(kept => kept.Value != option.Value)))
        {
            var name = Guid.TryParseExact(option.Value, "D", out var id)
                ? FormFieldName.Row(Field, new ResourceId(id))
                : FormFieldName.NewRow(Field, option.Value);
            Enter(name, false);
        }
    }
}
