using System.Globalization;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The files of the draft as a tree, and what can be done to one of them.</summary>
public sealed partial class FileTree
{
    private const int RowHeight = 28;

    private readonly FileTreeModel tree = new();
    private string? dragged;
    private string workspace = "";
    private string? followed;
    private FileQuestion? asked;
    private TemplateFile? deleting;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    internal TemplateVerbs Verbs { get; init; } = null!; // Injected.

    [Inject]
    public required ICircuitCaller Callers { get; init; }

    /// <summary>The file that is shown.</summary>
    [Parameter]
    public string? Current { get; set; }

    /// <summary>A file is to be shown.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnOpen { get; set; }

    private TemplateView? View => Editing.Value.View as TemplateView;

    private bool IsClosed => View is not { CanWrite: true };

    private TemplateFile? ActiveFile => tree.Active is not null ? View?.File(tree.Active) : null;

    private FileMark ActiveMark =>
        tree.Active is not null && View is { } view ? view.MarkOf(tree.Active) : FileMark.None;

    private string? UploadTo => View is { } view ? $"/api/templates/{view.Draft.Id}/files/_upload" : null;

    private string? DownloadName => ActiveFile?.Path.Split('/')[^1];

    /// <summary>What names the file that is to be deleted.</summary>
    private IReadOnlyList<string> Uses =>
        deleting is { } file && View is { } view ? [.. FileUses.Of(view, file.Id)] : [];

    protected override object Shown =>
        (tree.Rows, tree.Active, Current, IsClosed, tree.Filter, asked, deleting, (workspace, ActiveMark, UploadTo));

    protected override async Task OnInitializedAsync() =>
        workspace = await Callers.FindSlugAsync(CancellationToken.None) ?? "";

    protected override void OnParametersSet()
    {
        // What is shown is what the keyboard is at, until the person moves on.
        if (Current is not null && Current != followed)
        {
            tree.Active = followed = Current;
        }
    }

    protected override bool ShouldRender()
    {
        Refresh();
        return base.ShouldRender();
    }

    private void Refresh()
    {
        if (View is not { } view)
        {
            return;
        }

        var unsaved = Editing
            .Value.Edits.Keys.Select(TemplateSaves.FileOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        tree.Show(view, unsaved);
    }

    private void Filter(ChangeEventArgs change) => tree.Filter = (change.Value as string ?? "").Trim();

    private async Task Choose(FileTreeRow row)
    {
        tree.Active = row.Key;
        if (row.IsFolder)
        {
            tree.Toggle(row);
        }
        else if (row.Mark != FileMark.Deleted)
        {
            await OnOpen.InvokeAsync(row.Key);
        }
    }

    private async Task PressAsync(KeyboardEventArgs press)
    {
        if (press.CtrlKey || press.AltKey || press.MetaKey)
        {
            return;
        }

        switch (press.Key)
        {
            case "Enter" or " " when tree.ActiveRow is { } row:
                await Choose(row);
                break;
            case "F2":
                Rename();
                break;
            case "Delete":
                AskDelete();
                break;
            default:
                tree.Press(press.Key);
                break;
        }
    }

    private void Rename()
    {
        if (!IsClosed && ActiveFile is { } file)
        {
            asked = new FileQuestion(file.Id, file.Path, file.Role);
        }
    }

    private void MakePrimary()
    {
        if (tree.Active is { } file)
        {
            Do(Verbs.ChangeFile(file, new FileChange(null, null, null, Primary: true)));
        }
    }

    private void AskRevert()
    {
        if (tree.Active is not null)
        {
            Do(Verbs.RevertFile(tree.Active));
        }
    }

    private void AskDelete() => deleting = IsClosed ? null : ActiveFile;

    private void Delete()
    {
        if (deleting is { } file)
        {
            Do(Verbs.DeleteFile(file.Id));
        }

        deleting = null;
    }

    private void Answer(FileQuestion answer)
    {
        asked = null;
        Do(
            answer.File is { } file
                ? Verbs.ChangeFile(file, new FileChange(answer.Path, answer.Role, null, null))
                : Verbs.AddFile(answer.Path, answer.Role)
        );
    }

    private void Drop(string folder)
    {
        if (dragged is { } moved && !IsClosed && View?.File(moved) is { } file)
        {
            var path = folder + file.Path.Split('/')[^1];
            if (path != file.Path)
            {
                Do(Verbs.ChangeFile(file.Id, new FileChange(path, null, null, null)));
            }
        }

        dragged = null;
    }

    private void Do(DraftVerb verb) => Dispatcher.Dispatch(new DraftVerbRequested(verb));

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"file-row-{index}");

    private string IdOf(FileTreeRow row) => IdOf(tree.IndexOf(row.Key));
}
