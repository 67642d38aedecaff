using System.Globalization;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Downloads the draft as a zip, and puts one into it once the person saw what that changes.</summary>
public sealed partial class TemplateZip
{
    private readonly CancellationTokenSource gone = new();
    private ImportBridge? bridge;
    private ElementReference root;
    private ImportStanding? standing;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required ICircuitCaller Callers { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    private TemplateView? View => Editing.Value.View as TemplateView;

    protected override object Shown => (View?.Draft.Id, View?.CanWrite, standing);

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        if (bridge is not null)
        {
            await bridge.DisposeAsync();
        }

        gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (bridge is null && View is { } view)
        {
            bridge = new ImportBridge(Browser, ChosenAsync);
            await bridge.AttachAsync(
                "./" + Assets["assets/template-import.js"],
                root,
                new ImportOptions(
                    $"/api/templates/{view.Draft.Id}/_import",
                    await Callers.FindSlugAsync(gone.Token) ?? ""
                )
            );
        }
    }

    private Task ChosenAsync(string name) =>
        InvokeAsync(() =>
        {
            standing = new ImportStanding(name);
            return LookAsync(isWhole: false);
        });

    /// <summary>Asks what the zip would change.</summary>
    private async Task LookAsync(bool isWhole)
    {
        if (standing is not { } chosen)
        {
            return;
        }

        await SendAsync(chosen with { IsWhole = isWhole, Working = true, Plan = null, Problem = null }, plan: null);
    }

    private async Task ApplyAsync()
    {
        if (
            standing is { Working: false, Plan: { } seen } chosen
            && await SendAsync(chosen with { Working = true, Problem = null }, seen.Hash) is { } done
        )
        {
            await CloseAsync();
            Dispatcher.Dispatch(
                new EditorSaid(
                    string.Create(CultureInfo.InvariantCulture, $"Imported {chosen.FileName}: {WordsOf(done)}."),
                    IsProblem: false
                )
            );
        }
    }

    private async Task CloseAsync()
    {
        standing = null;
        StateHasChanged();
        await (bridge?.ForgetAsync() ?? Task.CompletedTask);
    }

    /// <summary>What is shown is the answer to the last question. The plan, when the server made one.</summary>
    private async Task<ImportPlan?> SendAsync(ImportStanding asked, string? plan)
    {
        standing = asked;
        StateHasChanged();
        // What is typed and on its way belongs to what the zip is compared with.
        var flushed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Dispatcher.Dispatch(new FlushRequested(flushed));
        await flushed.Task.WaitAsync(gone.Token);
        var answer = await bridge!.SendAsync(asked.IsWhole ? "replace" : "merge", plan, gone.Token); // A zip was chosen with it.
        var found = answer.Plan is { } wire ? ImportPlans.Of(wire) : null;
        if (standing != asked)
        {
            return null;
        }

        standing = asked with { Working = false, Plan = found, Problem = answer.Problem };
        StateHasChanged();
        return found;
    }

    private static string WordsOf(ImportPlan plan) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Added.Length:N0} added, {plan.Changed.Length:N0} changed, {plan.Removed.Length:N0} removed"
        );
}
