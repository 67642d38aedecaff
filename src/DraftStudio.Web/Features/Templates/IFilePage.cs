using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the code editor's script calls.</summary>
internal interface IFilePage
{
    Task TakeAsync(FieldEditPart[] edits);

    Task LoadedAsync(int version);

    Task ResumedAsync(long word);
}
