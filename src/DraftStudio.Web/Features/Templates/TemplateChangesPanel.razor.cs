using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the draft changes of what it began with, and ways back for each of it.</summary>
public sealed partial class TemplateChangesPanel
{
    private const int MostListed = 500;
    private const string SideBySide = "split";

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    internal TemplateVerbs Verbs { get; init; } = null!; // Injected.

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The key of the one that is shown; the first when it is not there.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    /// <summary>"split" for the two texts side by side.</summary>
    [Parameter]
    public string? Look { get; set; }

    private TemplateView? View => Editing.Value.View as TemplateView;

    private bool IsSplit => Look == SideBySide;

    private int Place
    {
        get
        {
            if (View is not { } view)
            {
                return -1;
            }

            for (var i = 0; i < view.Changes.Length; i++)
            {
                if (view.Changes[i].Key == Chosen)
                {
                    return i;
                }
            }

            return view.Changes.IsEmpty ? -1 : 0;
        }
    }

    private string Place1 => (Place + 1).ToString("N0", CultureInfo.InvariantCulture);

    private TemplateChange? Current => Place is >= 0 and var place ? View!.Changes[place] : null; // There is none without it.

    private ImmutableArray<ChangeLine> Lines =>
        View is { } view && Current is { } current ? TemplateChanges.LinesOf(view.Origin, view.Document, current) : [];

    protected override object Shown =>
        (View?.Changes ?? [], Chosen, IsSplit, View?.CanWrite, string.Join('\n', Lines), Navigation.Uri);

    private static string Heading(TemplateChangeGroup group) =>
        group switch
        {
            TemplateChangeGroup.Files => "Files",
            TemplateChangeGroup.Inputs => "Inputs",
            TemplateChangeGroup.Processors => "Processors",
            TemplateChangeGroup.Settings => "Settings",
            TemplateChangeGroup.Options => "Handler options",
            _ => "Template",
        };

    /// <summary>What came or went does so as a whole, and a member that is alone is reverted above.</summary>
    private static bool MayRevert(TemplateChange change, ChangeLine line) =>
        change.Mark is not (TemplateChangeMark.Added or TemplateChangeMark.Deleted)
        && change.IsItem
        && line.Path != change.Path;

    private string AddressOf(TemplateChange change) =>
        Navigation.GetUriWithQueryParameters(
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["panel"] = "changes", ["change"] = change.Key }
        );

    private string AddressOf(string file) =>
        Navigation.GetUriWithQueryParameters(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["file"] = file,
                ["panel"] = null,
                ["change"] = null,
                ["lines"] = null,
            }
        );

    private void Split(bool isSplit) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("lines", isSplit ? SideBySide : null));

    private void Go(int steps)
    {
        if (View is { } view && Place + steps is var next && next >= 0 && next < view.Changes.Length)
        {
            Navigation.NavigateTo(AddressOf(view.Changes[next]));
        }
    }

    private void Revert(TemplateChange change) =>
        Do(
            change.Group switch
            {
                TemplateChangeGroup.Files => Verbs.RevertFile(change.Id),
                TemplateChangeGroup.Inputs => Verbs.RevertItem(TemplateItems.Inputs, change.Id),
                TemplateChangeGroup.Processors => Verbs.RevertItem(TemplateItems.Processors, change.Id),
                _ => Verbs.RevertMember(change.Path),
            }
        );

    private void RevertMember(DocumentPath path) => Do(Verbs.RevertMember(path));

    private void Do(DraftVerb verb) => Dispatcher.Dispatch(new DraftVerbRequested(verb));
}
