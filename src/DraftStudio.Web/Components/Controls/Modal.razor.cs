using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>A dialog that takes the page's place until it is dismissed; its owner decides when it is open.</summary>
public sealed partial class Modal
{
    private readonly string titleId = ControlId.New("modal");

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Escape, the close button, a press beside it.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnDismiss { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>"sheet" for a panel on the right; else centred.</summary>
    [Parameter]
    public string Kind { get; set; } = "centre";
}
