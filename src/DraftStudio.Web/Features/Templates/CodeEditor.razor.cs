using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A file that is open. Its text is the browser's: what is typed goes to the state, what becomes of it and what others do goes back.</summary>
public sealed partial class CodeEditor : IFilePage
{
    private readonly CancellationTokenSource gone = new();
    private GestureInbox<TextBatch>? inbox;
    private FileOutbox? outbox;
    private FileBridge? bridge;
    private ElementReference root;
    private FileTeller? teller;
    private string? left;
    private ImmutableArray<FileFinding> diagnosed = [];
    private long revealed;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IState<TemplatePageState> Page { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Inject]
    internal TextVersions Versions { get; init; } = null!; // Injected.

    [Inject]
    public required ICircuitCaller Callers { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    /// <summary>The file's id in the document.</summary>
    [Parameter, EditorRequired]
    public required string File { get; set; }

    /// <summary>The text is the script's, and comes by no rendering.</summary>
    protected override object Shown => left ?? "";

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        if (bridge is not null)
        {
            await bridge.DisposeAsync();
        }

        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        State.StateChanged += Changed;
        Page.StateChanged += Asked;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (
            !firstRender
            || State.Value is not { DraftId: { } draft, View: TemplateView view }
            || view.File(File) is not { } file
        )
        {
            return;
        }

        // Each time that a file is opened it is a page of its own: its numbers begin anew.
        var page = string.Create(CultureInfo.InvariantCulture, $"{-Session.NextSeq()}");
        var place = $"{TemplateSaves.TextPlace}/{File}/{page}";
        inbox = new GestureInbox<TextBatch>($"{Session.Client}/{page}", place, TextBatch.Read);
        outbox = new FileOutbox(File, inbox.FieldOf, Versions);
        bridge = new FileBridge(Browser, this);
        teller = new FileTeller(outbox, bridge, new FileHistory(Session, State, File, gone.Token), State, gone.Token);
        await bridge.AttachAsync(
            "./" + Assets["assets/code-editor.js"],
            root,
            new FileOptions
            {
                Form = $"file:{draft}:{File}",
                Path = place,
                ClientId = $"{Session.Client}/{page}",
                Source = view.ContentsOf(File),
                Workspace = await Callers.FindSlugAsync(gone.Token) ?? "",
                File = File,
                Name = file.Path,
                ContentType = file.ContentType,
                IsTemplate = file.Role == FileRoles.Template,
                ReadOnly = !view.CanWrite,
            }
        );
        left = await bridge.LeftAsync();
        StateHasChanged();
    }

    protected override void Dispose(bool disposing)
    {
        State.StateChanged -= Changed;
        Page.StateChanged -= Asked;
        base.Dispose(disposing);
    }

    Task IFilePage.TakeAsync(FieldEditPart[] edits) =>
        InvokeAsync(() =>
        {
            foreach (var (number, read) in inbox!.Take(edits)) // Made before the script could call.
            {
                outbox!.Note(number); // As the inbox.
                Dispatcher.Dispatch(
                    read.Match<object>(
                        batch => new FieldEdited(
                            inbox.FieldOf(number),
                            batch,
                            Session.NextSeq(),
                            new EditStand(batch.BaseVersion, number - 1, number)
                        ),
                        static error => new EditorSaid($"Not saved: {EditingWords.Of(error)}", IsProblem: true)
                    )
                );
            }
        });

    Task IFilePage.LoadedAsync(int version) =>
        InvokeAsync(async () =>
        {
            await teller!.LoadedAsync(version); // Made before the script could call.
            await DiagnoseAsync();
            await RevealAsync();
        });

    Task IFilePage.ResumedAsync(long word) => InvokeAsync(() => teller!.ResumedAsync(word)); // Made before the script could call.

    private void Changed(object? sender, EventArgs e) =>
        _ = InvokeAsync(async () =>
        {
            await (teller?.TellAsync() ?? Task.CompletedTask);
            await DiagnoseAsync();
        });

    private void Asked(object? sender, EventArgs e) => _ = InvokeAsync(RevealAsync);

    private async Task DiagnoseAsync()
    {
        if (
            State.Value.View is TemplateView view
            && view.FindingsOf(File) is var found
            && !found.SequenceEqual(diagnosed)
        )
        {
            diagnosed = found;
            await (bridge?.DiagnoseAsync(found) ?? Task.CompletedTask);
        }
    }

    private async Task RevealAsync()
    {
        if (Page.Value.Reveal is { } reveal && reveal.File == File && reveal.Number > revealed && outbox is not null)
        {
            revealed = reveal.Number;
            await (bridge?.RevealAsync(reveal.Line, reveal.Column) ?? Task.CompletedTask);
        }
    }

    private async Task RestoreAsync()
    {
        left = null;
        await (bridge?.RestoreLeftAsync() ?? Task.CompletedTask);
    }

    private async Task ForgetAsync()
    {
        left = null;
        await (bridge?.ForgetLeftAsync() ?? Task.CompletedTask);
    }
}
