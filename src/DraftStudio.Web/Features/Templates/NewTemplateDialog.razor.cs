using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Names a new template, says what it is written for, and makes it.</summary>
public sealed partial class NewTemplateDialog
{
    private readonly string formId = ControlId.New("new-template");
    private string name = "";
    private string type = TemplateTypes.Default;
    private string handler = TemplateHandlers.Default;

    [Inject]
    public required IState<TemplateCreationState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool Open =>
        new Uri(Navigation.Uri).AbsolutePath.EndsWith(TemplateWords.NewAddress, StringComparison.Ordinal);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += Moved;
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (!Open)
        {
            (name, type, handler) = ("", TemplateTypes.Default, TemplateHandlers.Default);
        }

        _ = InvokeAsync(StateHasChanged);
    }

    private void Make() => Dispatcher.Dispatch(new TemplateCreationRequested(name, type, handler));

    private void Close()
    {
        Dispatcher.Dispatch(new TemplateCreationEnded());
        Navigation.NavigateTo(TemplateWords.Words.Address);
    }
}
