using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The draft of a template: its files, its forms, and what it looks like. What is shown stands in the address.</summary>
public sealed partial class TemplateEditor
{
    // Where there is room it is there unless it was sent away, else away unless it was sent for.
    private bool isTreeToggled;
    private bool isSearching;
    private bool? isPreviewOpen;
    private long revealed;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IState<TemplatePageState> Page { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The file that is shown, by its id in the document; the primary one when it is not there.</summary>
    [SupplyParameterFromQuery]
    public string? File { get; set; }

    /// <summary>inputs, processors, settings or changes; the file when it is not there.</summary>
    [SupplyParameterFromQuery]
    public string? Panel { get; set; }

    /// <summary>Which change is shown, by its key.</summary>
    [SupplyParameterFromQuery]
    public string? Change { get; set; }

    /// <summary>"split" for texts side by side.</summary>
    [SupplyParameterFromQuery]
    public string? Lines { get; set; }

    private TemplateView? View => Editing.Value.View as TemplateView;

    private TemplatePanel Shows =>
        Panel switch
        {
            "inputs" => TemplatePanel.Inputs,
            "processors" => TemplatePanel.Processors,
            "settings" => TemplatePanel.Settings,
            "changes" => TemplatePanel.Changes,
            _ => TemplatePanel.File,
        };

    /// <summary>The file that is shown when it is there, else the primary one, else the first.</summary>
    private string? Current =>
        View is not { } view ? null
        : File is not null && view.File(File) is not null ? File
        : view.Header.TemplateFileId is { } primary && view.File(primary) is not null ? primary
        : view.Files.FirstOrDefault()?.Id;

    /// <summary>The open files that are texts: their editors stay in the page while another is shown.</summary>
    private ImmutableArray<string> Texts => [.. Page.Value.Open.Where(file => View?.File(file)?.Contents is TextNode)];

    /// <summary>Open unless it was closed, where the template has one at all.</summary>
    private bool IsPreviewOpen => isPreviewOpen ?? View is { Header.Type: TemplateTypes.Default };

    protected override object Shown =>
        (
            Current,
            Shows,
            string.Join(',', Texts.Select(file => file + View?.File(file)?.Path)),
            (isTreeToggled, IsPreviewOpen, isSearching, Change, Lines)
        );

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Editing.StateChanged += Follow;
        Page.StateChanged += Reveal;
        Dispatcher.Dispatch(new TemplatePageShown());
    }

    protected override void OnParametersSet() => Open();

    protected override void Dispose(bool disposing)
    {
        Editing.StateChanged -= Follow;
        Page.StateChanged -= Reveal;
        base.Dispose(disposing);
    }

    private void Follow(object? sender, EventArgs e) => Open();

    /// <summary>What is shown is open.</summary>
    private void Open()
    {
        if (
            RendererInfo.IsInteractive
            && Current is { } file
            && !Page.Value.Open.Contains(file, StringComparer.Ordinal)
        )
        {
            Dispatcher.Dispatch(new FileOpened(file));
        }
    }

    private void Reveal(object? sender, EventArgs e)
    {
        if (Page.Value.Reveal is { } reveal && reveal.Number > revealed)
        {
            revealed = reveal.Number;
            _ = InvokeAsync(() => Show(reveal.File));
        }
    }

    private void Choose(string file)
    {
        isTreeToggled = false;
        Show(file);
    }

    private void Show(string file) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["file"] = file, ["panel"] = null }
            )
        );

    private void Close(string file)
    {
        if (file == Current && Shows == TemplatePanel.File)
        {
            var rest = Page.Value.Open.Remove(file, StringComparer.Ordinal);
            if (rest.IsEmpty)
            {
                return;
            }

            Show(rest[Math.Clamp(Page.Value.Open.IndexOf(file, StringComparer.Ordinal), 0, rest.Length - 1)]);
        }

        Dispatcher.Dispatch(new FileClosed(file));
    }

    private void Search() => isSearching = true;

    private void TogglePreview() => isPreviewOpen = !IsPreviewOpen;
}
