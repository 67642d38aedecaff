using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What the graph script of a page calls.</summary>
internal interface IGraphPage
{
    Task TakeAsync(FieldEditPart[] edits);

    Task LoadedAsync(int version);

    Task ResumedAsync(long word);

    Task SelectedAsync(SelectionChanged selection);

    Task ComparedAsync(bool isOn);
}
