using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Administration;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>One's own name and time zone.</summary>
public sealed partial class AccountProfile
{
    private AccountView? read;
    private string name = "";
    private ImmutableArray<PickerOption> zone = [];
    private ImmutableArray<PickerOption> options = [];

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required AccountView View { get; set; }

    [Parameter, EditorRequired]
    public FormRefusal? Refusal { get; set; }

    [Parameter]
    public bool Working { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<AccountChangeRequested> OnSave { get; set; }

    // What is in the store comes into the form when it is another; what is typed stays until then.
    protected override void OnParametersSet()
    {
        if (View != read)
        {
            (read, name, zone) = (View, View.Name, TimeZones.Selected(View.TimeZone, Time.GetUtcNow()));
        }
    }

    private void Search(string text) => options = TimeZones.Search(text, Time.GetUtcNow());

    private Task Save() => OnSave.InvokeAsync(new AccountChangeRequested(name, zone.IsEmpty ? null : zone[0].Value));
}
