using System.Collections.Immutable;
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

    private ImmutableArray<FileTreeRow> rows = [];
    private ImmutableHashSet<string> toggled = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private string filter = "";
    private string? active;
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

    private TemplateFile? ActiveFile => active is not null ? View?.File(active) : null;

    private FileMark ActiveMark => active is not null && View is { } view ? view.MarkOf(active) : FileMark.None;

    private bool IsDeleted => ActiveMark == FileMark.Deleted;

    private int ActiveIndex => IndexOf(active);

    private string? UploadTo => View is { } view ? $"/api/templates/{view.Draft.Id}/files/_upload" : null;

    private string? DownloadName => ActiveFile?.Path.Split('/')[^1];

    /// <summary>What names the file that is to be deleted.</summary>
    private IReadOnlyList<string> Uses =>
        deleting is { } file && View is { } view ? [.. FileUses.Of(view, file.Id)] : [];

    protected override object Shown =>
        (rows, active, Current, IsClosed, filter, asked, deleting, (workspace, ActiveMark, UploadTo));

    protected override async Task OnInitializedAsync() =>
        workspace = await Callers.FindSlugAsync(CancellationToken.None) ?? "";

    protected override void OnParametersSet()
    {
        // What is shown is what the keyboard is at, until the person moves on.
        if (Current is not null && Current != followed)
        {
            active = followed = Current;
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
        var next = FileTreeRows.Of(view, toggled, unsaved, filter);
        rows = next.SequenceEqual(rows) ? rows : next;
    }

    private void Filter(ChangeEventArgs change) => filter = (change.Value as string ?? "").Trim();

    private async Task Choose(FileTreeRow row)
    {
        active = row.Key;
        if (row.IsFolder)
        {
            Toggle(row);
        }
        else if (row.Mark != FileMark.Deleted)
        {
            await OnOpen.InvokeAsync(row.Key);
        }
    }

    private void Toggle(FileTreeRow row) =>
        toggled = toggled.Contains(row.Key) ? toggled.Remove(row.Key) : toggled.Add(row.Key);

    private async Task PressAsync(KeyboardEventArgs press)
    {
        if (press.CtrlKey || press.AltKey || press.MetaKey)
        {
            return;
        }

        var at = ActiveIndex;
        var row = at >= 0 ? rows[at] : null;
        switch (press.Key)
        {
            case "ArrowDown" or "ArrowUp" or "Home" or "End":
                active = FileTreeKeys.Next(rows, at, press.Key)?.Key ?? active;
                break;
            case "ArrowRight" when row is { IsFolder: true, IsExpanded: false }:
            case "ArrowLeft" when row is { IsFolder: true, IsExpanded: true }:
                Toggle(row);
                break;
            case "ArrowRight" or "ArrowLeft":
                active = FileTreeKeys.Next(rows, at, press.Key)?.Key ?? active;
                break;
            case "Enter" or " " when row is not null:
                await Choose(row);
                break;
            case "F2":
                Rename();
                break;
            case "Delete":
                AskDelete();
                break;
            default:
                active = FileTreeKeys.Search(rows, at, press.Key)?.Key ?? active;
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

    private void MakePrimary() =>
        Do(file => Verbs.ChangeFile(file.Id, new FileChange(null, null, null, Primary: true)));

    private void AskRevert()
    {
        if (active is not null)
        {
            Dispatcher.Dispatch(new DraftVerbRequested(Verbs.RevertFile(active)));
        }
    }

    private void AskDelete() => deleting = IsClosed ? null : ActiveFile;

    private void Delete()
    {
        if (deleting is { } file)
        {
            Dispatcher.Dispatch(new DraftVerbRequested(Verbs.DeleteFile(file.Id)));
        }

        deleting = null;
    }

    private void Answer(FileQuestion answer)
    {
        asked = null;
        Dispatcher.Dispatch(
            new DraftVerbRequested(
                answer.File is { } file
                    ? Verbs.ChangeFile(file, new FileChange(answer.Path, answer.Role, null, null))
                    : Verbs.AddFile(answer.Path, answer.Role)
            )
        );
    }

    private void Drop(string folder)
    {
        if (dragged is { } moved && !IsClosed && View?.File(moved) is { } file)
        {
            var path = folder + file.Path.Split('/')[^1];
            if (path != file.Path)
            {
                Dispatcher.Dispatch(
                    new DraftVerbRequested(Verbs.ChangeFile(file.Id, new FileChange(path, null, null, null)))
                );
            }
        }

        dragged = null;
    }

    private void Do(Func<TemplateFile, DraftVerb> verb)
    {
        if (ActiveFile is { } file)
        {
            Dispatcher.Dispatch(new DraftVerbRequested(verb(file)));
        }
    }

    /// <summary>The folder that a line is or is in, with a slash at its end; nothing for the root.</summary>
    private string FolderOf(string? key)
    {
        var path = IndexOf(key) is >= 0 and var at ? rows[at].Path : "";
        return path[..(path.LastIndexOf('/') + 1)];
    }

    private int IndexOf(string? key)
    {
        for (var i = 0; key is not null && i < rows.Length; i++)
        {
            if (rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"file-row-{index}");

    private string IdOf(FileTreeRow row) => IdOf(IndexOf(row.Key));

    private static string LabelOf(FileTreeRow row) =>
        string.Join(
            ", ",
            new[]
            {
                row.Name,
                row.IsPrimary ? "primary" : "",
                row.HasProblem ? "has problems" : "",
                row.IsUnsaved ? "not saved yet" : "",
                row.Mark == FileMark.None ? "" : row.Mark.ToString().ToLowerInvariant(),
            }.Where(static word => word.Length > 0)
        );
}
