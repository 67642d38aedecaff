using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// What the draft's template makes of sample values. The browser renders it, of what its editors show: from here it hears
/// what else of the draft changed.
/// </summary>
public sealed partial class TemplatePreview
{
    private readonly CancellationTokenSource gone = new();
    private PreviewBridge? bridge;
    private ElementReference root;
    private Document? told;
    private (Document Document, PreviewSetup Setup)? read;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required ICircuitCaller Callers { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    /// <summary>Fields are drawn anew when the inputs are others; the script hears of everything else.</summary>
    protected override object Shown =>
        (WhyNone, Setup?.Handler, View is null ? null : string.Join('\n', Setup?.Inputs.Select(Facts) ?? []));

    private TemplateView? View => State.Value.View as TemplateView;

    private string? WhyNone => View is { } view ? PreviewSetup.WhyNone(view.Header) : null;

    private PreviewSetup? Setup
    {
        get
        {
            if (View is not { } view)
            {
                return null;
            }

            if (read is not { } known || !ReferenceEquals(known.Document, view.Document))
            {
                read = known = (view.Document, PreviewSetup.Of(view.Document, view.Ids));
            }

            return known.Setup;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await LeaveAsync();
        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        State.StateChanged += Changed;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (WhyNone is not null)
        {
            await LeaveAsync();
        }
        else if (bridge is null && View is not null)
        {
            await BeginAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        State.StateChanged -= Changed;
        base.Dispose(disposing);
    }

    private static string Facts(PreviewInput input) =>
        $"{SampleField.Of(input)}{string.Join('\t', SampleField.Of(input).Options)}";

    private void Changed(object? sender, EventArgs e) => _ = InvokeAsync(TellAsync);

    private async Task BeginAsync()
    {
        var attached = bridge = new PreviewBridge(Browser, RevealAsync);
        var workspace = await Callers.FindSlugAsync(gone.Token) ?? "";
        if (bridge == attached && View is { } view)
        {
            var document = view.Document;
            await attached.AttachAsync(
                "./" + Assets["assets/template-preview.js"],
                root,
                new PreviewOptions
                {
                    Draft = view.Draft.Id.ToString(),
                    Source = $"/api/templates/{view.Draft.Id}/files/",
                    Workspace = workspace,
                    Files = PreviewNews.FilesOf(document, view.Ids),
                    Setup = PreviewSetup.Of(document, view.Ids),
                }
            );
            told = document;
            await TellAsync();
        }
    }

    private async Task LeaveAsync()
    {
        var left = bridge;
        (bridge, told) = (null, null);
        if (left is not null)
        {
            await left.DisposeAsync();
        }
    }

    /// <summary>Says what changed since the script heard of the draft last.</summary>
    private async Task TellAsync()
    {
        if (bridge is { } attached && told is { } before && View is { } view && !ReferenceEquals(before, view.Document))
        {
            told = view.Document;
            await attached.TellAsync(PreviewNews.Between(before, view.Document, view.Ids));
        }
    }

    private Task RevealAsync(string file, int line, int column) =>
        InvokeAsync(() =>
        {
            if (View is { } view && view.Ids.Find(file) is { } id)
            {
                Dispatcher.Dispatch(new FileRevealRequested(id, Math.Max(1, line), Math.Max(1, column)));
            }
        });
}
