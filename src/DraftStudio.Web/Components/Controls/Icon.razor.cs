using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>A drawn sign beside a word; always decoration for those who listen.</summary>
public sealed partial class Icon
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public int Size { get; set; } = 16;
}
